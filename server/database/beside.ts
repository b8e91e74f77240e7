// Two reads beside each other.
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Each on a connection of its own; within a transaction, which has one, one after the other. */
export async function beside<First, Second>(
  db: Kysely<Database>,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  if (db.isTransaction) return [await first(), await second()];
  return Promise.all([first(), second()]);
}
