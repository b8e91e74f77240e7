// The queries by which hits are found: each is one index, forced, newest first, with the viewer's audiences in it.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import { whole } from './plan/condition.ts';
import { monthsTerm, startOf } from './plan/months.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';

/** With more audiences the word index is asked for the words alone: it looks each audience up anew. */
const mostAudiences = 64;

const columns = sql`w.conversation_id, w.message_id, w.sent_at, w.audience_id`;
const inOrder = sql`order by w.sent_at desc, w.message_id desc`;

const isReadable = (plan: SearchPlan, row: 'w' | 't' = 'w') =>
  sql`${sql.ref(`${row}.audience_id`)} = any(${plan.audiences}::bigint[])`;

const isBehind = (from: Position, row: 'w' | 't' = 'w') =>
  from.lastAt === 'infinity'
    ? sql`true`
    : sql`(${sql.ref(`${row}.sent_at`)}, ${sql.ref(`${row}.message_id`)}) < (${from.lastAt}::timestamptz, ${from.id}::bigint)`;

/** `offset 0` holds the order: rows are looked at newest first, and no further than the page needs. */
const itsMessage = sql`cross join lateral (
  select * from messages m where m.conversation_id = w.conversation_id and m.id = w.message_id offset 0) m`;

/** Without words: the newest of each audience. */
export async function newestOf(
  trx: Kysely<Database>,
  plan: SearchPlan,
  from: Position,
  limit: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select e.* from unnest(${plan.audiences}::bigint[]) a (id) cross join lateral (
      select ${columns} from message_words w where w.audience_id = a.id and ${isBehind(from)} ${inOrder} limit ${limit}
    ) e
    order by e.sent_at desc, e.message_id desc limit ${limit}`.execute(trx);
  return rows;
}

/** Those of some months, by the marks among the words. */
export async function hitsWithin(
  trx: Kysely<Database>,
  plan: SearchPlan,
  { from, limit, months: [first, last] }: { from: Position; limit: number; months: [number, number] },
): Promise<Found[]> {
  const { query, rest } = plan.condition;
  const found = sql`
    with found as materialized (
      select ${columns} ${rest ? sql`, w.words` : sql``} from message_words w
      where ${inMonths(query, first, last)} and ${plan.audiences.length > mostAudiences ? notByIndex(plan) : isReadable(plan)}
    )`;
  const { rows } = await (rest
    ? sql<Found>`${found}
        select ${columns} from (select * from found w where ${isBehind(from)} ${inOrder} offset 0) w ${itsMessage}
        where ${rest} ${inOrder} limit ${limit}`
    : sql<Found>`${found} select ${columns} from found w where ${isBehind(from)} ${inOrder} limit ${limit}`
  ).execute(trx);
  return rows;
}

/** Without words in the query the index by time knows the month. */
function inMonths(query: string, first: number, last: number): RawBuilder<unknown> {
  if (query !== '') return sql`w.words @@ ${`(${query}) & ${monthsTerm(first, last)}`}::tsquery`;
  return sql`w.sent_at >= ${startOf(first)}::timestamptz and w.sent_at < ${startOf(last + 1)}::timestamptz`;
}

const notByIndex = (plan: SearchPlan) => sql`(w.audience_id + 0) = any(${plan.audiences}::bigint[])`;

/** Those whose words stand in an attached file. */
export async function hitsInFiles(
  trx: Kysely<Database>,
  plan: SearchPlan,
  from: Position,
  limit: number,
): Promise<Found[]> {
  const { query, rest } = plan.inFiles!;
  const { rows } = await sql<Found>`
    with found as materialized (
      select t.conversation_id, t.message_id, t.sent_at, t.audience_id, t.words from attachment_texts t
      where t.words @@ ${query}::tsquery and ${isReadable(plan, 't')}
    ),
    sorted as (select * from found t where ${isBehind(from, 't')} order by t.sent_at desc, t.message_id desc offset 0)
    select t.conversation_id, t.message_id, t.sent_at, t.audience_id from sorted t
      ${
        rest
          ? sql`cross join lateral (select * from message_words w
              where w.conversation_id = t.conversation_id and w.message_id = t.message_id offset 0) w ${itsMessage}
            where ${rest}`
          : sql``
      }
    order by t.sent_at desc, t.message_id desc limit ${limit}`.execute(trx);
  return rows;
}

/**
 * Those filed under given cards, by their conversations.
 * @returns undefined where these are more than `most`: then the words narrow better
 */
export async function hitsOfCustomers(
  trx: Kysely<Database>,
  plan: SearchPlan,
  from: Position,
  limit: number,
  most: number,
): Promise<Found[] | undefined> {
  const { type, ids } = plan.customers!;
  const { rows: chosen } = await sql<{ conversation_id: string }>`
    select distinct conversation_id from links
    where record_type = ${type} and record_id = any(${ids}::bigint[]) and undone_at is null limit ${most + 1}`.execute(
    trx,
  );
  if (chosen.length > most) return undefined;
  const { rows } = await sql<Found>`
    with mails as materialized (
      select ${columns}, w.words
      from unnest(${chosen.map((row) => row.conversation_id)}::bigint[]) c (conversation_id)
        join message_words w using (conversation_id)
      where ${isReadable(plan)} and ${isBehind(from)}
    )
    select ${columns} from (select * from mails w ${inOrder} offset 0) w ${itsMessage}
    where ${rowMatches(plan)} ${inOrder} limit ${limit}`.execute(trx);
  return rows;
}

/** Whether a mail `w`, `m` is a hit, by its own words or those of a file. */
export function rowMatches(plan: SearchPlan): RawBuilder<unknown> {
  const own = whole(plan.condition, 'w');
  if (!plan.inFiles) return own;
  return sql`(${own} or exists (select from attachment_texts t
    where t.conversation_id = w.conversation_id and t.message_id = w.message_id and ${whole(plan.inFiles, 't')}))`;
}
