// Makes messages of understood mails, in one transaction a batch: identify → thread → file → audience → words → lists.
import { sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import { planWithoutValues } from '../../database/plan-without-values.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { isDocument } from '../../protocols/documents/document-format.ts';
import { audienceIds } from '../access/audiences.ts';
import { closeQuietLetters } from '../conversations/close-quiet-letters.ts';
import { describeThread } from '../conversations/describe-thread.ts';
import { fileMessages } from '../conversations/file-messages.ts';
import { customersOf, findCustomers } from '../conversations/find-customers.ts';
import { holdThreads } from '../conversations/hold-threads.ts';
import { loadThreads } from '../conversations/load-threads.ts';
import { refreshReaders } from '../conversations/refresh-conversations.ts';
import { threadMessages } from '../conversations/thread-messages.ts';
import { addToConversationAudiences } from '../conversations/write-conversation-audiences.ts';
import { keepCorrespondents } from '../correspondents/keep-correspondents.ts';
import { isOwnAddress, type OwnAddresses, ownAddresses } from '../mailboxes/own-addresses.ts';
import { findIdentified, identityKey, nextMessageIds } from '../messages/identify-messages.ts';
import { insertMessages, type NewMessage } from '../messages/insert-messages.ts';
import { type Arrival, type Leased, lockArrivals } from './arrivals.ts';
import { makeCardsOf } from './cards-make-themselves.ts';
import { describeArrival } from './describe-arrival.ts';
import type { DigestedMail } from './digested-mail.ts';
import { pipelineVersion } from './pipeline-version.ts';

/** What became of a batch. */
export interface Derived {
  /** Sources that made a new message. */
  stored: string[];
  /** Sources that joined a message that was there. */
  duplicates: string[];
}

/** A new message on its way, with the copy it is made from. */
type Draft = Omit<NewMessage, 'conversationId' | 'audienceId'> & { arrival: Arrival; isBareReply: boolean };

/**
 * Derives everything of these mails. Sources whose lease was lost are left to whoever has it. All is re-derivable, so
 * the commit need not wait for the disk.
 */
export async function deriveMessages(
  trx: Transaction<Database>,
  mails: (Leased & DigestedMail)[],
): Promise<Derived> {
  await sql`set local synchronous_commit = off`.execute(trx);
  await planWithoutValues(trx);
  await holdThreads(trx);
  const arrivals = await lockArrivals(trx, mails);
  const own = await ownAddresses(trx);
  const present = mails.filter(({ sourceId }) => arrivals.has(sourceId));
  const { drafts, copies } = await identify(trx, present, arrivals, own);
  const { conversationOf, fresh, merged } = await threadMessages(
    trx,
    drafts.map((draft) => threadOf(draft)),
    new Map(
      drafts.flatMap(({ id, arrival }) => (arrival.before ? [[id, arrival.before.conversationId]] : [])),
    ),
  );
  const newlyFiled = await fileMessages(
    trx,
    drafts.map((draft) => filingOf(draft, conversationOf, own)),
  );
  const messages = await withAudiences(trx, drafts, conversationOf, fresh, newlyFiled);
  await insertMessages(trx, messages, pipelineVersion);
  await makeCardsOf(
    trx,
    messages.filter((one) => one.arrival.isLive),
    (address) => isOwnAddress(own, address),
  );
  // What comes back after the derived tables were lost is as the acts say.
  await closeQuietLetters(
    trx,
    messages.filter((one) => !fresh.has(one.conversationId) && !one.arrival.before).map(arrivingOf),
  );
  await finishSources(trx, messages, copies, conversationOf);

  const whole = new Set([
    ...copies.map((copy) => conversationOf.get(copy.messageId) ?? copy.conversationId),
    ...[...newlyFiled].filter((id) => !fresh.has(id)),
    ...merged.map(({ into }) => into),
  ]);
  await addToConversationAudiences(
    trx,
    messages.filter((one) => !whole.has(one.conversationId)),
  );
  await countMessages(trx, messages);
  const closed = await closedAmong(trx, copies);
  const changed = await refreshReaders(
    trx,
    [...whole].filter((id) => !merged.some(({ from }) => from === id)),
  );
  changed.push(...(await joinOpened(trx, closed)));
  await keepCorrespondents(trx, messages, changed);
  await readFilesLater(trx, messages);
  await tell(
    trx,
    messages,
    copies.map((copy) => copy.conversationId),
    merged.map(({ into }) => into),
  );
  return {
    stored: messages.map((one) => one.sourceId),
    duplicates: copies.filter((copy) => !copy.isOld).map((copy) => copy.sourceId),
  };
}

interface Copy {
  sourceId: string;
  messageId: string;
  conversationId: string;
  /** It belonged to its message before; only its places changed. */
  isOld: boolean;
}

/** Which mails are new letters, which are copies of letters that are there or earlier in the batch. */
async function identify(
  trx: Transaction<Database>,
  mails: (Leased & DigestedMail)[],
  arrivals: Map<string, Arrival>,
  own: OwnAddresses,
): Promise<{ drafts: Draft[]; copies: Copy[] }> {
  const copies: Copy[] = [];
  const unknown = mails.filter(({ sourceId }) => {
    const { known } = arrivals.get(sourceId)!;
    if (known) copies.push({ sourceId, ...known, isOld: true });
    return !known;
  });
  const identified = await findIdentified(
    trx,
    unknown.map(({ digest }) => digest),
  );
  const firsts = new Map<string, (Leased & DigestedMail)[]>();
  for (const mail of unknown) {
    const key = identityKey(mail.digest);
    const there = identified.get(key);
    if (there)
      copies.push({
        sourceId: mail.sourceId,
        messageId: there.id,
        conversationId: there.conversationId,
        isOld: false,
      });
    else firsts.set(key, [...(firsts.get(key) ?? []), mail]);
  }
  const ids = await idsOf(trx, [...firsts.values()], arrivals);
  const drafts = [...firsts.values()].map(([first, ...others], index) => {
    const id = ids[index]!;
    for (const { sourceId } of others)
      copies.push({ sourceId, messageId: id, conversationId: '', isOld: false });
    const places = [first!, ...others].flatMap(({ sourceId }) => arrivals.get(sourceId)!.places);
    const arrival = { ...arrivals.get(first!.sourceId)!, places };
    return { id, arrival, ...describeArrival(first!, arrival, (address) => isOwnAddress(own, address)) };
  });
  return { drafts, copies };
}

/** An id for each letter: the one it had before, else a new one. */
async function idsOf(
  trx: Transaction<Database>,
  letters: Leased[][],
  arrivals: Map<string, Arrival>,
): Promise<string[]> {
  const taken = new Set<string>();
  const before = letters.map((copies) => {
    const ids = copies.flatMap(({ sourceId }) => arrivals.get(sourceId)!.before?.messageId ?? []);
    const id = ids.find((one) => !taken.has(one));
    if (id) taken.add(id);
    return id;
  });
  const fresh = await nextMessageIds(trx, before.filter((id) => id === undefined).length);
  return before.map((id) => id ?? fresh.shift()!);
}

function threadOf(draft: Draft) {
  const reported = (
    JSON.parse(draft.report ?? '{}') as { recipients?: { recipient: string; originalRecipient: string }[] }
  ).recipients;
  return describeThread({
    ...draft,
    isForged: isForged(draft),
    from: draft.from.address,
    counterpart: draft.counterpart.address,
    addresses: draft.people.map(({ person }) => person.address),
    reported: (reported ?? [])
      .flatMap((one) => [one.recipient, one.originalRecipient])
      .filter(Boolean)
      .map((one) => one.toLowerCase()),
  });
}

const isForged = ({ authentication }: Draft): boolean => authentication.includes('"verdict":"fail"');

function filingOf(draft: Draft, conversationOf: Map<string, string>, own: OwnAddresses) {
  const addresses = [draft.counterpart.address, ...draft.people.map(({ person }) => person.address)];
  return {
    conversationId: conversationOf.get(draft.id)!,
    kind: draft.kind,
    junk: draft.junk,
    sentAt: draft.sentAt,
    outsiders: [...new Set(addresses)].filter((address) => address !== '' && !isOwnAddress(own, address)),
  };
}

async function withAudiences(
  trx: Transaction<Database>,
  drafts: Draft[],
  conversationOf: Map<string, string>,
  fresh: Set<string>,
  newlyFiled: Set<string>,
): Promise<(NewMessage & { arrival: Arrival })[]> {
  const all = new Set(conversationOf.values());
  const asked = [...all].filter((id) => newlyFiled.has(id) || !fresh.has(id));
  const customers = await findCustomers(trx, asked);
  const reasons = drafts.map((draft) => ({
    mailboxes: [...new Set(draft.arrival.places.map((place) => place.mailboxId))],
    ...customersOf(customers, conversationOf.get(draft.id)!, draft.id),
    takenBack: [],
    shared: [],
  }));
  const audiences = await audienceIds(trx, reasons);
  return drafts.map((draft, index) => ({
    ...draft,
    conversationId: conversationOf.get(draft.id)!,
    audienceId: audiences[index]!,
  }));
}

// What came while we watched was seen by nobody before now, whatever its Date.
function arrivingOf(message: NewMessage & { arrival: Arrival }) {
  return { ...message, at: message.arrival.isLive ? message.firstSeenAt : message.sentAt };
}

/** Messages that lay only in mailboxes not for everybody's eyes until these copies came. */
async function closedAmong(trx: Transaction<Database>, copies: Copy[]): Promise<string[]> {
  if (copies.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select m.id from message_conversations mc
      join messages m on m.conversation_id = mc.conversation_id and m.id = mc.id
    where mc.id = any(${column(
      'bigint',
      copies.map((copy) => copy.messageId),
    )}) and m.closed`.execute(trx);
  return rows.map(({ id }) => id);
}

/** What has become open to all may belong to what strangers could not join before. @returns as `refreshReaders` */
async function joinOpened(trx: Transaction<Database>, closed: string[]): Promise<string[]> {
  if (closed.length === 0) return [];
  const opened = (await loadThreads(trx, { messages: closed })).filter(({ thread }) => !thread.closed);
  if (opened.length === 0) return [];
  const present = new Map(opened.map(({ thread, conversationId }) => [thread.id, conversationId]));
  const { merged } = await threadMessages(
    trx,
    opened.map(({ thread }) => thread),
    new Map(),
    present,
  );
  return refreshReaders(
    trx,
    merged.map(({ into }) => into),
  );
}

async function finishSources(
  trx: Transaction<Database>,
  messages: NewMessage[],
  copies: Copy[],
  conversationOf: Map<string, string>,
): Promise<void> {
  const done = [
    ...messages.map((one) => ({
      sourceId: one.sourceId,
      messageId: one.id,
      conversationId: one.conversationId,
    })),
    ...copies.map((one) => ({
      ...one,
      conversationId: conversationOf.get(one.messageId) ?? one.conversationId,
    })),
  ];
  for (const copy of copies) copy.conversationId = conversationOf.get(copy.messageId) ?? copy.conversationId;
  // A conversation may have been merged in this very batch, so a copy asks where its message is now.
  await sql`
    update sources s set state = 'understood', message_id = given.message_id, lease_until = null,
      conversation_id = coalesce(mc.conversation_id, given.conversation_id), pipeline = ${pipelineVersion}
    from unnest(${column(
      'bigint',
      done.map((one) => one.sourceId),
    )}, ${column(
      'bigint',
      done.map((one) => one.messageId),
    )},
      ${column(
        'bigint',
        done.map((one) => one.conversationId),
      )}) as given (id, message_id, conversation_id)
      left join message_conversations mc on mc.id = given.message_id
    where s.id = given.id`.execute(trx);
}

async function countMessages(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  const byConversation = Map.groupBy(messages, (one) => one.conversationId);
  const groups = [...byConversation].map(([id, all]) => ({
    id,
    first: new Date(Math.min(...all.map((one) => one.sentAt.getTime()))),
    last: new Date(Math.max(...all.map((one) => one.sentAt.getTime()))),
    count: all.length,
  }));
  await sql`
    update conversations c set first_at = least(c.first_at, given.first_at), last_at = greatest(c.last_at, given.last_at),
      message_count = message_count + given.count
    from unnest(${column(
      'bigint',
      groups.map((one) => one.id),
    )}, ${column(
      'timestamptz',
      groups.map((one) => one.first),
    )},
      ${column(
        'timestamptz',
        groups.map((one) => one.last),
      )}, ${column(
        'integer',
        groups.map((one) => one.count),
      )})
      as given (id, first_at, last_at, count)
    where c.id = given.id`.execute(trx);
}

// Files of a first fetch are read when it is over: each batch puts that off.
const readingPauseMs = 120_000;

/** The text of files is read in the background: of new mail at once, of an archive when there is time. */
async function readFilesLater(
  trx: Transaction<Database>,
  messages: (NewMessage & { arrival: Arrival })[],
): Promise<void> {
  const waiting = messages.filter((one) => one.attachments.some(isDocument));
  if (waiting.length === 0) return;
  const live = waiting.filter((one) => one.arrival.isLive).map((one) => one.id);
  if (live.length > 0)
    await addJob(trx, 'read-files', { messages: live }, { queue: 'read-files', priority: 5 });
  if (live.length === waiting.length) return;
  await addJob(
    trx,
    'read-files',
    {},
    {
      key: 'read-files',
      queue: 'read-files',
      priority: 10,
      runAt: new Date(Date.now() + readingPauseMs),
    },
  );
}

/** Says so to open screens and to what happens after a mail; many at once are told as one change of the lists. */
async function tell(
  trx: Transaction<Database>,
  messages: (NewMessage & { arrival: Arrival })[],
  others: string[],
  whole: string[],
): Promise<void> {
  const live = messages.filter((one) => one.arrival.isLive && !one.junk);
  for (const [conversation, received] of Map.groupBy(live.slice(0, 100), (one) => one.conversationId))
    await announce(trx, { what: 'mail.received', conversation, ids: received.map((one) => one.id) });
  // What was joined has changed for all who read some of it, not for the new letters' readers alone.
  for (const conversation of new Set(whole.slice(0, 100)))
    await announce(trx, { what: 'conversation', conversation });
  if (messages.length > live.length || live.length > 100 || whole.length > 100 || others.length > 0)
    await announce(trx, { what: 'lists' });
}
