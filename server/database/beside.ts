// Reads beside each other.
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

/** The same for each of some. */
export async function eachBeside<Item, Result>(
  db: Kysely<Database>,
  items: Item[],
  read: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  if (!db.isTransaction) return Promise.all(items.map(read));
  const results: Result[] = [];
  for (const item of items) results.push(await read(item));
  return results;
}
