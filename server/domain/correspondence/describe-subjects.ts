// What a form shows of conversations and of single mails, from mail the viewer may read.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { readRecords } from '../conversations/describe-conversations.ts';
import { describeHandling } from '../conversations/describe-handling.ts';
import { isHandled, tellsOfHandled } from '../conversations/is-handled.ts';
import { lastHandlings } from '../conversations/queries-handlings.ts';
import { arrangeMails, type Leaf, splitHashes } from './arrange-mails.ts';
import type { CorrespondenceMail, CorrespondenceSubject } from './correspondence-shape.ts';
import { passageOf, type WordsAsked } from './words-asked.ts';

/** A conversation and the mails of it that pass the filters: how many, from when to when, the newest of them by id. */
export interface Subject {
  id: string;
  first_at: Date;
  last_at: Date;
  count: number;
  ids: string[];
}

/** How texts are shown: which parts come along, and which words were asked for. */
export interface Texts {
  texts: 'none' | 'own' | 'all';
  asked: WordsAsked | undefined;
}

interface Row {
  id: string;
  conversation_id: string;
  message_id_hash: Buffer;
  in_reply_to: Buffer | null;
  refs: Buffer;
  subject: string;
  sent_at: Date;
  from_name: string;
  from_address: string;
  direction: CorrespondenceMail['direction'];
  kind: CorrespondenceMail['kind'];
  language: string;
  snippet: string;
  attachments: number;
  spans: [NonNullable<CorrespondenceMail['spans']>[number]['kind'], string][] | null;
}

// As far back as a conversation's tree is looked through.
const readAtMost = 2000;

/** Describes conversations in their order, each as a tree of the mails named. @param asked the customers asked for */
export async function describeSubjects(
  db: Kysely<Database>,
  viewer: Viewer,
  subjects: Subject[],
  asked: { type: string; id: string }[],
  how: Texts,
): Promise<CorrespondenceSubject[]> {
  if (subjects.length === 0) return [];
  const ids = subjects.map(({ id }) => id);
  const audiences = await readableAudiences(db, viewer);
  const rows = await readOfConversations(db, ids, audiences, how);
  const records = await readRecords(db, ids, audiences);
  const handled = await readHandled(db, ids, audiences);
  const byConversation = Map.groupBy(rows, (row) => row.conversation_id);
  return subjects.map((subject) => {
    const readable = byConversation.get(subject.id) ?? [];
    const shown = new Set(subject.ids);
    const tree = arrangeMails(readable.map(leafOf), ({ id }) => shown.has(id));
    const last = readable.at(-1);
    const done = handled.get(subject.id);
    const waits = !done && last?.direction === 'in' && last.kind === 'personal';
    return {
      id: subject.id,
      subject: tree[0]?.leaf.row.subject ?? '',
      firstAt: subject.first_at.toISOString(),
      lastAt: subject.last_at.toISOString(),
      count: subject.count,
      earlier: subject.count - tree.length,
      people: new Set(tree.map(({ leaf }) => leaf.row.from_address || leaf.row.from_name)).size,
      ...(done ? { handled: done } : {}),
      ...(waits ? { waitsSince: waitsSince(readable) } : {}),
      records: (records.get(subject.id) ?? []).filter(
        (record) => asked.length > 1 || record.type !== asked[0]?.type || record.id !== asked[0]?.id,
      ),
      mails: tree.map(({ leaf, depth }) => asMail(leaf.row, depth, how)),
    };
  });
}

/** Describes single mails in the order given. */
export async function describeMails(
  db: Kysely<Database>,
  mails: { id: string; conversationId: string }[],
  how: Texts,
): Promise<CorrespondenceMail[]> {
  if (mails.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${columns(how)}
    from unnest(${mails.map((each) => each.conversationId)}::bigint[], ${mails.map((each) => each.id)}::bigint[])
        with ordinality as f (conversation_id, id, position)
      join messages m on m.conversation_id = f.conversation_id and m.id = f.id ${joinTexts(how)}
    order by f.position`.execute(db);
  return rows.map((row) => asMail(row, 0, how));
}

const needsTexts = ({ texts, asked }: Texts): boolean => texts !== 'none' || asked !== undefined;
const joinTexts = (how: Texts) =>
  needsTexts(how)
    ? sql`left join message_texts t on t.conversation_id = m.conversation_id and t.message_id = m.id`
    : sql``;
const columns = (
  how: Texts,
) => sql`m.id, m.conversation_id, m.message_id_hash, m.in_reply_to, m.refs, m.subject,
  m.sent_at, m.from_name, m.from_address, m.direction, m.kind, m.language, m.snippet, m.attachment_count::int as attachments,
  ${needsTexts(how) ? sql`t.spans` : sql`null`} as spans`;

/** Their readable mails, the newest of each, in order of time. */
async function readOfConversations(
  db: Kysely<Database>,
  ids: string[],
  audiences: string[],
  how: Texts,
): Promise<Row[]> {
  const each = Math.max(50, Math.floor(readAtMost / ids.length));
  const { rows } = await sql<Row>`
    select found.* from unnest(${ids}::bigint[]) as f (id) cross join lateral (
      select ${columns(how)} from messages m ${joinTexts(how)}
      where m.conversation_id = f.id and m.audience_id = any(${audiences}::bigint[]) and not m.junk
      order by m.sent_at desc, m.id desc limit ${each}
    ) found
    order by found.sent_at, found.id`.execute(db);
  return rows;
}

async function readHandled(
  db: Kysely<Database>,
  ids: string[],
  audiences: string[],
): Promise<Map<string, NonNullable<CorrespondenceSubject['handled']>>> {
  const { rows } = await sql<{ id: string }>`
    select ca.conversation_id as id from conversation_audiences ca
    where ca.conversation_id = any(${ids}::bigint[]) and ca.audience_id = any(${audiences}::bigint[])
      and ${tellsOfHandled(sql`ca`)}
    group by 1 having ${isHandled(sql`ca.open`)}`.execute(db);
  const handlings = await lastHandlings(
    db,
    rows.map(({ id }) => id),
    audiences,
  );
  return new Map([...handlings].map(([id, handling]) => [id, describeHandling(handling)]));
}

type RowLeaf = Leaf & { row: Row };

function leafOf(row: Row): RowLeaf {
  return {
    id: row.id,
    sentAt: row.sent_at,
    hash: row.message_id_hash.toString('hex'),
    inReplyTo: row.in_reply_to?.toString('hex'),
    refs: splitHashes(row.refs),
    row,
  };
}

/** The first of their letters since our last word. */
function waitsSince(readable: Row[]): string {
  const ours = readable.findLastIndex((row) => row.direction === 'out');
  const first = readable.slice(ours + 1).find((row) => row.direction === 'in' && row.kind === 'personal');
  return first!.sent_at.toISOString();
}

function asMail(row: Row, depth: number, { texts, asked }: Texts): CorrespondenceMail {
  const spans = (row.spans ?? []).map(([kind, text]) => ({ kind, text }));
  const own = spans.filter(({ kind }) => kind === 'own');
  const textOf = (isQuoted: boolean) =>
    asked
      ? spans
          .filter(({ kind }) => (kind === 'quoted') === isQuoted)
          .map(({ text }) => text)
          .join('\n')
      : '';
  return {
    id: row.id,
    conversationId: row.conversation_id,
    subject: row.subject,
    sentAt: row.sent_at.toISOString(),
    from: { name: row.from_name, address: row.from_address },
    direction: row.direction,
    kind: row.kind,
    depth,
    snippet: passageOf(asked, {
      own: textOf(false),
      quoted: textOf(true),
      beginning: row.snippet,
      language: row.language,
    }),
    attachments: row.attachments,
    ...(texts === 'none' ? {} : { spans: texts === 'own' ? own : spans }),
  };
}
