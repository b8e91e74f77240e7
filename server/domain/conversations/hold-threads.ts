// The lock under which it is decided which mails belong together.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

const lock = 7305040;

/**
 * Held to the transaction's end by whoever threads, moves, splits or merges. Two mails that name the same unknown
 * Message-ID find each other only when one is decided before the other; one writer at a time is also what a machine of
 * this size keeps busy.
 */
export async function holdThreads(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
}
