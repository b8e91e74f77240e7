// Finds messages by words among those the viewer may read, newest first.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Position, readPosition, writePosition } from '../conversations/list-position.ts';
import { ProductError } from '../problem.ts';
import type { SearchHit } from './search-hit.ts';
import { makeQuery } from './words/make-query.ts';

/** What to look for; the empty query finds all. `limit` 1 to 1000. */
export interface SearchInput {
  q: string;
  cursor?: string | undefined;
  limit: number;
}

interface Found {
  conversation_id: string;
  message_id: string;
  sent_at: Date;
}

// A frequent word fills its page from these alone; sorting all its mails would be dearer than reading the newest ones.
const newestWalked = 5000;
const countAtMost = 1000;

/**
 * Searches. The rights stand in the query itself, since row level security would switch the word index off (DESIGN §7):
 * run it as the owner of the tables.
 * @returns hits as in the contract; `hints` are codes of what of the query could not be used
 * @throws ProductError `unavailable` when the words are too common to be found in time
 */
export async function searchMessages(db: Kysely<Database>, viewer: Viewer, input: SearchInput) {
  const { tsquery, problems } = makeQuery(input.q);
  const audiences = await readableAudiences(db, viewer);
  const from = readPosition(input.cursor);
  try {
    const found = await findPage(db, audiences, tsquery, from, input.limit + 1);
    const page = found.slice(0, input.limit);
    const last = page.at(-1);
    const total = input.cursor
      ? undefined
      : await countFound(db, audiences, tsquery, found.length <= input.limit, page);
    return {
      items: await describeHits(db, page),
      ...(found.length > input.limit && last
        ? { next: writePosition({ lastAt: last.sent_at.toISOString(), id: last.message_id }) }
        : {}),
      total: total ?? { count: page.length, capped: true },
      hints: problems as string[],
    };
  } catch (error) {
    // query_canceled: the statement's time ran out.
    if ((error as { code?: unknown }).code !== '57014') throw error;
    throw new ProductError(
      'unavailable',
      'These words are too common. Add a rarer one.',
      'search-too-common',
    );
  }
}

async function findPage(
  db: Kysely<Database>,
  audiences: string[],
  tsquery: string,
  from: Position,
  limit: number,
): Promise<Found[]> {
  const newest = await findAmongNewest(db, audiences, tsquery, from, limit);
  return newest.length === limit ? newest : findByWords(db, audiences, tsquery, from, limit);
}

/** The newest first, as far as 5,000 mails back: complete only when it fills the page. */
async function findAmongNewest(
  db: Kysely<Database>,
  audiences: string[],
  tsquery: string,
  from: Position,
  limit: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select conversation_id, message_id, sent_at from (
      select conversation_id, message_id, sent_at, audience_id, words from message_words
      where (sent_at, message_id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)
      order by sent_at desc, message_id desc limit ${newestWalked}
    ) newest
    where audience_id = any(${audiences}::bigint[]) ${matches(tsquery)}
    order by sent_at desc, message_id desc limit ${limit}`.execute(db);
  return rows;
}

async function findByWords(
  db: Kysely<Database>,
  audiences: string[],
  tsquery: string,
  from: Position,
  limit: number,
): Promise<Found[]> {
  // Without words the index by audience and time gives each audience's newest; with words the plain order must not
  // tempt the planner to walk all mail by date, hence the materialised step.
  const { rows } = await (tsquery === ''
    ? sql<Found>`
        select e.conversation_id, e.message_id, e.sent_at
        from unnest(${audiences}::bigint[]) a (id) cross join lateral (
          select conversation_id, message_id, sent_at from message_words
          where audience_id = a.id and (sent_at, message_id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)
          order by sent_at desc, message_id desc limit ${limit}
        ) e
        order by e.sent_at desc, e.message_id desc limit ${limit}`
    : sql<Found>`
        with found as materialized (
          select conversation_id, message_id, sent_at from message_words
          where audience_id = any(${audiences}::bigint[]) ${matches(tsquery)}
        )
        select conversation_id, message_id, sent_at from found
        where (sent_at, message_id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)
        order by sent_at desc, message_id desc limit ${limit}`
  ).execute(db);
  return rows;
}

const matches = (tsquery: string) => (tsquery === '' ? sql`` : sql`and words @@ ${tsquery}::tsquery`);

async function countFound(
  db: Kysely<Database>,
  audiences: string[],
  tsquery: string,
  complete: boolean,
  page: Found[],
): Promise<{ count: number; capped: boolean }> {
  if (complete) return { count: page.length, capped: false };
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from message_words where audience_id = any(${audiences}::bigint[]) ${matches(tsquery)}
      limit ${countAtMost + 1}) x`.execute(db);
  const count = rows[0]!.count;
  return { count: Math.min(count, countAtMost), capped: count > countAtMost };
}

async function describeHits(
  db: Kysely<Database>,
  page: Found[],
): Promise<(SearchHit & { messageId: string })[]> {
  const { rows } = await sql<{
    id: string;
    conversation_id: string;
    message_id: string;
    subject: string;
    snippet: string;
    sent_at: Date;
    from_name: string;
    from_address: string;
    direction: SearchHit['direction'];
    kind: SearchHit['kind'];
    attachments: number;
  }>`
    select m.id, m.conversation_id, m.message_id, m.subject, m.snippet, m.sent_at, m.from_name, m.from_address,
      m.direction, m.kind, m.attachment_count::int as attachments
    from unnest(${page.map((each) => each.conversation_id)}::bigint[], ${page.map((each) => each.message_id)}::bigint[])
        with ordinality as f (conversation_id, id, position)
      join messages m on m.conversation_id = f.conversation_id and m.id = f.id
    order by f.position`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    subject: row.subject,
    snippet: row.snippet,
    sentAt: row.sent_at.toISOString(),
    from: { name: row.from_name, address: row.from_address },
    direction: row.direction,
    kind: row.kind,
    attachments: row.attachments,
  }));
}
