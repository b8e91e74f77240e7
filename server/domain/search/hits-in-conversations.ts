// All hits of a plan within given conversations: the newest of each, and how many.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { forcedPlans } from './forced-plans.ts';
import { rowMatches } from './hit-queries.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';

/** In no order; conversations without a hit are left out. */
export async function hitsInConversations(
  db: Kysely<Database>,
  plan: SearchPlan,
  ids: string[],
): Promise<{ head: Found; count: number }[]> {
  if (ids.length === 0) return [];
  const { rows } = await forcedPlans(db, (trx) =>
    sql<Found & { count: number }>`
      select distinct on (w.conversation_id) w.conversation_id, w.message_id, w.sent_at, w.audience_id,
        (count(*) over (partition by w.conversation_id))::int as count
      from message_words w join messages m on m.conversation_id = w.conversation_id and m.id = w.message_id
      where w.conversation_id = any(${ids}::bigint[]) and w.audience_id = any(${plan.audiences}::bigint[])
        and ${rowMatches(plan)}
      order by w.conversation_id, w.sent_at desc, w.message_id desc`.execute(trx),
  );
  return rows.map(({ count, ...head }) => ({ head, count }));
}
