// Odd mails as they come, and what they must say once parsed. The mails lie in tests/mail.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMail } from './parse-mail.ts';
import { MailTooComplex } from './parsed-mail.ts';

function raw(name: string): Buffer {
  return readFileSync(new URL(`../../../tests/mail/${name}.eml`, import.meta.url));
}
const parse = (name: string) => parseMail(raw(name));
const RUSSIAN =
  'Добрый день! Высылаем подписанный договор и просим выставить счёт на оплату до конца недели.';
const POLISH =
  'Dzień dobry, proszę o przesłanie oferty na dwie chłodnie oraz o informację, jaki jest koszt montażu w Łodzi.';

test.each([
  ['windows-1251-named-latin1', RUSSIAN],
  ['koi8-r-without-charset', RUSSIAN],
  ['iso-8859-2-without-charset', POLISH],
  ['windows-1250-unknown-name', POLISH],
  ['gbk-without-charset', '您好，附件是我们的最新报价单，请查收。如有问题请随时联系我们，谢谢。'],
  ['utf-8-named-latin1', 'De geüpdatete prijs is €12 per stuk.'],
  ['ansi-x3-4-and-utf-7', 'Grüße aus Köln'],
  ['nested-in-text-base64-that-is-none', 'This text is not base64 at all, whatever the header says.'],
])('F39: the text of %s is shown right', async (name, text) => {
  expect((await parse(name)).plain.trim()).toBe(text);
});

test('F39: headers in raw koi8-r, split letters, UTF-7, and raw bytes inside encoded words are shown right', async () => {
  const koi = await parse('koi8-r-without-charset');
  expect(koi.subject).toBe('Договор и счёт');
  expect(koi.from).toEqual([{ name: 'Иван Петров', address: 'ivan@zakazchik.example' }]);
  const split = await parse('encoded-words-split-inside-a-letter');
  expect(split.subject).toBe('Счёт на оплату №4711');
  expect(split.from[0]?.name).toBe('Мария Иванова');
  expect((await parse('ansi-x3-4-and-utf-7')).subject).toBe('Plain words Grün');
  expect((await parse('yandex-raw-8bit-in-encoded-word')).subject).toBe('Счёт 4711');
  expect((await parse('windows-1250-unknown-name')).subject).toBe('Zamówienie świeże');
  expect((await parse('utf-8-named-latin1')).from[0]?.name).toBe('Zoë');
});

test('F39: names by RFC 2231, in encoded words and with folders in them are shown right', async () => {
  const { attachments } = await parse('rfc-2231-names');
  expect(attachments.map((file) => file.name)).toEqual([
    'Счёт 4711.pdf',
    'załącznik.pdf',
    'prijs.xlsx',
    'précis.pdf',
  ]);
});

test('F04: a mail without a sender to undisclosed recipients is a mail', async () => {
  const mail = await parse('no-from');
  expect(mail).toMatchObject({
    from: [],
    to: [],
    subject: 'Anonymous',
    messageId: 'n1@nowhere.example',
    problems: ['The sender is missing.'],
  });
});

test('F04: groups, comments, routes, unquoted commas and international domains all yield their addresses', async () => {
  const mail = await parse('odd-addresses');
  expect(mail.from).toEqual([
    { name: 'Miller, Ann', address: 'ann@kunde.example' },
    { name: 'Bo Müller', address: 'bo@kunde.example' },
  ]);
  expect(mail.sender).toEqual([{ name: "Ann Miller's phone", address: 'ann+phone@kunde.example' }]);
  expect(mail.replyTo).toEqual([{ name: 'Ann', address: 'ann@kunde.example' }]);
  expect(mail.to).toEqual([
    { name: '', address: 'ada@firma.example' },
    { name: 'Bruno "the buyer" B.', address: 'bruno@firma.example' },
    { name: 'Meyer, Hans', address: 'hans@münchen.example' },
  ]);
  expect(mail.cc).toEqual([
    { name: 'Ann, of (nested) sales', address: 'ann@kunde.example' },
    { name: '', address: 'carla@firma.example' },
    { name: '', address: 'dan@firma.example' },
    { name: 'root', address: '' },
    { name: '', address: '"quoted local"@firma.example' },
    { name: '', address: 'ivan@почта.example' },
  ]);
});

test('a date that cannot be read is missing, not now', async () => {
  const mail = await parse('unreadable-date');
  expect(mail.date).toBeUndefined();
  expect(mail.problems).toEqual(['The date cannot be read: "gisteren om drie uur".']);
  expect(mail.received.map((date) => date.toISOString())).toEqual([
    '2026-03-03T09:15:02.000Z',
    '2026-03-03T09:15:01.000Z',
  ]);
});

test('a broken header costs only its broken lines', async () => {
  const mail = await parse('broken-header');
  expect(mail).toMatchObject({
    subject: 'folded over lines',
    messageId: 'bare-id@kunde.example',
    inReplyTo: ['old@kunde.example'],
    references: ['a@x', 'b@x', 'c@x'],
    plain: 'Body.\n',
    from: [{ name: 'Ann', address: 'ann@kunde.example' }],
  });
  expect(mail.date?.toISOString()).toBe('2026-03-03T10:15:00.000Z');
  expect(mail.headers.get('subject')).toEqual(['folded\tover lines', 'second']);
});

test('F40: a mail forwarded as a file with a Content-ID is a file, named by its subject', async () => {
  const mail = await parse('forwarded-as-file-with-content-id');
  expect(mail.plain.trim()).toBe('See the file.');
  expect(mail.attachments).toMatchObject([
    {
      name: 'Reclamation ü.eml',
      type: 'message/rfc822',
      contentId: 'part1@kunde.example',
      part: '2',
      position: 0,
    },
  ]);
});

test('F40: an invitation without a file name is recognised and listed', async () => {
  const mail = await parse('invitation-without-extension');
  expect(mail.calendar).toEqual({
    method: 'REQUEST',
    uid: 'ev-1@kunde.example',
    summary: 'Abnahme, Halle 3',
    start: '2026-03-10T09:00:00[Europe/Berlin]',
    end: '2026-03-10T10:00:00[Europe/Berlin]',
    organizer: 'ann@kunde.example',
    location: 'Lager\nTor 2, sehr lange Angabe, die umbrochen ist',
  });
  expect(mail.attachments).toMatchObject([{ name: 'invite.ics', type: 'text/calendar' }]);
});

test('F40: a file in the same bundle as a signature picture is listed', async () => {
  const mail = await parse('file-behind-signature-picture');
  expect(mail.attachments.map(({ name, disposition, part }) => [name, disposition, part])).toEqual([
    ['logo.gif', 'inline', '2'],
    ['order.pdf', '', '3'],
  ]);
  expect(mail.html).toContain('cid:logo');
});

test('flowed lines are joined, and the footer a list adds stands in both forms of the text', async () => {
  const mail = await parse('list-footer-and-several-texts');
  expect(mail.plain).toContain('Wir treffen uns am Freitag um 18 Uhr.\n> Wann denn nur, undwo?\n-- \nAnn');
  expect(mail.plain).toContain('Liste <abmelden>');
  expect(mail.html).toContain('<b>Freitag</b>');
  expect(mail.html).toContain('Liste &lt;abmelden&gt;');
  expect(mail.attachments).toEqual([]);
});

test('a mail that was cut off yields what there is of it', async () => {
  const mail = await parse('cut-off-in-the-middle');
  expect(mail.plain).toBe('Here is the file.');
  expect(mail.attachments).toMatchObject([{ name: 'cut.pdf', size: 9 }]);
});

test('a uuencoded file in the text is a file', async () => {
  const mail = await parse('uuencoded');
  expect(mail.plain).toBe('See the file:\nand begin 2 more.\n');
  expect(mail.attachments).toMatchObject([
    { name: 'note.txt', size: 11, sha256: createHash('sha256').update('hello world').digest('hex') },
  ]);
});

test('a delivery report yields each recipient and names the mail it is about', async () => {
  const { deliveryReport } = await parse('delivery-report-of-three');
  expect(
    deliveryReport?.recipients.map(({ recipient, action, status }) => [recipient, action, status]),
  ).toEqual([
    ['gone@kunde.example', 'failed', '5.1.1'],
    ['full@kunde.example', 'delayed', '4.2.2'],
    ['fine@kunde.example', 'relayed', '2.0.0'],
  ]);
  expect(deliveryReport?.recipients[0]?.diagnostic).toBe('550 5.1.1 <gone@kunde.example>:    no such user');
  expect(deliveryReport?.originalMessageId).toBe('sent-1@firma.example');
  expect(deliveryReport?.originalHeaders.get('subject')).toEqual(['Angebot für']);
});

test('a complaint names who complained and about which mail', async () => {
  const { feedbackReport } = await parse('complaint');
  expect(feedbackReport).toMatchObject({
    feedbackType: 'abuse',
    originalRecipients: ['user@provider.example'],
    originalMessageId: 'news-1@firma.example',
  });
});

const simple = (body: string, header = '') =>
  Buffer.from(
    `From: Ann <ann@kunde.example>\r\nTo: sales@firma.example\r\nSubject: Order\r\nDate: Tue, 3 Mar 2026 10:15:00 +0100\r\n${header}\r\n${body}`,
  );
const hashOf = async (mail: Buffer) => Buffer.from((await parseMail(mail)).contentHash).toString('hex');

test('F07: without a Message-ID two different mails with the same words are told apart, two copies of one are not', async () => {
  const one = await hashOf(simple('ok, thanks\r\n'));
  expect(
    await hashOf(simple('ok, thanks\r\n\r\n', 'Received: by mx.example; Tue, 3 Mar 2026 09:15:02 +0000\r\n')),
  ).toBe(one);
  const later = Buffer.from(simple('ok, thanks\r\n').toString().replace('10:15', '11:15'));
  expect(await hashOf(later)).not.toBe(one);
});

test('F19: the content hash of a mail is the same however it was encoded and whatever headers were added on the way', async () => {
  const id = 'Message-ID: <same@kunde.example>\r\n';
  const plain = await hashOf(
    simple(
      'Größe M, bitte  \r\nDanke\r\n',
      `${id}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n`,
    ),
  );
  const quoted = await hashOf(
    simple(
      'Gr=C3=B6=C3=9Fe M, bi=\r\ntte\r\nDanke',
      `Received: x\r\nX-Spam: no\r\n${id}Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n`,
    ),
  );
  const base64 = await hashOf(
    simple(
      Buffer.from('Größe M, bitte\nDanke\n').toString('base64'),
      `${id}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n`,
    ),
  );
  expect(quoted).toBe(plain);
  expect(base64).toBe(plain);
  expect(
    await hashOf(simple('Größe L, bitte\r\nDanke\r\n', `${id}Content-Type: text/plain; charset=utf-8\r\n`)),
  ).not.toBe(plain);
});

test('a parsed mail can cross to another thread as it is', async () => {
  const mail = await parse('delivery-report-of-three');
  expect(structuredClone(mail)).toEqual(mail);
});

test('F13: a mail of 60 MB with 26 files lists them all, byte-equal', async () => {
  const pieces: Buffer[] = [
    Buffer.from(
      'From: a@kunde.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n',
    ),
  ];
  const sums: string[] = [];
  for (let index = 0; index < 26; index++) {
    const content = Buffer.alloc(index === 0 ? 20_000_001 : 1_000_000 + index, `${index} file `);
    sums.push(createHash('sha256').update(content).digest('hex'));
    pieces.push(
      Buffer.from(
        `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=f${index}.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
      ),
    );
    pieces.push(Buffer.from(content.toString('base64').replace(/.{76}/g, '$&\r\n')), Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from('--b--\r\n'));
  const mail = await parseMail(Buffer.concat(pieces));
  expect(mail.attachments.map((file) => file.sha256)).toEqual(sums);
  expect(mail.attachments[0]).toMatchObject({ size: 20_000_001, name: 'f0.pdf' });
});

test('F10: 2,000 parts and 200 levels are read; more is refused by name', async () => {
  const parts = (count: number) =>
    Buffer.from(
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: image/png\n\nx\n'.repeat(count)}--b--\n`,
    );
  expect((await parseMail(parts(1999))).attachments).toHaveLength(1999);
  await expect(parseMail(parts(2500))).rejects.toThrow(MailTooComplex);
  const levels = (count: number) => {
    let text = 'Content-Type: text/plain\n\ndeep inside\n';
    for (let level = count; level > 0; level--)
      text = `Content-Type: multipart/mixed; boundary=level${level}x\n\n--level${level}x\n${text}\n--level${level}x--\n`;
    return Buffer.from(text);
  };
  expect((await parseMail(levels(200))).plain).toContain('deep inside');
  await expect(parseMail(levels(300))).rejects.toThrow(MailTooComplex);
});

test('F10: a thousand references, ten thousand addresses and a header of megabytes are cut, with a problem', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `<${index}@kunde.example>`).join('\r\n ');
  const to = Array.from({ length: 10_000 }, (_, index) => `a${index}@kunde.example`).join(',\r\n ');
  const mail = await parseMail(
    Buffer.from(
      `From: x@kunde.example\r\nReferences: ${ids}\r\nTo: ${to}\r\nX-Long: ${'y'.repeat(3_000_000)}\r\n\r\nbody`,
    ),
  );
  expect(mail.references).toHaveLength(100);
  expect([mail.references[0], mail.references.at(-1)]).toEqual(['0@kunde.example', '999@kunde.example']);
  expect(mail.to).toHaveLength(999);
  expect(mail.plain).toBe('body');
  expect(mail.problems).toContain('The header is longer than can be read; parts of it were left out.');
  expect(mail.problems).toContain('The mail names more than 1000 addresses; the rest was left out.');
});

test('any bytes at all make a mail, quickly', async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const bits = [
    'From: ',
    'a@b',
    '<',
    '>',
    '"',
    '(',
    ';',
    '=?utf-8?B?',
    '?=',
    'Content-Type: multipart/mixed; boundary=x\n',
    '\n--x',
    '--',
    '\n\n',
    '\r\n',
    ':',
    'begin 644 f\n',
    '\u00e9',
    '\0',
    'base64',
    'Content-Transfer-Encoding: ',
    'message/rfc822',
    'Subject: ',
    ' ',
    '\t',
    'filename*0*=',
  ];
  for (let round = 0; round < 2000; round++) {
    const text = Array.from(
      { length: Math.floor(random() * 60) },
      () => bits[Math.floor(random() * bits.length)],
    ).join('');
    const mail = await parseMail(Buffer.from(text, round % 2 ? 'latin1' : 'utf8'));
    expect(mail.contentHash).toHaveLength(32);
    expect(mail.plain + mail.html + mail.subject).not.toContain('\0');
  }
});

test('F10: no heap of signs takes the square of its size to read', async () => {
  const signs = [
    '<',
    '(',
    '"',
    '=?',
    '=?utf-8?Q?',
    '; ',
    '; a=',
    ':',
    ',',
    '\r',
    ' ',
    'A',
    '=',
    '\\',
    '>',
    'begin 644 a\n',
    '\n--b\n',
    '{',
    '%41',
  ];
  for (const sign of signs) {
    const heap = sign.repeat(Math.ceil(200_000 / sign.length));
    for (const text of [
      `From: ${heap}@x\nTo: ${heap} y\n\n`,
      `Date: ${heap}\nReceived: ${heap}\nReferences: ${heap}\n\n`,
      `Content-Type: text/plain; ${heap} x\nContent-Disposition: ${heap}\n\n${heap}x`,
      `Content-Type: text/html\n\n${heap}`,
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n${heap}`,
    ]) {
      const started = process.cpuUsage();
      await parseMail(Buffer.from(text)).catch((error) => expect(error).toBeInstanceOf(MailTooComplex));
      // Seconds of work, not of waiting for others on the machine.
      const { user } = process.cpuUsage(started);
      expect(user / 1e6, `${JSON.stringify(sign)} in ${text.slice(0, 30)}`).toBeLessThan(3);
    }
  }
}, 240_000);

test('F13: behind a hundred thousand recipients the subject, the date and the Message-ID are still found', async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `u${index}@many.example`).join(',\n ');
  const header = `From: ann@kunde.example\nTo: ${many}\nX-Late: x\nSubject: To all\nDate: Mon, 4 May 2026 10:00:00 +0200\nMessage-ID: <a@kunde.example>\n`;
  const mail = await parseMail(Buffer.from(`${header}\nHello\n`));
  expect(mail).toMatchObject({ subject: 'To all', messageId: 'a@kunde.example' });
  expect(mail.date?.toISOString()).toBe('2026-05-04T08:00:00.000Z');
  expect(mail.to.length).toBeGreaterThan(900);
  expect(mail.headers.has('x-late')).toBe(false);
});

test.each([
  ['a text without any header', 'Hello Ann,\n\nthe lamps are here.\n'],
  ['one that begins with a label', 'Od: Jan\nDo: Anna\n\nLampy sa.\n'],
  [
    'a forwarded mail cut out of another',
    '--- Original Message ---\nFrom: a@kunde.example\nSubject: Lamps\n\nWhen?\n',
  ],
  ['an introduction and a quote', 'Yes.\nOn 3 Mar 2026, at 10:12, Tom wrote:\n\n> Now?\n'],
  ['a link', 'https://lamps.example/plan\n\nThere it is.\n'],
])('nothing is left out of what is no mail: %s', async (_, text) => {
  expect((await parseMail(Buffer.from(text))).plain).toBe(text);
});

test('a header with a broken first line, or of few fields, is none of the text', async () => {
  const broken = 'no field at all\nReceived: from a by b\nSubject: Lamps\n\nHello\n';
  expect((await parseMail(Buffer.from(broken))).plain).toBe('Hello\n');
  expect((await parseMail(Buffer.from('Subject: Lamps\nno field\n\nHello\n'))).plain).toBe('Hello\n');
});
