// Runs the queries of a search under settings that leave PostgreSQL only the plans that are fast, and not for long.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

const usualTimeout = 3000;

/**
 * In one read-only transaction. PostgreSQL guesses half a percent for any word it does not know and would walk all mail
 * by date, or compile a query that takes two milliseconds, or plan each anew, though what is looked for changes nothing.
 * @param timeout milliseconds a statement may take; 0 is for ever
 */
export function forcedPlans<T>(
  db: Kysely<Database>,
  work: (trx: Kysely<Database>) => Promise<T>,
  timeout: number = usualTimeout,
): Promise<T> {
  if (db.isTransaction) return work(db);
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`select set_config('statement_timeout', ${String(timeout)}, true), set_config('jit', 'off', true),
        set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(
        trx,
      );
      return work(trx);
    });
}

/** Whether a statement's time ran out (query_canceled). */
export const isOutOfTime = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === '57014';
