// All hits of a plan within given conversations: the newest of each, and how many.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { SearchPlan } from './plan-query.ts';
import type { Found } from './search-hit.ts';

/** In no order; conversations without a hit are left out. */
export async function hitsInConversations(
  db: Kysely<Database>,
  plan: SearchPlan,
  ids: string[],
): Promise<{ head: Found; count: number }[]> {
  if (ids.length === 0) return [];
  const matches = plan.tsquery === '' ? sql`` : sql`and w.words @@ ${plan.tsquery}::tsquery`;
  const { rows } = await sql<Found & { count: number }>`
    select distinct on (w.conversation_id) w.conversation_id, w.message_id, w.sent_at, w.audience_id,
      (count(*) over (partition by w.conversation_id))::int as count
    from message_words w
    where w.conversation_id = any(${ids}::bigint[]) and w.audience_id = any(${plan.audiences}::bigint[]) ${matches}
      ${plan.condition ? sql`and ${plan.condition}` : sql``}
    order by w.conversation_id, w.sent_at desc, w.message_id desc`.execute(db);
  return rows.map(({ count, ...head }) => ({ head, count }));
}
