// Proves what mail joins, under whom it is filed, who may read it, and what happens to mail nobody can understand.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { transaction } from '../../database/transaction.ts';
import { handleConversations } from '../conversations/handle-conversations.ts';
import { placementsChanged } from './placements-changed.ts';
import { retryQuarantined } from './quarantine.ts';
import { readSource } from './read-source.ts';
import { understandBacklog } from './understand-backlog.ts';

let house: MailHouse;
let sales: TestMailbox;
let own: TestMailbox;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
  const [ada] = await house.rows<{ id: string }>(
    `insert into users (name, email) values ('Ada', 'ada@kontor.example') returning id`,
  );
  own = await house.mailbox('ada@kontor.example', { policy: 'own', ownerId: ada!.id });
});
afterAll(() => house.close());

const at = async (id: string) => {
  const [row] = await house.rows<{ id: string; conversation_id: string; readers: string[] }>(
    `select m.id, m.conversation_id, a.readers from messages m join audiences a on a.id = m.audience_id where m.message_id = '${id}'`,
  );
  return row!;
};
const links = (conversation: string) =>
  house.rows<{ record_type: string; record_id: string; reason: unknown }>(
    `select record_type, record_id, reason from links where conversation_id = ${conversation} and undone_at is null order by 1, 2`,
  );

test("F22: a stranger's mail with a known number in the subject joins nothing", async () => {
  await house.receive(sales.inbox, [writeMail({ id: 'f22a@x.example', subject: 'Order 4711' })]);
  await house.receive(sales.inbox, [
    writeMail({ id: 'f22b@x.example', subject: 'Re: Order 4711', from: 'eve@evil.example' }),
  ]);
  expect((await at('f22b@x.example')).conversation_id).not.toBe((await at('f22a@x.example')).conversation_id);
});

test('F23: an answer without references joins by subject only with the same counterpart, a reply prefix and within 30 days', async () => {
  const one = { from: 'finn@noord.example', subject: 'Quarterly report' };
  await house.receive(sales.inbox, [
    writeMail({ ...one, id: 'f23a@x.example', date: 'Mon, 02 Feb 2026 10:00:00 +0000' }),
    writeMail({
      ...one,
      id: 'f23b@x.example',
      subject: 'Re: Quarterly report',
      date: 'Tue, 03 Feb 2026 10:00:00 +0000',
    }),
    writeMail({ ...one, id: 'f23c@x.example', date: 'Wed, 04 Feb 2026 10:00:00 +0000' }),
    writeMail({
      ...one,
      id: 'f23d@x.example',
      subject: 'Re: Quarterly report',
      date: 'Mon, 04 May 2026 10:00:00 +0000',
    }),
  ]);
  const of = async (letter: string) => (await at(`f23${letter}@x.example`)).conversation_id;
  expect(await of('b')).toBe(await of('a'));
  expect(await of('c')).not.toBe(await of('a'));
  expect(await of('d')).not.toBe(await of('a'));
});

test('F23: references win over the subject', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'f23e@x.example', subject: 'Pumps' }),
    writeMail({ id: 'f23f@x.example', subject: 'Something new', inReplyTo: 'f23e@x.example' }),
  ]);
  expect((await at('f23f@x.example')).conversation_id).toBe((await at('f23e@x.example')).conversation_id);
});

test('F34: a stranger who names a private mail does not join it; a colleague of the customer does', async () => {
  await house.receive(own.inbox, [
    writeMail({ id: 'f34a@x.example', to: 'ada@kontor.example', subject: 'Secret' }),
  ]);
  await house.receive(own.inbox, [
    writeMail({
      id: 'f34b@x.example',
      from: 'eve@evil.example',
      to: 'ada@kontor.example',
      inReplyTo: 'f34a@x.example',
    }),
    writeMail({
      id: 'f34c@x.example',
      from: 'gina@noord.example',
      to: 'ada@kontor.example',
      inReplyTo: 'f34a@x.example',
    }),
  ]);
  const private_ = (await at('f34a@x.example')).conversation_id;
  expect((await at('f34b@x.example')).conversation_id).not.toBe(private_);
  expect((await at('f34c@x.example')).conversation_id).toBe(private_);
});

test('F36: a mail in an own and in an open mailbox is readable through the open one, and where it lies privately is told to nobody else', async () => {
  const mail = { id: 'f36@x.example', subject: 'In both' };
  await house.receive(own.inbox, [writeMail({ ...mail, to: 'ada@kontor.example', headers: ['X-Copy: 1'] })]);
  const alone = await at('f36@x.example');
  expect(alone.readers).not.toContain('everyone');
  await house.receive(sales.inbox, [writeMail({ ...mail, to: 'ada@kontor.example' })]);
  const both = await at('f36@x.example');
  expect(both.id).toBe(alone.id);
  expect(both.readers).toContain('everyone');
});

test('a private mail that turns up in an open mailbox too is joined by what could not join it before', async () => {
  const first = { id: 'open1@x.example', to: 'ada@kontor.example', subject: 'Private at first' };
  await house.receive(own.inbox, [writeMail({ ...first, headers: ['X-Copy: 1'] })]);
  await house.receive(sales.inbox, [
    writeMail({ id: 'open2@x.example', from: 'kees@else.example', inReplyTo: 'open1@x.example' }),
  ]);
  const conversation = async (letter: number) => (await at(`open${letter}@x.example`)).conversation_id;
  expect(await conversation(2)).not.toBe(await conversation(1));
  await house.receive(sales.inbox, [writeMail(first)]);
  expect(await conversation(2)).toBe(await conversation(1));
});

test('F24: an address several people share links the company and leaves the person open', async () => {
  const [company] = await house.rows<{ id: string }>(
    `insert into companies (name) values ('West') returning id`,
  );
  await house.rows(`insert into company_domains values ('west.example', ${company!.id})`);
  await house.receive(sales.inbox, [writeMail({ id: 'f24@x.example', from: 'info@west.example' })]);
  expect(await links((await at('f24@x.example')).conversation_id)).toEqual([
    {
      record_type: 'company',
      record_id: company!.id,
      reason: { by: 'shared-address', what: 'info@west.example' },
    },
  ]);
});

test('F25: a newcomer adds a link and changes none; what a person undid stays undone; bulk mail makes no card, and lists are filed nowhere', async () => {
  const [contact] = await house.rows<{ id: string }>(
    `insert into contacts (name) values ('Hans') returning id`,
  );
  await house.rows(`insert into contact_addresses values (${contact!.id}, 'hans@oost.example', 0)`);
  await house.receive(sales.inbox, [
    writeMail({ id: 'f25a@x.example', from: 'hans@oost.example', subject: 'Hello from Oost' }),
  ]);
  const { conversation_id } = await at('f25a@x.example');
  expect(await links(conversation_id)).toHaveLength(1);
  await house.rows(`update links set undone_at = now() where conversation_id = ${conversation_id}`);
  await house.receive(sales.inbox, [
    writeMail({ id: 'f25b@x.example', from: 'hans@oost.example', inReplyTo: 'f25a@x.example' }),
  ]);
  expect(await links(conversation_id)).toHaveLength(0);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'f25c@x.example',
      from: 'hans@oost.example',
      subject: 'News',
      headers: ['Precedence: bulk', 'List-Unsubscribe: <https://oost.example/u>'],
    }),
  ]);
  // What a customer's shop sends is the customer's mail; what comes through a list is not.
  expect(await links((await at('f25c@x.example')).conversation_id)).toHaveLength(1);
  const cards = await house.rows(`select id from contacts`);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'f25d@x.example',
      from: 'hans@oost.example',
      subject: '[bakers] Flour',
      headers: [
        'List-Id: <bakers.lists.example>',
        'List-Post: <mailto:bakers@lists.example>',
        'Precedence: list',
      ],
    }),
    writeMail({
      id: 'f25e@x.example',
      from: 'news@unknown.example',
      subject: 'More news',
      headers: ['Precedence: bulk', 'List-Unsubscribe: <https://unknown.example/u>'],
    }),
  ]);
  expect(await links((await at('f25d@x.example')).conversation_id)).toHaveLength(0);
  expect(await links((await at('f25e@x.example')).conversation_id)).toHaveLength(0);
  expect(await house.rows(`select id from contacts`)).toEqual(cards);
});

test('cards make themselves for whom we wrote to and who wrote back, never for machines or bulk', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'c1@x.example', from: 'Iris Jansen <iris@bakkerij-jansen.example>' }),
    writeMail({ id: 'c2@x.example', from: 'Shop <noreply@machine.example>' }),
  ]);
  expect(
    await house.rows(`select 1 from contact_addresses where address = 'iris@bakkerij-jansen.example'`),
  ).toEqual([]);
  await house.receive(sales.sent, [
    writeMail({
      id: 'c3@x.example',
      from: 'sales@kontor.example',
      to: 'iris@bakkerij-jansen.example',
      inReplyTo: 'c1@x.example',
    }),
    writeMail({ id: 'c4@x.example', from: 'sales@kontor.example', to: 'noreply@machine.example' }),
  ]);
  const cards = await house.rows(`select c.name, o.name as company, c.made_by from contacts c
    join contact_addresses a on a.contact_id = c.id left join companies o on o.id = c.company_id
    where a.address in ('iris@bakkerij-jansen.example', 'noreply@machine.example')`);
  expect(cards).toEqual([{ name: 'Iris Jansen', company: 'Bakkerij Jansen', made_by: 'itself' }]);
});

test('an answer of theirs opens a handled conversation again', async () => {
  await house.receive(sales.inbox, [writeMail({ id: 'h1@x.example', subject: 'Handle me' })]);
  const { conversation_id } = await at('h1@x.example');
  const fritz = await house.admin('Fritz');
  await handleConversations(house.database.db, fritz, { ids: [conversation_id], value: true });
  const inbox = () =>
    house.rows(
      `select count, message_id from conversation_audiences where conversation_id = ${conversation_id} and box = 'inbox'`,
    );
  const answers = { inReplyTo: 'h1@x.example', references: ['h1@x.example'] };
  // Machines' answers and what we write ourselves open nothing, nor what was sent before it was handled.
  await house.receive(sales.inbox, [
    writeMail({ id: 'h2@x.example', ...answers, headers: ['Auto-Submitted: auto-replied'] }),
  ]);
  await house.receive(sales.sent, [
    writeMail({
      id: 'h3@x.example',
      ...answers,
      from: 'sales@kontor.example',
      to: 'bruno@noord.example',
      cc: 'sales@kontor.example',
    }),
  ]);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'h3@x.example',
      ...answers,
      from: 'sales@kontor.example',
      to: 'bruno@noord.example',
      cc: 'sales@kontor.example',
    }),
  ]);
  await house.receive(sales.inbox, [writeMail({ id: 'h4@x.example', ...answers })], { live: false });
  expect(await inbox()).toEqual([]);
  await house.receive(sales.inbox, [writeMail({ id: 'h5@x.example', ...answers })]);
  const last = await at('h5@x.example');
  expect(await inbox()).toEqual([{ count: 1, message_id: last.id }]);
  // The act stays: it closed what was there, and what came after it quietly.
  expect(
    await house.rows(
      `select undone_at, array(select message_id from messages where id = any(message_ids) order by id) as closed
       from handlings where conversation_id = ${conversation_id}`,
    ),
  ).toEqual([{ undone_at: null, closed: ['h1@x.example', 'h2@x.example', 'h3@x.example', 'h4@x.example'] }]);
});

test('mail in junk stands in junk alone; taken out of it, it is in the inbox', async () => {
  const { stored } = await house.receive(sales.junk, [writeMail({ id: 'j1@x.example', subject: 'Spam?' })]);
  const { conversation_id } = await at('j1@x.example');
  const boxes = () =>
    house.rows(
      `select mailbox_id, box from conversation_audiences where conversation_id = ${conversation_id} order by 1, 2`,
    );
  expect(await boxes()).toEqual([{ mailbox_id: sales.id, box: 'junk' }]);
  await transaction(house.database.db, async (trx) => {
    await sql`update placements set folder_id = ${sales.inbox}, uid = uid + 100000 where source_id = ${stored[0]!}`.execute(
      trx,
    );
    await placementsChanged(trx, stored);
  });
  expect(await boxes()).toEqual([
    { mailbox_id: '0', box: 'all' },
    { mailbox_id: sales.id, box: 'all' },
    { mailbox_id: sales.id, box: 'inbox' },
  ]);
});

test('F02, F09, F10: one mail among fifty that cannot be understood is in quarantine, whole, and can be tried again', async () => {
  const deep = Buffer.concat([
    Buffer.from('From: eve@evil.example\r\nSubject: deep\r\nMIME-Version: 1.0\r\n'),
    ...Array.from({ length: 400 }, (_, n) =>
      Buffer.from(`Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`),
    ),
    Buffer.from('\r\nend'),
  ]);
  const raws = Array.from({ length: 49 }, (_, n) => writeMail({ subject: `among ${n}` }));
  const { stored, quarantined } = await house.receive(sales.inbox, [
    ...raws.slice(0, 20),
    Buffer.from('no header at all'),
    deep,
    ...raws.slice(20),
  ]);
  expect(quarantined).toContain(String(quarantined[0]));
  expect(stored.length + quarantined.length).toBe(51);
  expect(stored.length).toBeGreaterThanOrEqual(49);
  const [row] = await house.rows<{ source_id: string; outcome: string }>(
    `select q.source_id, p.outcome from quarantines q join placements p using (source_id) where q.reason = 'no-mail'`,
  );
  expect(row!.outcome).toBe('quarantined');
  expect((await readSource(house.deps, row!.source_id))!.toString()).toBe('no header at all');
  expect(await retryQuarantined(house.database.db, [row!.source_id])).toEqual([row!.source_id]);
  await understandBacklog(house.deps, new AbortController().signal);
  expect(await house.rows(`select state from sources where id = ${row!.source_id}`)).toEqual([
    { state: 'quarantined' },
  ]);
});

test('F03: mail that was kept when the process died is understood by the next', async () => {
  await house.receive(sales.inbox, [writeMail({ id: 'f03@x.example' })], { understand: 'later' });
  await house.rows(
    `update sources set lease_until = now() - interval '1 second', attempts = 1 where state = 'kept'`,
  );
  expect(await understandBacklog(house.deps, new AbortController().signal)).toBeGreaterThan(0);
  expect(await at('f03@x.example')).toBeDefined();
});
