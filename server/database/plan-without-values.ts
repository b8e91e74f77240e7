// Spares PostgreSQL looking at whole batches while it plans.
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * To the transaction's end statements are planned as if their values were not known. Else the planner takes each column of
 * a batch, a megabyte of words, for a constant and copies it several times; and what it would learn is only how long the
 * batch is.
 */
export async function planWithoutValues(trx: Kysely<Database>): Promise<void> {
  await sql`set local plan_cache_mode = force_generic_plan`.execute(trx);
}
