// Proves that what is open is so letter by letter: nobody's inbox moves for what they may not read, and no letter is lost.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transaction } from '../../../server/database/transaction.ts';
import { refreshAudiences } from '../../../server/domain/access/audiences.ts';
import { loadViewer, type Viewer } from '../../../server/domain/access/viewer.ts';
import { countBoxes } from '../../../server/domain/conversations/count-boxes.ts';
import { findConversation } from '../../../server/domain/conversations/find-conversation.ts';
import { handleConversations } from '../../../server/domain/conversations/handle-conversations.ts';
import { listConversations } from '../../../server/domain/conversations/list-conversations.ts';
import { mergeConversations } from '../../../server/domain/conversations/merge-conversations.ts';
import { shareMessage } from '../../../server/domain/conversations/share-message.ts';
import { splitConversation } from '../../../server/domain/conversations/split-conversation.ts';
import { undoThreadAct } from '../../../server/domain/conversations/undo-thread-act.ts';
import { writeConversationAudiences } from '../../../server/domain/conversations/write-conversation-audiences.ts';
import { rebuildAll } from '../../../server/domain/incoming/rebuild.ts';
import { searchConversations } from '../../../server/domain/search/search-conversations.ts';
import { searchMessages } from '../../../server/domain/search/search-messages.ts';
import { type MailHouse, mailHouse, type TestMailbox } from '../../support/mail-house.ts';
import { type MailText, writeMail } from '../../support/write-mail.ts';

// Ada and Bruno work sales@, Cleo works support@; Ada has a mailbox of her own, of which nobody else reads anything.
let house: MailHouse;
let sales: TestMailbox;
let support: TestMailbox;
let adas: TestMailbox;
let ada: Viewer;
let bruno: Viewer;
let cleo: Viewer;
const db = () => house.database.db;
let story = 0;
beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false}')`);
  await house.rows(`insert into users (name, email) values ('Ada', 'ada@kontor.example'),
    ('Bruno', 'bruno@kontor.example'), ('Cleo', 'cleo@kontor.example')`);
  sales = await house.mailbox('sales@kontor.example', { policy: 'team' });
  support = await house.mailbox('support@kontor.example', { policy: 'team' });
  adas = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: '1' });
  await house.rows(`insert into mailbox_people (mailbox_id, principal) values (${sales.id}, 'user:1'),
    (${sales.id}, 'user:2'), (${support.id}, 'user:3')`);
  ada = await loadViewer(db(), '1');
  bruno = await loadViewer(db(), '2');
  cleo = await loadViewer(db(), '3');
});
beforeEach(() => {
  story += 1;
});
afterAll(async () => {
  // Whatever happened: the rows are those that sources and acts come to.
  const rows = () => house.rows(`select ca::text as row from conversation_audiences ca order by 1`);
  const before = await rows();
  const ids = await house.rows<{ id: string }>(`select id from conversations where merged_into is null`);
  await transaction(db(), (trx) =>
    writeConversationAudiences(
      trx,
      ids.map(({ id }) => id),
    ),
  );
  expect(await rows()).toEqual(before);
  await house.close();
});

const named = (name: string) => `${story}${name}@x.example`;

/** A letter of this story's customer, by a name; `answers` names the one it answers. */
function letter(name: string, answers?: string, more: MailText = {}): Buffer {
  return writeMail({
    id: named(name),
    from: `Kim <kim${story}@x.example>`,
    subject: answers ? `Re: Story ${story}` : `Story ${story}`,
    ...(answers ? { inReplyTo: named(answers), references: [named(answers)] } : {}),
    ...more,
  });
}

async function at(name: string): Promise<{ id: string; conversation: string }> {
  const [row] = await house.rows<{ id: string; conversation: string }>(
    `select id, conversation_id as conversation from messages where message_id = '${named(name)}'`,
  );
  return row!;
}

const handle = (viewer: Viewer, ...ids: string[]) => handleConversations(db(), viewer, { ids, value: true });
const reopen = (viewer: Viewer, ...ids: string[]) => handleConversations(db(), viewer, { ids, value: false });

/** Whether a conversation is open for somebody: inbox, count, search and header must say the same. */
async function open(viewer: Viewer, id: string): Promise<boolean> {
  const inbox = await listConversations(db(), viewer, { box: 'inbox', limit: 100 });
  const isListed = inbox.items.some((item) => item.id === id);
  const all = await listConversations(db(), viewer, { box: 'all', limit: 100 });
  const row = all.items.find((item) => item.id === id)!;
  const { handled } = await findConversation(db(), viewer, id);
  const found = await searchMessages(db(), viewer, { q: 'is:handled', limit: 100 });
  const conversations = await searchConversations(db(), viewer, { q: 'is:handled', limit: 100 });
  expect({
    row: row.handled,
    header: handled !== undefined,
    found: found.items.some(({ conversationId }) => conversationId === id),
    conversation: conversations.items.some((item) => item.id === id),
  }).toEqual({ row: !isListed, header: !isListed, found: !isListed, conversation: !isListed });
  const counts = await countBoxes(db(), viewer);
  expect(counts.inbox.count).toBe(inbox.items.length);
  return isListed;
}
const by = async (viewer: Viewer, id: string) => (await findConversation(db(), viewer, id)).handled?.by?.name;

test('an answer opens a handled conversation again for who may read it, and for nobody else', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await handle(bruno, conversation);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([false, false]);
  await house.receive(adas.inbox, [letter('b', 'a')]);
  expect((await at('b')).conversation).toBe(conversation);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([true, false]);
  await house.receive(sales.inbox, [letter('c', 'a')]);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([true, true]);
});

test('who declares it handled closes nothing they cannot read: the letter waits for those who can', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await house.receive(adas.inbox, [letter('b', 'a')]);
  expect(await handle(bruno, conversation)).toEqual([conversation]);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([true, false]);
  const inbox = await listConversations(db(), ada, { box: 'inbox', mailbox: adas.id, limit: 50 });
  expect(inbox.items[0]).toMatchObject({ id: conversation, handled: false });
  const of = await listConversations(db(), ada, { box: 'inbox', mailbox: sales.id, limit: 50 });
  expect(of.items.map(({ id }) => id)).not.toContain(conversation);
});

test('who closed what, and when, is told by the letters one reads', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await handle(bruno, conversation);
  const told = (await findConversation(db(), bruno, conversation)).handled;
  await house.receive(adas.inbox, [letter('b', 'a')]);
  await handle(ada, conversation);
  expect((await findConversation(db(), bruno, conversation)).handled).toEqual(told);
  expect([await by(ada, conversation), await by(bruno, conversation)]).toEqual(['Ada', 'Bruno']);
  // Already handled is no change, for each by their own letters.
  expect([await handle(ada, conversation), await handle(bruno, conversation)]).toEqual([[], []]);
});

test('undo gives back what the act closed and no more', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await handle(bruno, conversation);
  await house.receive(adas.inbox, [letter('b', 'a')]);
  await handle(ada, conversation);
  expect(await reopen(ada, conversation)).toEqual([conversation]);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([true, false]);
  expect(await reopen(ada, conversation)).toEqual([]);
  const of = await listConversations(db(), ada, { box: 'inbox', mailbox: sales.id, limit: 50 });
  expect(of.items.map(({ id }) => id)).not.toContain(conversation);
  await handle(ada, conversation);
  await reopen(bruno, conversation);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([true, true]);
  expect(await handle(bruno, conversation)).toEqual([conversation]);
  expect([await by(ada, conversation), await by(bruno, conversation)]).toEqual(['Bruno', 'Bruno']);
});

test('who takes back an act that closed letters of several readers opens their own alone', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await house.receive(adas.inbox, [letter('b', 'a')]);
  await handle(ada, conversation);
  expect([await by(ada, conversation), await by(bruno, conversation)]).toEqual(['Ada', 'Ada']);
  await reopen(bruno, conversation);
  const acts = () =>
    house.rows(`select u.name as by, undone_at is not null as undone,
        array(select message_id from messages where id = any(message_ids) order by id) as letters
      from handlings h join users u on u.id = h.user_id where conversation_id = ${conversation} order by h.id`);
  expect(await acts()).toEqual([
    { by: 'Ada', undone: false, letters: [named('b')] },
    { by: 'Ada', undone: true, letters: [named('a')] },
  ]);
  const of = await listConversations(db(), ada, { box: 'inbox', mailbox: adas.id, limit: 50 });
  expect(of.items.map(({ id }) => id)).not.toContain(conversation);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([true, true]);
});

test('many at once: of each conversation what one reads, undone as a whole', async () => {
  const ids: string[] = [];
  for (const name of ['m', 'n', 'o']) {
    await house.receive(sales.inbox, [letter(name, undefined, { subject: `Many ${story}${name}` })]);
    ids.push((await at(name)).conversation);
  }
  await house.receive(adas.inbox, [letter('n2', 'n')]);
  await handle(bruno, ids[2]!);
  expect((await handle(bruno, ...ids)).sort()).toEqual([ids[0], ids[1]].sort());
  expect(await Promise.all(ids.map((id) => open(bruno, id)))).toEqual([false, false, false]);
  expect(await Promise.all(ids.map((id) => open(ada, id)))).toEqual([false, true, false]);
  await reopen(bruno, ids[0]!, ids[1]!);
  expect(await Promise.all(ids.map((id) => open(bruno, id)))).toEqual([true, true, false]);
});

test('what a machine answers opens nothing for whom it is handled, and comes as new to whom it is the first letter', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await handle(bruno, conversation);
  const machine = { headers: ['Auto-Submitted: auto-replied'] };
  await house.receive(sales.inbox, [letter('b', 'a', machine)]);
  // Whoever reads Ada's own mail reads sales@ too: it is Ada.
  await house.receive(adas.inbox, [letter('c', 'a', machine)]);
  expect([await open(ada, conversation), await open(bruno, conversation)]).toEqual([false, false]);
  await house.receive(support.inbox, [letter('d', 'a', machine)]);
  expect((await at('d')).conversation).toBe(conversation);
  expect([await open(cleo, conversation), await open(bruno, conversation)]).toEqual([true, false]);
  await handle(cleo, conversation);
  expect([await by(cleo, conversation), await by(bruno, conversation)]).toEqual(['Cleo', 'Bruno']);
});

test('what changes its readers stays as it was: handled is handled, open is open', async () => {
  await house.receive(sales.inbox, [letter('a')]);
  const { conversation } = await at('a');
  await house.receive(adas.inbox, [letter('b', 'a'), letter('c', 'a')]);
  await handle(ada, conversation);
  await house.receive(adas.inbox, [letter('d', 'a')]);
  await shareMessage(db(), ada, { messageId: (await at('b')).id, principal: 'user:2', why: '' });
  expect([await by(bruno, conversation), await open(bruno, conversation)]).toEqual(['Ada', false]);
  await shareMessage(db(), ada, { messageId: (await at('d')).id, principal: 'user:2', why: '' });
  expect((await findConversation(db(), bruno, conversation)).handled).toBeUndefined();
  // A policy changes: Cleo reads what is handled and what is open as they are.
  await house.receive(support.inbox, [letter('s')]);
  const other = (await at('s')).conversation;
  await handle(cleo, other);
  await transaction(db(), async (trx) => {
    await trx.updateTable('mailboxes').set({ policy: 'open' }).where('id', '=', support.id).execute();
    await refreshAudiences(trx, { mailboxId: support.id });
  });
  expect([await open(bruno, other), await by(bruno, other)]).toEqual([false, 'Cleo']);
  await transaction(db(), async (trx) => {
    await trx.updateTable('mailboxes').set({ policy: 'team' }).where('id', '=', support.id).execute();
    await refreshAudiences(trx, { mailboxId: support.id });
  });
});

test('a late letter that joins two conversations closes neither: what was open stays open', async () => {
  await house.receive(sales.inbox, [
    letter('a', 'x', { subject: `Left ${story}` }),
    letter('b', 'y', { subject: `Right ${story}` }),
  ]);
  const [left, right] = [(await at('a')).conversation, (await at('b')).conversation];
  expect(left).not.toBe(right);
  await handle(bruno, left);
  const joins = { inReplyTo: named('x'), references: [named('x'), named('y')] };
  await house.receive(sales.inbox, [letter('z', undefined, { ...joins, subject: `Middle ${story}` })], {
    live: false,
  });
  const { conversation } = await at('z');
  expect([(await at('a')).conversation, (await at('b')).conversation]).toEqual([conversation, conversation]);
  expect(await open(bruno, conversation)).toBe(true);
});

test('what was taken out of a handled conversation is open, and joined again by hand it stays open', async () => {
  await house.receive(sales.inbox, [letter('a'), letter('b', 'a')]);
  const { conversation } = await at('a');
  await handle(bruno, conversation);
  const { actId, conversationId } = await splitConversation(db(), bruno, {
    id: conversation,
    messageIds: [(await at('b')).id],
  });
  expect([await open(bruno, conversation), await open(bruno, conversationId)]).toEqual([false, true]);
  await undoThreadAct(db(), bruno, actId);
  expect(await open(bruno, conversation)).toBe(true);
  await handle(bruno, conversation);
  const again = await splitConversation(db(), bruno, {
    id: conversation,
    messageIds: [(await at('b')).id],
  });
  await mergeConversations(db(), bruno, { id: conversation, other: again.conversationId });
  expect(await open(bruno, conversation)).toBe(true);
});

test('rebuilt in place or from nothing but sources and acts, the same is open for the same people', async () => {
  const ids = (
    await house.rows<{ id: string }>(`select distinct conversation_id as id from messages order by 1`)
  ).map(({ id }) => id);
  const states = async () => {
    const all: unknown[] = [];
    for (const [name, viewer] of Object.entries({ ada, bruno, cleo }))
      for (const id of ids) {
        const seen = await findConversation(db(), viewer, id).catch(() => undefined);
        all.push([name, id, seen && [seen.handled, await inInbox(viewer, id)]]);
      }
    return all;
  };
  const inInbox = async (viewer: Viewer, id: string) =>
    (await listConversations(db(), viewer, { box: 'inbox', limit: 100 })).items.some(
      (item) => item.id === id,
    );
  const before = await states();
  await rebuildAll(house.deps);
  expect(await states()).toEqual(before);
  await house.rows(`truncate messages, message_conversations, message_identities, thread_references, thread_subjects,
    message_texts, message_addresses, message_attachments, message_words, attachment_texts, conversation_audiences, conversations`);
  await rebuildAll(house.deps);
  expect(await states()).toEqual(before);
  await rebuildAll(house.deps);
  expect(await states()).toEqual(before);
});
