// Collects the newest hits of a plan among what its viewer may read.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import type { SearchPlan } from './plan-query.ts';
import type { Found } from './search-hit.ts';

export interface Collected {
  hits: Found[];
  /** There are no more than these. */
  complete: boolean;
}

/** The newest `limit` hits behind a position. */
export async function collectHits(
  db: Kysely<Database>,
  plan: SearchPlan,
  { from, limit }: { from: Position; limit: number },
): Promise<Collected> {
  const matches = plan.tsquery === '' ? sql`` : sql`and w.words @@ ${plan.tsquery}::tsquery`;
  const { rows } = await sql<Found>`
    with found as materialized (
      select w.conversation_id, w.message_id, w.sent_at, w.audience_id from message_words w
      where w.audience_id = any(${plan.audiences}::bigint[]) ${matches}
        ${plan.condition ? sql`and ${plan.condition}` : sql``}
    )
    select * from found where (sent_at, message_id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)
    order by sent_at desc, message_id desc limit ${limit + 1}`.execute(db);
  return { hits: rows.slice(0, limit), complete: rows.length <= limit };
}
