// Proves that extreme mail harms nobody: it is understood within the limits, or in quarantine, and the others arrive.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';

let house: MailHouse;
let sales: TestMailbox;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
});
afterAll(() => house.close());

const head = 'From: bruno@noord.example\r\nTo: sales@kontor.example\r\nMIME-Version: 1.0\r\n';
const mailOf = (subject: string, rest: string) => Buffer.from(`${head}Subject: ${subject}\r\n${rest}`);
const parts = (count: number) => {
  const part =
    '--b\r\nContent-Type: application/octet-stream; name=f.bin\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n';
  return `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`;
};
const whole = async (raw: Buffer) => {
  const { stored, quarantined } = await house.receive(sales.inbox, [raw, writeMail()]);
  expect(stored.length + quarantined.length).toBe(2);
  expect(stored.length).toBeGreaterThanOrEqual(1);
  return stored.length === 2;
};

test('F13: 26 attachments are all listed', async () => {
  expect(await whole(mailOf('many files', parts(26)))).toBe(true);
  const rows = await house.rows(
    `select 1 from message_attachments a join messages m on m.id = a.message_id where m.subject = 'many files'`,
  );
  expect(rows).toHaveLength(26);
});

test('2,000 parts, and an HTML of 10 MB, do not hold the next mail up', async () => {
  await whole(mailOf('parts', parts(2000)));
  const html = `<div>${'<p>word after word and a <b>bold</b> one</p>'.repeat(250_000)}</div>`;
  await whole(mailOf('html', `Content-Type: text/html\r\n\r\n${html}`));
});

test('words of any length and number, NUL bytes and broken surrogates are stored', async () => {
  const words = Array.from({ length: 150_000 }, (_, n) => `w${n.toString(36)}`).join(' ');
  expect(
    await whole(mailOf('words', `Content-Type: text/plain\r\n\r\n${words}\r\n${'x'.repeat(5000)}\r\n`)),
  ).toBe(true);
  expect(
    await whole(
      mailOf(
        'nul \0 here',
        `Content-Type: text/plain; charset=utf-16be\r\nMessage-ID: <${'y'.repeat(4000)}@x>\r\n\r\n\xd8\x00a\0b\r\n`,
      ),
    ),
  ).toBe(true);
});

test('1,500 recipients and 300 references are cut to what is bearable', async () => {
  const to = Array.from({ length: 1500 }, (_, n) => `p${n}@noord.example`).join(',\r\n ');
  const refs = Array.from({ length: 300 }, (_, n) => `<ref${n}@x.example>`).join('\r\n ');
  expect(
    await whole(
      Buffer.from(
        `From: bruno@noord.example\r\nTo: ${to}\r\nReferences: ${refs}\r\nSubject: wide\r\n\r\nbody\r\n`,
      ),
    ),
  ).toBe(true);
  const [row] = await house.rows<{ people: number; refs: number }>(`select
    (select count(*)::int from message_addresses a where a.message_id = m.id) as people, length(refs) / 32 as refs
    from messages m where subject = 'wide'`);
  expect(row!.people).toBeLessThanOrEqual(1000);
  expect(row!.refs).toBeLessThanOrEqual(100);
});
