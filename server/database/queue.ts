// Starts background work by name, in the transaction of the change that calls for it.
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What may go into a job: ids, short names and numbers, never content. */
export type JobPayload = Record<string, string | number | boolean | null | string[]>;

export interface JobOptions {
  /** A waiting job of the same key is replaced, so that the same wish made twice is done once. */
  key?: string;
  /** Not before this time. */
  runAt?: Date;
  /** Lower runs earlier; 0 is usual, 10 is for the background. */
  priority?: number;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  maxAttempts?: number;
}

/**
 * Queues a job; it starts within milliseconds of the transaction's commit, and never when that does not happen.
 * @param name of the file in `server/jobs/` that does it, without `.ts`
 */
export async function addJob(
  db: Kysely<Database>,
  name: string,
  payload: JobPayload,
  { key, runAt, priority, queue, maxAttempts }: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier => ${name}, payload => ${JSON.stringify(payload)}::json, queue_name => ${queue ?? null},
    run_at => ${runAt ?? null}, max_attempts => ${maxAttempts ?? null}::int, job_key => ${key ?? null},
    priority => ${priority ?? null}::int)`.execute(db);
}
