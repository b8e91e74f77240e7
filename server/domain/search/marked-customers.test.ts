// Customers with much mail stand among its words: what is filed under them is found at every moment, marked already or not yet.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { linkConversation, undoLink } from '../conversations/link-conversation.ts';
import { chooseMarkedCustomers, markDueMail } from '../conversations/mark-customers.ts';
import { mergeConversations } from '../conversations/merge-conversations.ts';
import { undoThreadAct } from '../conversations/undo-thread-act.ts';
import { rebuildAll } from '../incoming/rebuild.ts';
import { searchMessages } from './search-messages.ts';

let house: MailHouse;
let ada: Viewer;
let box: TestMailbox;
let noord: string;
let klein: string;
const count = 40;
const much = 30;

const mail = (id: string, domain: string, body = 'Usual words.', reply?: string) =>
  writeMail({
    id,
    from: `B <b@${domain}>`,
    subject: reply ? 'Re: a' : `About ${id}`,
    body,
    inReplyTo: reply!,
  });

beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  box = await house.mailbox('box@kontor.example');
  await house.rows(`select setval(pg_get_serial_sequence('companies', 'id'), 117)`);
  ({ id: noord } = await makeCompany(house.deps.db, ada, {
    name: 'Noord Groot',
    domains: ['noord.example'],
  }));
  ({ id: klein } = await makeCompany(house.deps.db, ada, {
    name: 'Noord Klein',
    domains: ['klein.example'],
  }));
  // Its name is the other one's number.
  await makeCompany(house.deps.db, ada, { name: `Noord ${noord}`, domains: ['zaal.example'] });
  await house.receive(box.inbox, [
    mail('z1', 'zaal.example'),
    ...Array.from({ length: count }, (_, n) => mail(`n${n}`, 'noord.example')),
    mail('k1', 'klein.example'),
    mail('x1', 'elsewhere.example'),
    mail('x2', 'elsewhere.example'),
  ]);
}, 120_000);
afterAll(() => house.close());

const found = async (q: string) => {
  const { items, hints } = await searchMessages(house.deps.db, ada, { q, limit: 100 });
  expect(hints).toEqual([]);
  return items.map(({ messageId }) => messageId).sort();
};
const all = (...others: string[]) => [...Array.from({ length: count }, (_, n) => `n${n}`), ...others].sort();
const ofNoord = () => found(`usual company:#${noord}`);

/** Ids of mails that bear a mark, whosever. */
const marked = async () => {
  const rows = await house.rows<{ id: string }>(`select m.message_id as id from message_words w
    join messages m on m.conversation_id = w.conversation_id and m.id = w.message_id
    where exists (select from unnest(tsvector_to_array(w.words)) word where word like '~c%')`);
  return rows.map(({ id }) => id).sort();
};
const conversation = async (id: string) => {
  const rows = await house.rows<{ id: string }>(
    `select conversation_id as id from messages where message_id = '${id}'`,
  );
  return rows[0]!.id;
};
/** As mail lies there whose customers were never marked. */
const markNothing = () =>
  house.rows(`update message_words w set words = ts_delete(w.words || '', marks.all) from (
      select message_id, array(select word from unnest(tsvector_to_array(words)) word where word like '~c%') as all
      from message_words) marks where marks.message_id = w.message_id`);
const due = async () => (await house.rows('select conversation_id from marks_due')).length;

test('whoever has much is marked, and found while all of it is due as before and after', async () => {
  expect(await chooseMarkedCustomers(house.deps.db, count + 1)).toBe(0);
  expect(await ofNoord()).toEqual(all());
  expect(await chooseMarkedCustomers(house.deps.db, much)).toBe(1);
  expect(await due()).toBe(count);
  expect(await marked()).toEqual([]);
  expect(await ofNoord()).toEqual(all());
  expect(await markDueMail(house.deps.db)).toBe(count);
  expect(await due()).toBe(0);
  expect(await marked()).toEqual(all());
  expect(await ofNoord()).toEqual(all());
  expect(await chooseMarkedCustomers(house.deps.db, much)).toBe(0);
});

test('a name that means a marked customer and another one finds both', async () => {
  expect(await found('usual company:noord')).toEqual(all('k1', 'z1'));
  expect(await found(`usual company:#${klein}`)).toEqual(['k1']);
  expect(await found(`usual company:${noord}`)).toEqual(['z1']);
});

test('what comes is found at once, in a conversation of its own or an answer, and bears its mark', async () => {
  await house.receive(box.inbox, [mail('new', 'noord.example')]);
  await house.receive(box.inbox, [mail('answer', 'third.example', 'Usual answer.', 'n1')]);
  const now = all('new', 'answer');
  expect(await marked()).toEqual(now);
  expect(await ofNoord()).toEqual(now);
  expect(await markDueMail(house.deps.db)).toBe(0);
  expect(await ofNoord()).toEqual(now);
});

test('what is filed otherwise by hand is found so at once and after', async () => {
  const before = all('new', 'answer');
  const { id } = await linkConversation(house.deps.db, ada, {
    conversationId: await conversation('x1'),
    type: 'company',
    id: noord,
  });
  expect(await due()).toBe(1);
  expect(await ofNoord()).toEqual([...before, 'x1'].sort());
  expect(await markDueMail(house.deps.db)).toBe(1);
  expect(await ofNoord()).toEqual([...before, 'x1'].sort());
  await undoLink(house.deps.db, ada, id);
  expect(await ofNoord()).toEqual(before);
  expect(await markDueMail(house.deps.db)).toBe(1);
  expect(await marked()).toEqual(before);
  expect(await ofNoord()).toEqual(before);
});

test('conversations that join and part take their marks along', async () => {
  const before = all('new', 'answer');
  const { actId } = await mergeConversations(house.deps.db, ada, {
    id: await conversation('n2'),
    other: await conversation('x2'),
  });
  expect(await ofNoord()).toEqual([...before, 'x2'].sort());
  await markDueMail(house.deps.db);
  expect(await marked()).toEqual([...before, 'x2'].sort());
  expect(await ofNoord()).toEqual([...before, 'x2'].sort());
  await undoThreadAct(house.deps.db, ada, actId);
  expect(await ofNoord()).toEqual(before);
  await markDueMail(house.deps.db);
  expect(await marked()).toEqual(before);
  expect(await ofNoord()).toEqual(before);
});

test('links that pass from one card to another take and give marks', async () => {
  const before = all('new', 'answer');
  await house.rows(`update links set record_id = ${klein} where record_type = 'company' and record_id = ${noord}
    and conversation_id = ${await conversation('n3')}`);
  expect(await ofNoord()).toEqual(before.filter((id) => id !== 'n3'));
  expect(await markDueMail(house.deps.db)).toBe(1);
  expect(await marked()).toEqual(before.filter((id) => id !== 'n3'));
  await house.rows(`update links set record_id = ${noord} where record_type = 'company' and record_id = ${klein}
    and conversation_id = ${await conversation('n3')}`);
  expect(await ofNoord()).toEqual(before);
  expect(await markDueMail(house.deps.db)).toBe(1);
  expect(await marked()).toEqual(before);
});

test('mail that is read anew keeps its marks, and nothing of it counts as different', async () => {
  const before = await marked();
  expect((await rebuildAll(house.deps)).changed).toBe(0);
  expect(await marked()).toEqual(before);
  await house.rows(`update message_words set words = 'lost'::tsvector where words @@ 'usual'::tsquery`);
  expect((await rebuildAll(house.deps)).changed).toBe(before.length + 4);
  expect(await marked()).toEqual(before);
  expect((await rebuildAll(house.deps)).changed).toBe(0);
});

test('a link somebody was making while its customer was chosen is not missed', async () => {
  const before = all('new', 'answer');
  await house.rows('delete from marked_customers; delete from marks_due');
  let chosen: Promise<number> | undefined;
  await transaction(house.deps.db, async (trx) => {
    await sql`insert into links (conversation_id, record_type, record_id, reason)
      values (${await conversation('x1')}, 'company', ${noord}, '{"by": "hand"}')
      on conflict (conversation_id, record_type, record_id, message_id) do update set undone_at = null`.execute(
      trx,
    );
    chosen = chooseMarkedCustomers(house.deps.db, much);
    await new Promise((later) => setTimeout(later, 300));
  });
  expect(await chosen).toBe(1);
  await markDueMail(house.deps.db);
  expect(await marked()).toEqual([...before, 'x1'].sort());
  expect(await ofNoord()).toEqual([...before, 'x1'].sort());
});

test('mail that comes into a conversation while somebody files it is marked too', async () => {
  let received: Promise<unknown> | undefined;
  await transaction(house.deps.db, async (trx) => {
    await sql`insert into links (conversation_id, record_type, record_id, reason, made_by)
      values (${await conversation('k1')}, 'company', ${noord}, '{"by": "hand"}', ${ada.userId})`.execute(
      trx,
    );
    received = house.receive(box.inbox, [mail('k2', 'klein.example', 'Usual too.', 'k1')]);
    await received;
  });
  expect(await marked()).not.toContain('k2');
  expect(await ofNoord()).toContain('k2');
  await markDueMail(house.deps.db);
  expect(await marked()).toContain('k2');
  expect(await ofNoord()).toContain('k2');
});

test('while more is due of others than a search looks through, a customer whose turn has not come is found all the same', async () => {
  const before = await ofNoord();
  await house.rows('delete from marked_customers; delete from marks_due');
  await markNothing();
  await house.rows('insert into marks_due (conversation_id) select -n from generate_series(1, 6000) n');
  expect(await chooseMarkedCustomers(house.deps.db, much)).toBe(1);
  expect(await ofNoord()).toEqual(before);
  await house.rows('delete from marks_due where conversation_id < 0');
  await markDueMail(house.deps.db);
  expect(await ofNoord()).toEqual(before);
});

test('a customer whose links are gone is marked no longer, nor is its mail', async () => {
  await house.rows(`delete from links where record_type = 'company' and record_id = ${noord}`);
  expect(await ofNoord()).toEqual([]);
  await markDueMail(house.deps.db);
  expect(await marked()).toEqual([]);
  await chooseMarkedCustomers(house.deps.db, much);
  expect(await house.rows('select from marked_customers')).toEqual([]);
});
