// The queries by which hits are found without the index over words, each by an index of its own, newest first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import { columns, inOrder, isBehind, isReadable, itsMessage, newestFirst } from './hit-columns.ts';
import { whole } from './plan/condition.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';

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

// Of so many of the newest files that hold one of several words the mail is asked for the others.
const mostTogether = 1000;

/** Those whose words stand in an attached file, or some of several there and the others in the mail. */
export async function hitsInFiles(
  trx: Kysely<Database>,
  plan: SearchPlan,
  { from, limit, isPatient }: { from: Position; limit: number; isPatient: boolean },
): Promise<Found[]> {
  const { query, rest } = plan.inFiles!;
  const atMost = plan.inFilesTogether && !isPatient ? sql`limit ${mostTogether}` : sql``;
  const { rows } = await sql<Found>`
    with found as materialized (
      select t.conversation_id, t.message_id, t.sent_at, t.audience_id, t.words from attachment_texts t
      where t.words @@ ${query}::tsquery and ${isReadable(plan, 't')}
    ),
    sorted as (select * from found t where ${isBehind(from, 't')} order by t.sent_at desc, t.message_id desc ${atMost} offset 0)
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

/** Conversations to look in: a query for their `id`, maybe more than once, and how many rows it has. */
export interface Conversations {
  ids: RawBuilder<unknown>;
  count: number;
}

/**
 * The conversations filed under given cards.
 * @returns undefined where they are more than `most`
 */
export function conversationsOfCustomers(
  trx: Kysely<Database>,
  { customers }: SearchPlan,
  most: number,
): Promise<Conversations | undefined> {
  const ids = sql`select conversation_id as id from links
    where record_type = ${customers!.type} and record_id = any(${customers!.ids}::bigint[]) and undone_at is null`;
  return countedTo(trx, ids, most);
}

/**
 * The conversations in which mail of a state lies, by the first of the plan's queries that gives few.
 * @returns undefined where each gives more than `most`
 */
export async function conversationsOfState(
  trx: Kysely<Database>,
  { conversations }: SearchPlan,
  most: number,
): Promise<Conversations | undefined> {
  for (const each of conversations) {
    const few = await countedTo(trx, each, most);
    if (few) return few;
  }
  return undefined;
}

async function countedTo(
  trx: Kysely<Database>,
  ids: RawBuilder<unknown>,
  most: number,
): Promise<Conversations | undefined> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from (${ids}) e limit ${most + 1}) e`.execute(trx);
  const { count } = rows[0]!;
  return count > most ? undefined : { ids, count };
}

/** Conversations by the time of their last mail, the `most` newest first. */
export async function byLastMail(
  trx: Kysely<Database>,
  { ids }: Conversations,
  most: number,
): Promise<{ id: string; last_at: Date }[]> {
  const { rows } = await sql<{ id: string; last_at: Date }>`
    select c.id, c.last_at from conversations c
    where c.id = any(array(select e.id from (${ids}) e)) and c.last_at is not null order by c.last_at desc limit ${most}`.execute(
    trx,
  );
  return rows;
}

/** Those of some conversations by their own words, newest first. */
export async function hitsOfConversations(
  trx: Kysely<Database>,
  plan: SearchPlan,
  from: Position,
  ids: string[],
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with mails as materialized (
      select ${columns}, w.words
      from unnest(${ids}::bigint[]) c (conversation_id) join message_words w using (conversation_id)
      where ${isReadable(plan)} and ${isBehind(from)}
    )
    select ${columns} from mails w ${itsMessage} where ${whole(plan.condition, 'w')}`.execute(trx);
  return newestFirst(rows);
}

/** Whether a mail `w`, `m` is a hit, by its own words or those of a file. */
export function rowMatches(plan: SearchPlan): RawBuilder<unknown> {
  const own = whole(plan.condition, 'w');
  if (!plan.inFiles) return own;
  return sql`(${own} or exists (select from attachment_texts t
    where t.conversation_id = w.conversation_id and t.message_id = w.message_id and ${whole(plan.inFiles, 't')}))`;
}
