// What every list of cards by name is made of: the words it is narrowed by, its page, its count.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { writeNamePosition } from './name-position.ts';

const countAtMost = 1000;

/** The LIKE pattern of what contains these words, lower case; undefined where nothing is asked for. */
export function containing(q: string): string | undefined {
  const words = q.trim().toLowerCase().replaceAll('\0', '');
  return words === '' ? undefined : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Cuts rows, of which one more than `limit` was asked for, to a page; `next` is there when more follow. */
export function pageByName<Row extends { id: string; folded: string }>(
  rows: Row[],
  limit: number,
): { page: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last
    ? { page, next: writeNamePosition({ name: last.folded, id: last.id }) }
    : { page };
}

/**
 * How many there are, no further than a thousand: told with the first page, and asked for only where that is not all.
 * @param found how many rows the page's query gave, the one too many included
 * @param from `from …` of all rows, the cursor left aside
 */
export async function totalOf(
  db: Kysely<Database>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  found: number,
  from: RawBuilder<unknown>,
): Promise<{ total?: { count: number; capped: boolean } }> {
  if (cursor) return {};
  if (found <= limit) return { total: { count: found, capped: false } };
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 ${from} limit ${countAtMost + 1}) x`.execute(db);
  const count = rows[0]!.count;
  return { total: { count: Math.min(count, countAtMost), capped: count > countAtMost } };
}
