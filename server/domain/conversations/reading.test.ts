// Proves what people see of conversations: their own part of it, in the right place, marked as they marked it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { refreshAudiences } from '../access/audiences.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { searchMessages } from '../search/search-messages.ts';
import { countBoxes } from './count-boxes.ts';
import { findConversation } from './find-conversation.ts';
import { handleConversations } from './handle-conversations.ts';
import { linkConversation, undoLink } from './link-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { markRead, markStarred } from './mark-conversations.ts';
import { shareMessage, takeBackMessage } from './share-message.ts';

let house: MailHouse;
let sales: TestMailbox;
let adas: TestMailbox;
let ada: Viewer;
let bruno: Viewer;
let chef: Viewer;

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into users (name, email, role) values
    ('Ada', 'ada@kontor.example', 'member'), ('Bruno', 'bruno@kontor.example', 'member'),
    ('Chef', 'chef@kontor.example', 'member')`);
  await house.rows(`update users set supervisor_id = 3 where id = 2`);
  sales = await house.mailbox('sales@kontor.example', { policy: 'team' });
  adas = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: '1' });
  await house.rows(`insert into mailbox_people (mailbox_id, principal) values (${sales.id}, 'user:2')`);
  ada = await loadViewer(house.database.db, '1');
  bruno = await loadViewer(house.database.db, '2');
  chef = await loadViewer(house.database.db, '3');
});
afterAll(() => house.close());

const db = () => house.database.db;
const list = (viewer: Viewer, input: Partial<Parameters<typeof listConversations>[2]> = {}) =>
  listConversations(db(), viewer, { box: 'inbox', limit: 50, ...input });
const conversationOf = async (sourceId: string) =>
  (
    await house.rows<{ c: string; m: string }>(
      `select conversation_id as c, message_id as m from sources where id = ${sourceId}`,
    )
  )[0]!;

const letter = (id: string, subject: string, body: string, day: string) =>
  writeMail({ id, subject, body, date: `${day} 10:00:00 +0000` });

test('each viewer sees of one conversation only their own part: subject, snippet, count, order', async () => {
  const first = letter('a1@x', 'Cold rooms', 'We need three cold rooms.', 'Mon, 2 Mar 2026');
  const secret = writeMail({
    id: 'a2@x',
    inReplyTo: 'a1@x',
    references: ['a1@x'],
    to: 'ada@kontor.example',
    subject: 'Re: Cold rooms',
    body: 'Between us: our budget is 80,000.',
    date: 'Tue, 3 Mar 2026 10:00:00 +0000',
  });
  const { stored } = await house.receive(sales.inbox, [first]);
  await house.receive(adas.inbox, [secret]);
  const { c } = await conversationOf(stored[0]!);
  const [row] = (await list(bruno)).items.filter((item) => item.id === c);
  expect(row).toMatchObject({
    subject: 'Cold rooms',
    snippet: 'We need three cold rooms.',
    count: 1,
    unread: true,
  });
  expect(row!.mailboxes).toEqual([sales.id]);
  const seen = await findConversation(db(), bruno, c);
  expect(seen.messages.map((message) => message.messageId)).toEqual(['a1@x']);
  const adasRow = (await list(ada)).items[0];
  expect(adasRow).toMatchObject({ snippet: 'Between us: our budget is 80,000.', count: 1 });
  expect((await searchMessages(db(), bruno, { q: 'budget', limit: 10 })).items).toEqual([]);
  expect((await searchMessages(db(), ada, { q: 'budgets', limit: 10 })).items).toHaveLength(1);
});

test('a list’s row shows the last letter of that list with who wrote it, and whether we answered since: times never go up', async () => {
  const theirs = letter('place1@x', 'Which week', 'Which week do you come?', 'Mon, 6 Apr 2026');
  const later = letter('place2@x', 'Other', 'Other.', 'Tue, 7 Apr 2026');
  const ours = writeMail({
    id: 'place3@x',
    from: 'sales@kontor.example',
    to: 'ann@x.example',
    inReplyTo: 'place1@x',
    references: ['place1@x'],
    subject: 'Re: Which week',
    body: 'In week 16.',
    date: 'Wed, 8 Apr 2026 10:00:00 +0000',
  });
  const away = writeMail({
    id: 'place4@x',
    from: 'sales@kontor.example',
    to: 'ann@x.example',
    inReplyTo: 'place2@x',
    references: ['place2@x'],
    subject: 'Automatic reply: Other',
    body: 'I am out of office.',
    date: 'Tue, 7 Apr 2026 10:00:01 +0000',
    headers: ['Auto-Submitted: auto-replied'],
  });
  await house.receive(sales.inbox, [theirs, later]);
  await house.receive(sales.sent, [ours, away]);
  const rows = async (box: 'inbox' | 'sent' | 'all') =>
    (await list(bruno, { box })).items.filter((row) => /Which week|Other/.test(row.subject));
  expect(
    (await rows('inbox')).map((row) => [row.snippet, row.direction, row.answered, row.lastAt.slice(0, 10)]),
  ).toEqual([
    // What a machine of ours answers is no answer.
    ['Other.', 'in', false, '2026-04-07'],
    ['Which week do you come?', 'in', true, '2026-04-06'],
  ]);
  expect(
    (await rows('sent')).map((row) => [row.snippet, row.direction, row.answered, row.from.address]),
  ).toEqual([
    ['In week 16.', 'out', false, 'sales@kontor.example'],
    ['I am out of office.', 'out', false, 'sales@kontor.example'],
  ]);
  expect((await rows('all')).map((row) => row.snippet)).toEqual(['In week 16.', 'I am out of office.']);
});

test('a supervisor reads what the people below read; somebody with no part in it finds nothing, as if it were not there', async () => {
  const stranger: Viewer = {
    userId: '999',
    role: 'member',
    principals: ['everyone', 'user:999', 'owner:999'],
  };
  expect((await list(chef)).items.length).toBeGreaterThan(0);
  expect(await list(stranger)).toEqual({ items: [], total: { count: 0, capped: false } });
  const { id } = (await list(bruno)).items[0]!;
  await expect(findConversation(db(), stranger, id)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(findConversation(db(), stranger, '999999')).rejects.toMatchObject({ kind: 'not-found' });
});

test('handled takes it out of the inbox for all, undo brings it back, an answer of theirs reopens it', async () => {
  const { stored } = await house.receive(sales.inbox, [writeMail({ id: 'h1@x', subject: 'Handle me' })]);
  const { c } = await conversationOf(stored[0]!);
  const isOpen = async (viewer: Viewer) => (await list(viewer)).items.some((item) => item.id === c);
  expect(await isOpen(bruno)).toBe(true);
  expect(await handleConversations(db(), bruno, { ids: [c], value: true })).toEqual([c]);
  expect(await handleConversations(db(), bruno, { ids: [c], value: true })).toEqual([]);
  expect([await isOpen(bruno), await isOpen(chef)]).toEqual([false, false]);
  expect((await findConversation(db(), bruno, c)).handled).toMatchObject({ by: { name: 'Bruno' } });
  await handleConversations(db(), bruno, { ids: [c], value: false });
  expect(await isOpen(bruno)).toBe(true);
  await handleConversations(db(), bruno, { ids: [c], value: true });
  await house.receive(sales.inbox, [
    writeMail({
      id: 'h2@x',
      inReplyTo: 'h1@x',
      references: ['h1@x'],
      subject: 'Re: Handle me',
      body: 'And one more thing.',
    }),
  ]);
  expect(await isOpen(bruno)).toBe(true);
  expect((await findConversation(db(), bruno, c)).handled).toBeUndefined();
});

test('unread is each person’s own; a new mail makes it unread again', async () => {
  const { stored } = await house.receive(sales.inbox, [
    writeMail({ id: 'u1@x', subject: 'Unread', date: 'Wed, 4 Mar 2026 10:00:00 +0000' }),
  ]);
  const { c } = await conversationOf(stored[0]!);
  const unread = async (viewer: Viewer) => (await list(viewer)).items.find((item) => item.id === c)!.unread;
  expect(await markRead(db(), bruno, { ids: [c], value: true })).toEqual([c]);
  expect([await unread(bruno), await unread(chef)]).toEqual([false, true]);
  const listed = await list(bruno, { filter: 'unread' });
  expect(listed.items.some((item) => item.id === c)).toBe(false);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'u2@x',
      inReplyTo: 'u1@x',
      references: ['u1@x'],
      subject: 'Re: Unread',
      body: 'More.',
      date: 'Thu, 5 Mar 2026 10:00:00 +0000',
    }),
  ]);
  expect(await unread(bruno)).toBe(true);
  await markRead(db(), bruno, { ids: [c], value: true });
  await markRead(db(), bruno, { ids: [c], value: false });
  expect(await unread(bruno)).toBe(true);
  expect((await list(bruno, { filter: 'unread' })).items.some((item) => item.id === c)).toBe(true);
  const { inbox, unread: counted } = await countBoxes(db(), bruno);
  expect(counted.count).toBeLessThanOrEqual(inbox.count);
  expect(counted.count).toBe((await list(bruno, { filter: 'unread' })).items.length);
});

test('a star is one person’s', async () => {
  const { id } = (await list(bruno)).items[0]!;
  await markStarred(db(), bruno, { ids: [id], value: true });
  expect((await list(bruno, { box: 'all', filter: 'starred' })).items.map((item) => item.id)).toEqual([id]);
  expect((await list(chef, { box: 'all', filter: 'starred' })).items).toEqual([]);
});

test('pages follow each other without gap or double, also over two mailboxes that share conversations', async () => {
  const help = await house.mailbox('help@kontor.example', { policy: 'open' });
  for (let number = 0; number < 25; number++) {
    const raw = writeMail({
      id: `p${number}@x`,
      subject: `Page ${number}`,
      body: `Text ${number}`,
      date: `Fri, 6 Mar 2026 10:${String(number).padStart(2, '0')}:00 +0000`,
    });
    await house.receive(sales.inbox, [raw]);
    if (number % 2 === 0) await house.receive(help.inbox, [raw]);
  }
  const all = (await list(bruno, { limit: 100 })).items.map((item) => item.id);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(bruno, { limit: 4, cursor });
    paged.push(...page.items.map((item) => item.id));
    cursor = page.next;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
  await expect(list(bruno, { cursor: "1'; drop table" })).rejects.toMatchObject({ kind: 'invalid' });
});

test('F37: Bcc shows to who may read the sender’s own copy, to nobody else', async () => {
  const head = {
    id: 'b1@x',
    from: 'Ada <ada@kontor.example>',
    to: 'kunde@ladoga.example, sales@kontor.example',
    subject: 'Offer',
  };
  await house.receive(adas.sent, [writeMail({ ...head, bcc: 'chef@kontor.example' })]);
  const { duplicates } = await house.receive(sales.inbox, [writeMail(head)]);
  const { c } = await conversationOf(duplicates[0]!);
  const byAda = (await findConversation(db(), ada, c)).messages[0]!;
  const byBruno = (await findConversation(db(), bruno, c)).messages[0]!;
  expect(byAda.bcc).toEqual([{ name: '', address: 'chef@kontor.example' }]);
  expect(byBruno.bcc).toEqual([]);
  // F36: nor is Ada's own mailbox named to others.
  expect(byBruno.places.map((place) => place.mailbox)).toEqual(['sales@kontor.example']);
  expect(byAda.places.map((place) => place.mailbox)).toEqual(['ada@kontor.example']);
});

test('the owner of a personal mailbox shares one mail and ends that again; others cannot', async () => {
  const { stored } = await house.receive(adas.inbox, [
    writeMail({ id: 's1@x', to: 'ada@kontor.example', subject: 'Private', body: 'For your eyes only.' }),
  ]);
  const { c, m } = await conversationOf(stored[0]!);
  await expect(findConversation(db(), bruno, c)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(
    shareMessage(db(), bruno, { messageId: m, principal: 'user:2', why: '' }),
  ).rejects.toMatchObject({ kind: 'not-found' });
  await shareMessage(db(), ada, { messageId: m, principal: 'user:2', why: 'please advise' });
  expect((await findConversation(db(), bruno, c)).messages).toHaveLength(1);
  await takeBackMessage(db(), ada, { messageId: m, value: true, why: '' });
  await expect(findConversation(db(), bruno, c)).rejects.toMatchObject({ kind: 'not-found' });
});

test('narrowing a policy takes old mail away at once, widening gives it back', async () => {
  const { id } = (await list(bruno)).items[0]!;
  await db()
    .transaction()
    .execute(async (trx) => {
      await trx.deleteFrom('mailbox_people').where('mailbox_id', '=', sales.id).execute();
      await refreshAudiences(trx, { mailboxId: sales.id });
    });
  await expect(findConversation(db(), bruno, id)).rejects.toMatchObject({ kind: 'not-found' });
  await db()
    .transaction()
    .execute(async (trx) => {
      await trx.insertInto('mailbox_people').values({ mailbox_id: sales.id, principal: 'user:2' }).execute();
      await refreshAudiences(trx, { mailboxId: sales.id });
    });
  expect((await findConversation(db(), bruno, id)).id).toBe(id);
});

test('a conversation is filed by hand, says so, and undone it stays undone', async () => {
  await house.rows(`insert into companies (name) values ('Ladoga')`);
  const { id } = (await list(bruno)).items[0]!;
  const link = await linkConversation(db(), bruno, { conversationId: id, type: 'company', id: '1' });
  const filed = await findConversation(db(), bruno, id);
  expect(filed.links).toMatchObject([
    { record: { name: 'Ladoga' }, reason: { by: 'hand' }, by: { name: 'Bruno' } },
  ]);
  expect((await list(bruno, { box: 'all', company: '1' })).items.map((item) => item.id)).toEqual([id]);
  await undoLink(db(), bruno, link.id);
  expect((await findConversation(db(), bruno, id)).links).toEqual([]);
  await expect(undoLink(db(), bruno, link.id)).rejects.toMatchObject({ kind: 'not-found' });
});

test('the list is whole when every conversation lies in two mailboxes under an audience of its own', async () => {
  await house.rows(`insert into users (id, name, email) values (77, 'Dora', 'dora@kontor.example')`);
  await house.rows(`insert into mailboxes (id, name, address, kind, policy) values
    (71, 'One', 'one@kontor.example', 'imap', 'responsible'), (72, 'Two', 'two@kontor.example', 'imap', 'responsible')`);
  await house.rows(`insert into audiences (id, key, reason, mailbox_ids, user_ids, readers)
    select 7000 + n, sha256(n::text::bytea), jsonb_build_object('mailboxes', jsonb_build_array('71', '72'),
      'responsible', jsonb_build_array('77'), 'filed', true, 'takenBack', '[]'::jsonb, 'shared', '[]'::jsonb),
      '{71,72}', '{77}', '{user:77}' from generate_series(1, 60) n`);
  await house.rows(`insert into conversations (id) select 7000 + n from generate_series(1, 60) n`);
  await house.rows(`insert into messages (conversation_id, id, source_id, message_id_hash, content_hash, audience_id, sent_at, direction, kind)
    select 7000 + n, 7000 + n, 7000 + n, sha256(n::text::bytea), '', 7000 + n,
      timestamptz '2026-04-01' + n / 2 * interval '1 minute', 'in', 'personal' from generate_series(1, 60) n`);
  await house.rows(`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id)
    select m, b, 7000 + n, 7000 + n, timestamptz '2026-04-01' + n / 2 * interval '1 minute', 1, 7000 + n
    from generate_series(1, 60) n cross join (values (71, 'inbox'), (72, 'inbox'), (0, 'all')) p (m, b)`);
  const dora = await loadViewer(db(), '77');
  for (const box of ['inbox', 'all'] as const) {
    const first = await list(dora, { box, limit: 50 });
    const second = await list(dora, { box, limit: 50, cursor: first.next });
    const ids = [...first.items, ...second.items].map((item) => item.id);
    // What is open to everyone is older and comes after.
    expect(ids.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, n) => String(7060 - n)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(second.next).toBeUndefined();
  }
});
