// Which cards stand on one page of a list, in the order asked for: by name, newest made, or last mail first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { totalOf } from '../access/card-list.ts';
import type { CappedCount } from '../refs.ts';
import type { CardType } from './card-shape.ts';
import { pageByLastMail } from './page-by-last-mail.ts';
import { readPagePosition, writePagePosition } from './page-position.ts';
import { as } from './visible-cards.ts';

export type CardOrder = 'name' | 'created' | 'mail';

/** A list of cards: `from … where …` of all that belong on it, and how it is walked. */
export interface CardList {
  type: CardType;
  audiences: string[];
  /** SQL: tables, with the card as c or o. */
  tables: RawBuilder<unknown>;
  /** SQL: what holds for those on the list, visibility included. */
  condition: RawBuilder<unknown>;
  order: CardOrder;
  cursor?: string | undefined;
  limit: number;
}

/** Ids in order; `total` with the first page. */
export async function pageOfCards(
  db: Kysely<Database>,
  list: CardList,
): Promise<{ ids: string[]; next?: string; total?: CappedCount }> {
  if (list.order === 'mail') return pageByLastMail(db, list);
  const { type, tables, condition, order, cursor, limit } = list;
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
    select ${card}.id, ${key} as key from ${tables} where ${condition} ${behind}
    order by ${key} ${direction}, ${card}.id ${direction} limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const keyOf = (value: string | Date) => (value instanceof Date ? value.toISOString() : value);
  return {
    ids: page.map(({ id }) => id),
    ...(rows.length > limit && last
      ? { next: writePagePosition({ order, key: keyOf(last.key), id: last.id }) }
      : {}),
    ...(await totalOf(db, { cursor, limit }, rows.length, sql`from ${tables} where ${condition}`)),
  };
}
