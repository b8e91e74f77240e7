// Which cards stand on one page of a list, in the order asked for: by name, newest made, or last mail first.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CappedCount } from '../refs.ts';
import { type CardList, cappedCount, countedTo, fromCards, someCards } from './card-list.ts';
import { pageByLastMail } from './page-by-last-mail.ts';
import { readPagePosition, writePagePosition } from './page-position.ts';
import { as, isVisible } from './visible-cards.ts';

/** Ids in order; `total` with the first page. */
export async function pageOfCards(
  db: Kysely<Database>,
  list: CardList,
): Promise<{ ids: string[]; next?: string; total?: CappedCount }> {
  if (list.order === 'mail') return pageByLastMail(db, list);
  const { type, order, cursor, limit } = list;
  const card = as(type);
  const from = readPagePosition(order, cursor);
  const key = order === 'name' ? sql`lower(${card}.name)` : sql`${card}.created_at`;
  const behind =
    from === undefined
      ? sql``
      : order === 'name'
        ? sql`and (${key}, ${card}.id) > (${from.key}, ${from.id}::bigint)`
        : sql`and (${key}, ${card}.id) < (${from.key}::timestamptz, ${from.id}::bigint)`;
  const direction = order === 'name' ? sql`` : sql`desc`;
  const { rows } = await sql<{ id: string; key: string | Date }>`
    select ${card}.id, ${card}.key ${fromCards(list, {
      key,
      narrowed: behind,
      order: sql`order by ${key} ${direction}, ${card}.id ${direction}`,
    })} and ${isVisible(type, list.audiences)} limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const keyOf = (value: string | Date) => (value instanceof Date ? value.toISOString() : value);
  return {
    ids: page.map(({ id }) => id),
    ...(rows.length > limit && last
      ? { next: writePagePosition({ order, key: keyOf(last.key), id: last.id }) }
      : {}),
    ...(cursor ? {} : { total: await totalOf(db, list, rows.length) }),
  };
}

/** How many there are, no further than a thousand; counted only where the first page is not all. */
async function totalOf(db: Kysely<Database>, list: CardList, found: number): Promise<CappedCount> {
  if (found <= list.limit) return { count: found, capped: false };
  return cappedCount(list, (await someCards(db, list, countedTo(list) + 1)).length);
}
