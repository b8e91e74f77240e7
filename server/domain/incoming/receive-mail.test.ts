// Proves that mail is kept before anything else, once, whole, and understood whatever it is.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { readSource } from './read-source.ts';
import { receiveMails } from './receive-mail.ts';

let house: MailHouse;
let sales: TestMailbox;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
});
afterAll(() => house.close());

const message = async (sourceId: string) => {
  const [row] = await house.rows<Record<string, unknown>>(
    `select m.* from sources s join messages m on m.id = s.message_id where s.id = ${sourceId}`,
  );
  return row!;
};

test('a mail goes all the way: kept, identified, threaded, listed, found by its words', async () => {
  const raw = writeMail({ subject: 'Offer for pumps', body: 'Could you send forty pumps to Rotterdam?' });
  const { stored } = await house.receive(sales.inbox, [raw]);
  expect(stored).toHaveLength(1);
  expect(await readSource(house.deps, stored[0]!)).toEqual(raw);
  const row = await message(stored[0]!);
  expect(row).toMatchObject({
    subject: 'Offer for pumps',
    direction: 'in',
    kind: 'personal',
    language: 'en',
    from_address: 'bruno@noord.example',
    counterpart_address: 'bruno@noord.example',
    noticed: true,
    snippet: 'Could you send forty pumps to Rotterdam?',
  });
  const boxes = await house.rows(
    `select mailbox_id, box, count from conversation_audiences where conversation_id = ${row.conversation_id} order by 1, 2`,
  );
  expect(boxes).toEqual([
    { mailbox_id: '0', box: 'all', count: 1 },
    { mailbox_id: sales.id, box: 'all', count: 1 },
    { mailbox_id: sales.id, box: 'inbox', count: 1 },
  ]);
  const found = await house.rows(
    `select message_id from message_words where words @@ 'rotterdam & pumps:A'::tsquery`,
  );
  expect(found).toEqual([{ message_id: row.id }]);
});

test('F01: the cursor moves with the mail or not at all', async () => {
  const before = await house.rows('select count(*)::int as n from sources');
  const failing = receiveMails(
    house.deps,
    [{ raw: writeMail(), placement: { folderId: sales.inbox, uidValidity: '1', uid: '9001', flags: [] } }],
    {
      alsoInTransaction: async () => {
        throw new Error('the cursor cannot be written');
      },
    },
  );
  await expect(failing).rejects.toThrow('cursor');
  expect(await house.rows('select count(*)::int as n from sources')).toEqual(before);
});

test('what is understood behind is durable first, then understood from the bytes at hand, batch by batch', async () => {
  const batch = (name: string) =>
    Array.from({ length: 20 }, (_, index) =>
      writeMail({ id: `${name}${index}@behind.example`, subject: name }),
    );
  const ended: string[] = [];
  const behind: Promise<void>[] = [];
  const bring = (name: string) =>
    house.receive(sales.inbox, batch(name), {
      live: false,
      understand: 'behind',
      onBehind: (understanding) => behind.push(understanding.then(() => void ended.push(name))),
    });
  await bring('one');
  await bring('two');
  // Leased by us: nobody else begins with them meanwhile.
  const kept = await house.rows<{ own: number; all: number }>(
    `select count(*) filter (where lease_until > now() or state = 'understood')::int as own, count(*)::int as all
     from sources where header like '%@behind.example%'::bytea`,
  );
  expect(kept).toEqual([{ own: 40, all: 40 }]);
  await Promise.all(behind);
  expect(ended).toEqual(['one', 'two']);
  const understood = await house.rows(`select 1 from messages where message_id like '%@behind.example'`);
  expect(understood).toHaveLength(40);
});

test('F04: mail without a sender, with an invalid one or to nobody named is archived like any other', async () => {
  const raws = [
    writeMail({ from: null, subject: 'no sender' }),
    writeMail({ from: '<<>>;;broken', subject: 'invalid sender' }),
    writeMail({ to: 'undisclosed-recipients:;', subject: 'to nobody' }),
    writeMail({ from: 'Иван <иван@почта.рф>', subject: 'international' }),
  ];
  const { stored } = await house.receive(sales.inbox, raws);
  expect(stored).toHaveLength(4);
  expect((await message(stored[0]!)).from_address).toBe('');
});

test('F07: mail without Message-ID is kept, and known again when it comes again', async () => {
  const raw = writeMail({
    id: null,
    subject: 'no id',
    headers: ['Received: from a by b; Tue, 10 Mar 2026 09:00:01 +0000'],
  });
  const again = writeMail({
    id: null,
    subject: 'no id',
    headers: ['Received: from c by d; Tue, 10 Mar 2026 09:00:09 +0000'],
  });
  const other = writeMail({ id: null, subject: 'no id', body: 'Something else.' });
  expect((await house.receive(sales.inbox, [raw])).stored).toHaveLength(1);
  expect((await house.receive(sales.inbox, [again])).duplicates).toHaveLength(1);
  expect((await house.receive(sales.inbox, [other])).stored).toHaveLength(1);
});

test('F12: our address in Cc or Bcc only, and a subject of 3,000 characters: archived', async () => {
  const { stored } = await house.receive(sales.inbox, [
    writeMail({ to: 'someone@else.example', cc: 'sales@kontor.example', subject: 'in copy' }),
    writeMail({ to: 'someone@else.example', subject: `long ${'x'.repeat(3000)}` }),
  ]);
  expect(stored).toHaveLength(2);
});

test('F13: a mail of 20 MB comes back byte for byte', async () => {
  const noise = Array.from({ length: 300_000 }, (_, n) =>
    createHash('sha256').update(String(n)).digest('base64'),
  );
  const raw = Buffer.concat([writeMail({ subject: 'large' }), Buffer.from(noise.join('\r\n'))]);
  const { stored } = await house.receive(sales.inbox, [raw]);
  const back = await readSource(house.deps, stored[0]!);
  expect(back?.equals(raw)).toBe(true);
  const [body] = await house.rows<{ frames: number; data: Buffer | null }>(
    `select frames, data from bodies b join sources s on s.body_hash = b.hash where s.id = ${stored[0]}`,
  );
  expect(body).toMatchObject({ data: null });
  expect(body!.frames).toBeGreaterThan(10);
});

test('F16: two syncs bringing the same mails at once keep each once, whole', async () => {
  const raws = Array.from({ length: 40 }, (_, n) => writeMail({ subject: `twice ${n}` }));
  const bring = (order: Buffer[], uid: number) =>
    receiveMails(
      house.deps,
      order.map((raw, n) => ({
        raw,
        placement: { folderId: sales.inbox, uidValidity: '7', uid: String(uid + n), flags: [] },
      })),
      { live: true },
    );
  const both = await Promise.all([bring(raws, 1), bring(raws.toReversed(), 1000)]);
  expect(both.flat().filter(({ outcome }) => outcome === 'stored')).toHaveLength(40);
  const [count] = await house.rows(`select count(*)::int as n from messages where subject like 'twice %'`);
  expect(count).toEqual({ n: 40 });
});

test('F17: a reply that names nothing and changed its subject is in the inbox all the same', async () => {
  const { stored } = await house.receive(sales.inbox, [
    writeMail({ subject: 'Quite another matter', headers: ['Thread-Index: AdX'] }),
  ]);
  const { conversation_id } = await message(stored[0]!);
  const inbox = await house.rows(
    `select 1 from conversation_audiences where conversation_id = ${conversation_id} and box = 'inbox'`,
  );
  expect(inbox).toHaveLength(1);
});

test('F19: the same mail in two mailboxes is one message; a reused Message-ID with other content is another', async () => {
  const support = await house.mailbox('support@kontor.example');
  const raw = (headers: string[], body?: string) =>
    writeMail({
      id: 'same@noord.example',
      subject: body ? 'Something else entirely' : 'In both',
      headers,
      ...(body ? { body } : {}),
    });
  const first = await house.receive(sales.inbox, [
    raw(['Received: from a by sales; Tue, 10 Mar 2026 09:00:01 +0000']),
  ]);
  const second = await house.receive(support.inbox, [
    raw(['Received: from a by support; Tue, 10 Mar 2026 09:00:02 +0000']),
  ]);
  expect(second).toMatchObject({ stored: [], duplicates: [expect.any(String)] });
  const one = await message(first.stored[0]!);
  const places = await house.rows(`select mailbox_id from conversation_audiences
    where conversation_id = ${one.conversation_id} and box = 'inbox' order by mailbox_id`);
  expect(places).toEqual([{ mailbox_id: sales.id }, { mailbox_id: support.id }]);
  const third = await house.receive(sales.inbox, [raw([], 'Wholly different words.')]);
  const other = await message(third.stored[0]!);
  expect(other.id).not.toBe(one.id);
  expect(other.conversation_id).not.toBe(one.conversation_id);
});

test('F19: a copy with a list footer is another message of the same conversation', async () => {
  const id = 'footer@noord.example';
  const { stored } = await house.receive(sales.inbox, [
    writeMail({ id, subject: 'Pumps', body: 'Forty pumps.' }),
    writeMail({ id, subject: '[sales-list] Pumps', body: 'Forty pumps.\n\n_____\nsales-list footer' }),
  ]);
  expect(stored).toHaveLength(2);
  const [a, b] = [await message(stored[0]!), await message(stored[1]!)];
  expect(a.conversation_id).toBe(b.conversation_id);
});

test('F20: <id> and id are the same, and mails that come under new UIDs are no new messages', async () => {
  const raws = Array.from({ length: 50 }, (_, n) =>
    writeMail({ id: `again${n}@noord.example`, subject: `again ${n}` }),
  );
  await house.receive(sales.inbox, raws);
  const again = await house.receive(
    sales.inbox,
    raws.map((raw) => Buffer.from(raw.toString().replace('Message-ID: <', 'X-New: 1\r\nMessage-ID: <'))),
  );
  expect(again.stored).toEqual([]);
  const [count] = await house.rows(`select count(*)::int as n from messages where subject like 'again %'`);
  expect(count).toEqual({ n: 50 });
});

test('F21: our own sent mail fetched back is one message that went out', async () => {
  const mail = {
    from: 'Ada <sales@kontor.example>',
    to: 'bruno@noord.example',
    id: 'ours@kontor.example',
    subject: 'Our offer',
  };
  const first = await house.receive(sales.sent, [writeMail({ ...mail, bcc: 'boss@kontor.example' })]);
  const second = await house.receive(sales.inbox, [writeMail(mail)]);
  expect(second.stored).toEqual([]);
  const row = await message(first.stored[0]!);
  expect(row).toMatchObject({ direction: 'out', counterpart_address: 'bruno@noord.example', noticed: false });
  const people = await house.rows(`select address from message_addresses where message_id = ${row.id}`);
  expect(people).not.toContainEqual({ address: 'boss@kontor.example' });
});
