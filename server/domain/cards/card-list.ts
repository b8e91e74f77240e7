// What a list of cards is made of, and how its cards are asked for: what is cheap of all, what is dear of those a page needs.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CappedCount } from '../refs.ts';
import type { CardType } from './card-shape.ts';
import { as, isVisible } from './visible-cards.ts';

export type CardOrder = 'name' | 'created' | 'mail';

/** A list of cards: `from … where …` of all that belong on it, and how it is walked. */
export interface CardList {
  type: CardType;
  audiences: string[];
  /** SQL: tables, with the card as c or o. */
  tables: RawBuilder<unknown>;
  /** SQL: what holds for those on the list, as far as it is cheap to ask. */
  condition: RawBuilder<unknown>;
  /** SQL beginning with a comma: columns beside id, made_by and key that `late` asks for. */
  beside?: RawBuilder<unknown>;
  /** SQL beginning with `and`, over a card's id and those columns: what is dear to ask, and only of what a page needs. */
  late: RawBuilder<unknown>;
  /** How far it is counted; without it to a thousand. */
  countAtMost?: number;
  /** ISO 8601: none on it has mail since. */
  mailUntil?: string;
  order: CardOrder;
  cursor?: string | undefined;
  limit: number;
}

const countAtMost = 1000;

/** How far a list is counted. */
export const countedTo = (list: CardList): number => list.countAtMost ?? countAtMost;

/** @param found one more than it is counted to where there are more */
export const cappedCount = (list: CardList, found: number): CappedCount => ({
  count: Math.min(found, countedTo(list)),
  capped: found > countedTo(list),
});

/** Ids on the list, at most so many: first those that everybody sees, since whether others are seen is dear to ask. */
export async function someCards(db: Kysely<Database>, list: CardList, most: number): Promise<string[]> {
  const { type, audiences } = list;
  const card = as(type);
  const { rows } = await sql<{ id: string }>`
    select ${card}.id ${fromCards(list, { narrowed: sql`and ${card}.made_by <> 'itself'` })}
    union all
    select ${card}.id ${fromCards(list, { narrowed: sql`and ${card}.made_by = 'itself'` })} and ${isVisible(type, audiences)}
    limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * SQL `from … where …`, to which visibility is still to be added: the cards on the list, in order. `offset 0` keeps
 * PostgreSQL from asking what is dear before what is cheap, and of all cards instead of one after the other.
 */
export function fromCards(
  list: Pick<CardList, 'type' | 'tables' | 'condition' | 'beside' | 'late'>,
  { key, narrowed, order }: Partial<Record<'key' | 'narrowed' | 'order', RawBuilder<unknown>>> = {},
): RawBuilder<unknown> {
  const card = as(list.type);
  return sql`from (select ${card}.id, ${card}.made_by ${key ? sql`, ${key} as key` : sql``} ${list.beside ?? sql``}
    from ${list.tables} where ${list.condition} ${narrowed ?? sql``} ${order ?? sql``} offset 0) ${card} where true ${list.late}`;
}
