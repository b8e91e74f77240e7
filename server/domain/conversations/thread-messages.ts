// Puts new messages into conversations: references, else subject and counterpart, else a new one; joins what waited.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { isFreemail } from '../contacts/is-freemail.ts';
import { findApart } from './kept-apart.ts';
import { loadThreads } from './load-threads.ts';
import { moveConversation } from './move-messages.ts';
import { Groups, isAnswered, mayMeet, type Thread } from './thread-graph.ts';

/** Where messages went. */
export interface Threaded {
  conversationOf: Map<string, string>;
  /** Made by this call. */
  fresh: Set<string>;
  /** Joined into another one, which had been there before or is the older. */
  merged: { from: string; into: string }[];
}

interface ReferenceRow {
  hash: Buffer;
  message_id: string;
  conversation_id: string;
  is_self: boolean;
  closed: boolean;
}
interface SubjectRow {
  key: Buffer;
  message_id: string;
  conversation_id: string;
  sent_at: Date;
  is_reply: boolean;
  closed: boolean;
}

/**
 * Threads a batch of new messages and writes what later mail is joined by. The caller holds the threading lock, so that
 * no other process decides about the same Message-IDs meanwhile, and inserts the messages themselves afterwards.
 * @param present conversations that messages are in already, whose joining is to be looked at once more
 * @param homes conversations that messages belonged to before a backup was restored: what people split or merged holds
 */
export async function threadMessages(
  trx: Transaction<Database>,
  messages: Thread[],
  homes: ReadonlyMap<string, string> = new Map(),
  present: ReadonlyMap<string, string> = new Map(),
): Promise<Threaded> {
  const references = await findReferences(trx, messages);
  const homeless = messages.filter(({ id }) => !homes.has(id));
  const subjects = await findSubjects(trx, homeless);
  const groups = new Groups();
  for (const [id, conversation] of present) groups.join(conversationNode(conversation), messageNode(id));
  await joinByReference(trx, homeless, references, groups);
  await joinBySubject(trx, homeless, subjects, groups);
  const threaded = await settle(trx, homeless, references, groups);
  await bringHome(trx, messages, homes, threaded);
  await insertReferences(trx, messages, references, threaded);
  await insertSubjects(trx, messages, threaded.conversationOf);
  return threaded;
}

// Nodes of the graph are new messages and existing conversations.
const messageNode = (id: string): string => `m${id}`;
const conversationNode = (id: string): string => `c${id}`;
const conversationOf = (node: string): string[] => (node.startsWith('c') ? [node.slice(1)] : []);

async function findReferences(trx: Transaction<Database>, messages: Thread[]): Promise<ReferenceRow[]> {
  const hashes = new Set(messages.flatMap(({ self, refs }) => [self, ...refs]));
  const sorted = [...hashes].sort().map((hash) => Buffer.from(hash, 'latin1'));
  const { rows } = await sql<ReferenceRow>`
    select hash, message_id, conversation_id, is_self, closed from thread_references
    where hash = any(${column('bytea', sorted)})`.execute(trx);
  return rows;
}

async function findSubjects(trx: Transaction<Database>, messages: Thread[]): Promise<SubjectRow[]> {
  const wanted = messages.filter(({ subject }) => subject !== '');
  if (wanted.length === 0) return [];
  const { rows } = await sql<SubjectRow>`
    select distinct s.key, s.message_id, s.conversation_id, s.sent_at, s.is_reply, s.closed
    from unnest(${column(
      'bytea',
      wanted.map((one) => Buffer.from(one.subject, 'latin1')),
    )},
        ${column(
          'timestamptz',
          wanted.map((one) => one.sentAt),
        )},
        ${column(
          'boolean',
          wanted.map((one) => one.isBareReply),
        )}) as given (key, sent_at, is_reply)
      join thread_subjects s on s.key = given.key and (s.is_reply or given.is_reply)
    where s.sent_at between given.sent_at - interval '31 days' and given.sent_at + interval '31 days'`.execute(
    trx,
  );
  return rows;
}

/** One Message-ID with all who bear it or name it. */
interface Holders {
  messages: Thread[];
  rows: ReferenceRow[];
}

async function joinByReference(
  trx: Transaction<Database>,
  messages: Thread[],
  rows: ReferenceRow[],
  groups: Groups,
): Promise<void> {
  const byHash = new Map<string, Holders>();
  const holdersOf = (hash: string): Holders => {
    const holders = byHash.get(hash) ?? { messages: [], rows: [] };
    byHash.set(hash, holders);
    return holders;
  };
  for (const message of messages)
    for (const hash of new Set([message.self, ...message.refs])) holdersOf(hash).messages.push(message);
  for (const row of rows) holdersOf(row.hash.toString('latin1')).rows.push(row);
  for (const [hash, holders] of byHash) {
    if (holders.messages.length + holders.rows.length < 2) continue;
    const isClosed =
      holders.messages.some(({ closed }) => closed) || holders.rows.some(({ closed }) => closed);
    const named =
      holders.messages.some(({ self }) => self !== hash) || holders.rows.some((row) => !row.is_self);
    if (isClosed || !named) await joinPairs(trx, hash, holders, groups);
    else joinAll(holders, groups);
  }
}

function joinAll({ messages, rows }: Holders, groups: Groups): void {
  const nodes = [
    ...messages.map(({ id }) => messageNode(id)),
    ...rows.map((row) => conversationNode(row.conversation_id)),
  ];
  for (const node of nodes) groups.join(nodes[0]!, node);
}

// Pair by pair, as the rules are made: for what is not open to all, and for copies that only bear the same Message-ID.
// A conversation's open mails leave one row a Message-ID, so all its mails are looked at.
async function joinPairs(
  trx: Transaction<Database>,
  hash: string,
  { messages, rows }: Holders,
  groups: Groups,
): Promise<void> {
  const present = await loadThreads(trx, {
    conversations: [...new Set(rows.map((row) => row.conversation_id))],
  });
  const others = present.filter(({ thread }) => thread.self === hash || thread.refs.includes(hash));
  messages.forEach((message, index) => {
    for (const { thread, conversationId } of others)
      if (meetsBy(hash, message, thread))
        groups.join(messageNode(message.id), conversationNode(conversationId));
    for (const other of messages.slice(index + 1))
      if (meetsBy(hash, message, other)) groups.join(messageNode(message.id), messageNode(other.id));
  });
}

function meetsBy(hash: string, a: Thread, b: Thread): boolean {
  if (a.self === hash && b.self === hash && a.looseSubject !== b.looseSubject) return false;
  return mayMeet(a, b, isFreemail);
}

async function joinBySubject(
  trx: Transaction<Database>,
  messages: Thread[],
  rows: SubjectRow[],
  groups: Groups,
): Promise<void> {
  const closed = rows.filter(
    (row) => row.closed || messages.some((message) => message.closed && isKey(row, message)),
  );
  const loaded = await loadThreads(trx, { messages: closed.map((row) => row.message_id) });
  const details = new Map(loaded.map(({ thread }) => [thread.id, thread]));
  const bySubject = Map.groupBy(
    messages.filter(({ subject }) => subject !== ''),
    ({ subject }) => subject,
  );
  for (const [subject, same] of bySubject) {
    same.forEach((message, index) => {
      for (const row of rows)
        if (
          row.key.toString('latin1') === subject &&
          isAnswered(message, rowAsPart(row)) &&
          mayMeetRow(message, row, details)
        )
          groups.join(messageNode(message.id), conversationNode(row.conversation_id));
      for (const other of same.slice(index + 1))
        if (isAnswered(message, other) && mayMeet(message, other, isFreemail))
          groups.join(messageNode(message.id), messageNode(other.id));
    });
  }
}

const isKey = (row: SubjectRow, message: Thread): boolean => row.key.toString('latin1') === message.subject;
const rowAsPart = (row: SubjectRow) => ({ sentAt: row.sent_at, isBareReply: row.is_reply });

function mayMeetRow(message: Thread, row: SubjectRow, details: Map<string, Thread>): boolean {
  if (!row.closed && !message.closed) return true;
  const other = details.get(row.message_id);
  return other !== undefined && mayMeet(message, other, isFreemail);
}

/** Gives each group its conversation: the oldest that is there, else a new one; what else is there joins it. */
async function settle(
  trx: Transaction<Database>,
  messages: Thread[],
  references: ReferenceRow[],
  groups: Groups,
): Promise<Threaded> {
  const members = Map.groupBy(messages, ({ id }) => groups.find(messageNode(id)));
  const present = Map.groupBy(groups.nodes().flatMap(conversationOf), (id) =>
    groups.find(conversationNode(id)),
  );
  const threaded: Threaded = { conversationOf: new Map(), fresh: new Set(), merged: [] };
  const homeless = [...members.keys()].filter((root) => !present.has(root));
  const made = await makeConversations(
    trx,
    homeless.map((root) => members.get(root)!),
  );
  homeless.forEach((root, index) => {
    threaded.fresh.add(made[index]!);
    for (const { id } of members.get(root)!) threaded.conversationOf.set(id, made[index]!);
  });
  for (const [root, conversations] of present)
    await join(trx, members.get(root) ?? [], conversations, references, threaded);
  return threaded;
}

async function join(
  trx: Transaction<Database>,
  members: Thread[],
  conversations: string[],
  references: ReferenceRow[],
  threaded: Threaded,
): Promise<void> {
  if (members.length === 0) return;
  const [home, ...others] = conversations.sort(byAge);
  const apart = others.length > 0 ? await findApart(trx, conversations) : [];
  for (const member of members) {
    const nearest = apart.length > 0 ? nearestOf(member, references, conversations) : home!;
    threaded.conversationOf.set(member.id, nearest);
  }
  for (const other of others) {
    if (apart.some((pair) => pair.includes(other))) continue;
    await moveConversation(trx, other, home!);
    threaded.merged.push({ from: other, into: home! });
    for (const [id, conversation] of threaded.conversationOf)
      if (conversation === other) threaded.conversationOf.set(id, home!);
  }
}

/** The conversation of the nearest mail it names: what people split stays split. */
function nearestOf(message: Thread, references: ReferenceRow[], conversations: string[]): string {
  for (const ref of [message.self, ...message.refs.toReversed()]) {
    const rows = references.filter((row) => row.hash.toString('latin1') === ref);
    const row = rows.find((one) => one.is_self) ?? rows[0];
    if (row && conversations.includes(row.conversation_id)) return row.conversation_id;
  }
  return conversations[0]!;
}

const byAge = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

async function bringHome(
  trx: Transaction<Database>,
  messages: Thread[],
  homes: ReadonlyMap<string, string>,
  { conversationOf }: Threaded,
): Promise<void> {
  const returning = messages.filter(({ id }) => homes.has(id));
  if (returning.length === 0) return;
  const ids = [...new Set(homes.values())].sort(byAge);
  await sql`
    insert into conversations (id, subject_key)
    select * from unnest(${column('bigint', ids)}, ${column(
      'text',
      ids.map((id) => returning.find((one) => homes.get(one.id) === id)?.looseSubject ?? ''),
    )})
    on conflict (id) do update set merged_into = null`.execute(trx);
  for (const { id } of returning) conversationOf.set(id, homes.get(id)!);
}

async function makeConversations(trx: Transaction<Database>, members: Thread[][]): Promise<string[]> {
  if (members.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    insert into conversations (subject_key)
    select key from unnest(${column(
      'text',
      members.map((group) => group[0]!.looseSubject),
    )}) with ordinality as g (key, n)
    order by n returning id`.execute(trx);
  return rows.map(({ id }) => id).sort(byAge);
}

async function insertReferences(
  trx: Transaction<Database>,
  messages: Thread[],
  present: ReferenceRow[],
  { conversationOf, merged }: Threaded,
): Promise<void> {
  const homes = new Map(merged.map(({ from, into }) => [from, into]));
  const home = (id: string) => homes.get(id) ?? id;
  // That a conversation waits for a Message-ID needs saying once.
  const said = new Set(
    present
      .filter((row) => !row.closed)
      .map((row) => `${row.hash.toString('latin1')}${home(row.conversation_id)}`),
  );
  const rows: { hash: string; message: Thread; isSelf: boolean }[] = [];
  for (const message of messages) {
    const conversation = conversationOf.get(message.id)!;
    rows.push({ hash: message.self, message, isSelf: true });
    if (!message.closed) said.add(`${message.self}${conversation}`);
  }
  for (const message of messages) {
    const conversation = conversationOf.get(message.id)!;
    for (const hash of new Set(message.refs)) {
      const key = `${hash}${conversation}`;
      if (hash === message.self || (!message.closed && said.has(key))) continue;
      if (!message.closed) said.add(key);
      rows.push({ hash, message, isSelf: false });
    }
  }
  rows.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  await sql`
    insert into thread_references (hash, message_id, conversation_id, is_self, closed)
    select * from unnest(${column(
      'bytea',
      rows.map((row) => Buffer.from(row.hash, 'latin1')),
    )},
      ${column(
        'bigint',
        rows.map((row) => row.message.id),
      )},
      ${column(
        'bigint',
        rows.map((row) => conversationOf.get(row.message.id)!),
      )},
      ${column(
        'boolean',
        rows.map((row) => row.isSelf),
      )}, ${column(
        'boolean',
        rows.map((row) => row.message.closed),
      )})
    on conflict (hash, message_id) do update set closed = excluded.closed`.execute(trx);
}

async function insertSubjects(
  trx: Transaction<Database>,
  messages: Thread[],
  conversationOf: Map<string, string>,
): Promise<void> {
  const wanted = messages
    .filter(({ subject }) => subject !== '')
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
  if (wanted.length === 0) return;
  await sql`
    insert into thread_subjects (key, message_id, conversation_id, sent_at, is_reply, closed)
    select * from unnest(${column(
      'bytea',
      wanted.map((one) => Buffer.from(one.subject, 'latin1')),
    )},
      ${column(
        'bigint',
        wanted.map((one) => one.id),
      )},
      ${column(
        'bigint',
        wanted.map((one) => conversationOf.get(one.id)!),
      )},
      ${column(
        'timestamptz',
        wanted.map((one) => one.sentAt),
      )},
      ${column(
        'boolean',
        wanted.map((one) => one.isBareReply),
      )},
      ${column(
        'boolean',
        wanted.map((one) => one.closed),
      )})
    on conflict (key, message_id) do update set closed = excluded.closed`.execute(trx);
}
