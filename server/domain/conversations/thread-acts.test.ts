// Proves that people's splits and merges hold, and can be taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { findConversation } from './find-conversation.ts';
import { handleConversations } from './handle-conversations.ts';
import { linkConversation, undoLink } from './link-conversation.ts';
import { markRead } from './mark-conversations.ts';
import { mergeConversations } from './merge-conversations.ts';
import { rethread } from './rethread.ts';
import { splitConversation } from './split-conversation.ts';
import { undoThreadAct } from './undo-thread-act.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
  ada = await house.admin('Ada');
});
afterAll(() => house.close());

const at = async (id: string) => {
  const [row] = await house.rows<{ id: string; conversation_id: string }>(
    `select id, conversation_id from messages where message_id = '${id}'`,
  );
  return row!;
};
const listed = (conversation: string) =>
  house.rows<{ count: number }>(
    `select count from conversation_audiences where conversation_id = ${conversation} and mailbox_id = 0`,
  );

test('F23: what a person split stays apart, and later answers go where the mail they answer is', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'a1@x.example', subject: 'Pumps' }),
    writeMail({ id: 'a2@x.example', subject: 'Re: Pumps', inReplyTo: 'a1@x.example' }),
    writeMail({
      id: 'a3@x.example',
      subject: 'Re: Pumps, and an invoice',
      references: ['a1@x.example', 'a2@x.example'],
    }),
  ]);
  const whole = (await at('a1@x.example')).conversation_id;
  const third = await at('a3@x.example');
  const { actId, conversationId } = await splitConversation(house.database.db, ada, {
    id: whole,
    messageIds: [third.id],
  });
  expect((await at('a3@x.example')).conversation_id).toBe(conversationId);
  expect(await listed(whole)).toEqual([{ count: 2 }]);
  expect(await listed(conversationId)).toEqual([{ count: 1 }]);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'a4@x.example',
      subject: 'Re: invoice',
      references: ['a1@x.example', 'a2@x.example', 'a3@x.example'],
    }),
    writeMail({ id: 'a5@x.example', subject: 'Re: Pumps', references: ['a1@x.example', 'a2@x.example'] }),
  ]);
  expect((await at('a4@x.example')).conversation_id).toBe(conversationId);
  expect((await at('a5@x.example')).conversation_id).toBe(whole);

  await undoThreadAct(house.database.db, ada, actId);
  expect((await at('a4@x.example')).conversation_id).toBe(whole);
  expect(await listed(whole)).toEqual([{ count: 5 }]);
});

test('what a person merged is one, leaves a redirect, and comes apart again', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'b1@x.example', subject: 'One' }),
    writeMail({ id: 'b2@x.example', subject: 'Two', from: 'carla@zuid.example' }),
  ]);
  const [one, two] = [(await at('b1@x.example')).conversation_id, (await at('b2@x.example')).conversation_id];
  const { actId } = await mergeConversations(house.database.db, ada, { id: one, other: two });
  expect((await at('b2@x.example')).conversation_id).toBe(one);
  expect(await house.rows(`select merged_into from conversations where id = ${two}`)).toEqual([
    { merged_into: one },
  ]);
  await house.receive(sales.inbox, [
    writeMail({ id: 'b3@x.example', subject: 'Re: Two', inReplyTo: 'b2@x.example' }),
  ]);
  expect((await at('b3@x.example')).conversation_id).toBe(one);
  await undoThreadAct(house.database.db, ada, actId);
  expect((await at('b2@x.example')).conversation_id).toBe(two);
  expect(await listed(one)).toEqual([{ count: 1 }]);
  expect(
    await house.rows(`select 1 from conversations where id = ${two} and merged_into is not null`),
  ).toEqual([]);
});

test('mail that came while two were one goes with the mail it answers when they come apart', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'c1@x.example', subject: 'Cranes' }),
    writeMail({ id: 'd1@y.example', subject: 'Docks', from: 'dirk@dok.example' }),
  ]);
  const [one, two] = [(await at('c1@x.example')).conversation_id, (await at('d1@y.example')).conversation_id];
  const { actId } = await mergeConversations(house.database.db, ada, { id: one, other: two });
  await house.receive(sales.inbox, [
    writeMail({ id: 'c2@x.example', subject: 'Re: Cranes', inReplyTo: 'c1@x.example' }),
    writeMail({
      id: 'd2@y.example',
      subject: 'Re: Docks',
      inReplyTo: 'd1@y.example',
      from: 'dirk@dok.example',
    }),
  ]);
  await house.receive(sales.inbox, [
    writeMail({ id: 'd3@y.example', subject: 'Quite else', references: ['d1@y.example', 'd2@y.example'] }),
    // Names nothing: by subject and counterpart alone.
    writeMail({ id: 'd4@y.example', subject: 'Re: Docks', from: 'dirk@dok.example' }),
  ]);
  expect(await listed(one)).toEqual([{ count: 6 }]);
  await undoThreadAct(house.database.db, ada, actId);
  const where = async (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await at(`${id}.example`)).conversation_id));
  expect(await where(['c1@x', 'c2@x'])).toEqual([one, one]);
  expect(await where(['d1@y', 'd2@y', 'd3@y', 'd4@y'])).toEqual([two, two, two, two]);
  expect([await listed(one), await listed(two)]).toEqual([[{ count: 2 }], [{ count: 4 }]]);
  await house.receive(sales.inbox, [
    writeMail({ id: 'd5@y.example', subject: 'Re: Docks', references: ['d1@y.example', 'd4@y.example'] }),
  ]);
  expect(await where(['d5@y'])).toEqual([two]);
  expect(await transaction(house.database.db, rethread)).toBe(0);
});

test('an answer that names mail of both goes to the nearest, and the two stay apart, also when all is rebuilt', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'e1@x.example', subject: 'Elms' }),
    writeMail({ id: 'f1@y.example', subject: 'Firs', from: 'finn@fir.example' }),
  ]);
  const [one, two] = [(await at('e1@x.example')).conversation_id, (await at('f1@y.example')).conversation_id];
  const { actId } = await mergeConversations(house.database.db, ada, { id: one, other: two });
  await house.receive(sales.inbox, [
    writeMail({ id: 'f2@y.example', subject: 'Both', references: ['e1@x.example', 'f1@y.example'] }),
  ]);
  await undoThreadAct(house.database.db, ada, actId);
  expect((await at('f2@y.example')).conversation_id).toBe(two);
  expect(await transaction(house.database.db, rethread)).toBe(0);
  expect((await at('e1@x.example')).conversation_id).toBe(one);
  const again = await mergeConversations(house.database.db, ada, { id: one, other: two });
  expect(await transaction(house.database.db, rethread)).toBe(0);
  await undoThreadAct(house.database.db, ada, again.actId);
  expect(await transaction(house.database.db, rethread)).toBe(0);
  expect((await at('f2@y.example')).conversation_id).toBe(two);
});

test('undoing a merge gives both what they were filed under; what was undone in the whole stays undone', async () => {
  const { db } = house.database;
  await house.receive(sales.inbox, [
    writeMail({ id: 'g1@x.example', subject: 'Gates' }),
    writeMail({ id: 'h1@y.example', subject: 'Hinges', from: 'hans@hinge.example' }),
  ]);
  const [one, two] = [(await at('g1@x.example')).conversation_id, (await at('h1@y.example')).conversation_id];
  const cards = await house.rows<{ id: string }>(
    `insert into companies (name) values ('Both'), ('Ours'), ('Theirs'), ('Later') returning id`,
  );
  const [both, ours, theirs, later] = cards.map(({ id }) => id) as [string, string, string, string];
  const file = (conversationId: string, id: string) =>
    linkConversation(db, ada, { conversationId, type: 'company', id });
  await file(one, both);
  await file(one, ours);
  await file(two, both);
  await file(two, theirs);
  const filed = async (conversation: string) =>
    (
      await house.rows<{ name: string }>(`select name from links join companies on companies.id = record_id
        where conversation_id = ${conversation} and undone_at is null order by name`)
    ).map(({ name }) => name);
  const { actId } = await mergeConversations(db, ada, { id: one, other: two });
  expect(await filed(one)).toEqual(['Both', 'Ours', 'Theirs']);
  expect(await filed(two)).toEqual([]);
  const [link] = await house.rows<{ id: string }>(
    `select id from links where conversation_id = ${one} and record_id = ${both}`,
  );
  await undoLink(db, ada, link!.id);
  await file(one, later);
  await undoThreadAct(db, ada, actId);
  expect(await filed(one)).toEqual(['Later', 'Ours']);
  expect(await filed(two)).toEqual(['Theirs']);
});

test('what was read stays read when it is split off or comes apart', async () => {
  const { db } = house.database;
  await house.receive(sales.inbox, [
    writeMail({ id: 'i1@x.example', subject: 'Ivy' }),
    writeMail({ id: 'i2@x.example', subject: 'Re: Ivy', inReplyTo: 'i1@x.example' }),
    writeMail({ id: 'j1@y.example', subject: 'Juniper', from: 'jan@juni.example' }),
  ]);
  const [one, two] = [(await at('i1@x.example')).conversation_id, (await at('j1@y.example')).conversation_id];
  const unread = async (id: string) => (await findConversation(db, ada, id)).unread;
  expect([await unread(one), await unread(two)]).toEqual([true, true]);
  await markRead(db, ada, { ids: [one, two], value: true });
  const { actId } = await mergeConversations(db, ada, { id: one, other: two });
  await undoThreadAct(db, ada, actId);
  expect([await unread(one), await unread(two)]).toEqual([false, false]);
  const { conversationId } = await splitConversation(db, ada, {
    id: one,
    messageIds: [(await at('i2@x.example')).id],
  });
  expect([await unread(one), await unread(conversationId)]).toEqual([false, false]);
});

test('what was handled before a merge opened it is handled again when they come apart, unless mail came', async () => {
  const { db } = house.database;
  await house.receive(sales.inbox, [
    writeMail({ id: 'o1@x.example', subject: 'Oak' }),
    writeMail({ id: 'p1@y.example', subject: 'Pine', from: 'pia@pine.example' }),
    writeMail({ id: 'q1@z.example', subject: 'Quince', from: 'quin@quince.example' }),
  ]);
  const [oak, pine, quince] = (await Promise.all(
    ['o1@x.example', 'p1@y.example', 'q1@z.example'].map(async (id) => (await at(id)).conversation_id),
  )) as [string, string, string];
  const handled = async (id: string) => Boolean((await findConversation(db, ada, id)).handled);
  await handleConversations(db, ada, { ids: [pine, quince], value: true });

  const one = await mergeConversations(db, ada, { id: oak, other: pine });
  expect(await handled(oak)).toBe(false);
  await undoThreadAct(db, ada, one.actId);
  expect([await handled(oak), await handled(pine)]).toEqual([false, true]);

  const two = await mergeConversations(db, ada, { id: quince, other: oak });
  expect(await handled(quince)).toBe(false);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'q2@z.example',
      subject: 'Re: Quince',
      inReplyTo: 'q1@z.example',
      from: 'quin@quince.example',
    }),
  ]);
  await undoThreadAct(db, ada, two.actId);
  expect([await handled(oak), await handled(quince)]).toEqual([false, false]);

  const three = await mergeConversations(db, ada, { id: oak, other: quince });
  await handleConversations(db, ada, { ids: [oak], value: true });
  await undoThreadAct(db, ada, three.actId);
  expect([await handled(oak), await handled(quince)]).toEqual([true, false]);
  expect(
    await house.rows(`select 1 from conversation_audiences where conversation_id = ${oak} and box = 'inbox'`),
  ).toEqual([]);
});

test('merging gives nobody a letter to read: each keeps its readers, and what would widen them is refused', async () => {
  const { db } = house.database;
  const people = await house.rows<{ id: string }>(
    `insert into users (name, email) values ('Ben', 'ben@kontor.example'), ('Cleo', 'cleo@kontor.example') returning id`,
  );
  const [ben, cleo] = people.map(({ id }) => id) as [string, string];
  const as = (id: string): Viewer => ({
    userId: id,
    role: 'member',
    principals: ['everyone', `user:${id}`, `owner:${id}`],
  });
  const finds = async (who: string, id: string) =>
    (await findConversation(db, as(who), id).catch(() => ({ messages: [] }))).messages.map(
      ({ subject }) => subject,
    );
  const bens = await house.mailbox('bens@kontor.example', { policy: 'team' });
  const cleos = await house.mailbox('cleos@kontor.example', { policy: 'team' });
  const key = await house.mailbox('key@kontor.example', { policy: 'responsible' });
  await house.rows(`insert into mailbox_people (mailbox_id, principal) values (${bens.id}, 'user:${ben}'),
    (${cleos.id}, 'user:${cleo}'), (${bens.id}, 'user:${ada.userId}'), (${cleos.id}, 'user:${ada.userId}'),
    (${key.id}, 'user:${ada.userId}')`);
  await house.receive(bens.inbox, [
    writeMail({ id: 'k1@x.example', subject: 'Kelp', to: 'bens@kontor.example' }),
  ]);
  await house.receive(cleos.inbox, [
    writeMail({ id: 'l1@y.example', subject: 'Lime', from: 'lia@lime.example', to: 'cleos@kontor.example' }),
  ]);
  const [one, two] = [(await at('k1@x.example')).conversation_id, (await at('l1@y.example')).conversation_id];
  await mergeConversations(db, ada, { id: one, other: two });
  expect(await finds(ben, one)).toEqual(['Kelp']);
  expect(await finds(cleo, one)).toEqual(['Lime']);
  expect(await finds(cleo, two)).toEqual(['Lime']);

  // The customer of one is Cleo's: joined, the other letter would be hers to read.
  const [company] = await house.rows<{ id: string }>(
    `insert into companies (name, responsible_id) values ('Mint', ${cleo}) returning id`,
  );
  await house.rows(
    `insert into company_domains (domain, company_id) values ('mint.example', ${company!.id})`,
  );
  await house.receive(key.inbox, [
    writeMail({ id: 'm1@y.example', subject: 'Mint', from: 'mia@mint.example', to: 'key@kontor.example' }),
    writeMail({ id: 'n1@y.example', subject: 'Nuts', from: 'noa@nuts.example', to: 'key@kontor.example' }),
  ]);
  const [mint, nuts] = [
    (await at('m1@y.example')).conversation_id,
    (await at('n1@y.example')).conversation_id,
  ];
  expect([await finds(cleo, mint), await finds(cleo, nuts)]).toEqual([['Mint'], []]);
  const above: Viewer = { ...ada, principals: [...ada.principals, `user:${cleo}`] };
  await expect(mergeConversations(db, above, { id: mint, other: nuts })).rejects.toMatchObject({
    kind: 'conflict',
    code: 'merge-widens',
  });
  expect(await finds(cleo, nuts)).toEqual([]);
  expect(
    await house.rows(`select 1 from conversations where id = ${nuts} and merged_into is not null`),
  ).toEqual([]);
  await linkConversation(db, above, { conversationId: nuts, type: 'company', id: company!.id });
  await mergeConversations(db, above, { id: mint, other: nuts });
  expect(await finds(cleo, mint)).toEqual(['Mint', 'Nuts']);
});
