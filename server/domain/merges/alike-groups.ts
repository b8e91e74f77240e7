// Finds cards that share an address, a number, a phone or a name: only the keys that few share, with their cards.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardType } from '../cards/card-shape.ts';
import { keysOf, type Likeness, mostAlike } from './find-duplicates.ts';

/** Cards that share one key; `rank` says how strong a sign that is, 1 the strongest. */
export interface AlikeGroup {
  by: Likeness;
  key: string;
  rank: number;
  ids: string[];
}

/** All that share more than a name. Most keys stand once in their index, and no card is looked up for them. */
export async function strongGroups(db: Kysely<Database>, type: CardType): Promise<AlikeGroup[]> {
  const groups: AlikeGroup[] = [];
  for (const by of type === 'contact' ? (['address', 'phone'] as const) : (['number', 'phone'] as const)) {
    const keys = keysOf(type, sql``, (column, of) =>
      of === by ? sql`and ${sql.ref(column)} in (${sharedBy[by]})` : sql`and false`,
    );
    groups.push(...(await grouped(db, keys)));
  }
  return groups;
}

const sharedBy = {
  address: sql`select address from contact_addresses group by 1 having count(*) > 1`,
  number: sql`select number from company_numbers group by 1 having count(*) > 1`,
  phone: sql`select number from card_phones group by 1 having count(*) > 1`,
};

/** Those that share a name with one of these cards, all with their other cards. */
export async function nameGroupsOf(
  db: Kysely<Database>,
  type: CardType,
  ids: string[],
): Promise<AlikeGroup[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct key from (${keysOf(type, sql`and c.id = any(${ids}::bigint[])`, onlyNames)}) own`.execute(
    db,
  );
  return withNames(
    db,
    type,
    rows.map(({ key }) => key),
  );
}

/**
 * All that share a name, found by counting names: of most there is one card, of some two, and only of the others the cards
 * are looked up.
 */
export async function allNameGroups(db: Kysely<Database>, type: CardType): Promise<AlikeGroup[]> {
  const { rows } = await sql<{ key: string; low: string; high: string; count: number }>`
    select key, min(id) as low, max(id) as high, count(*)::int as count
    from (${keysOf(type, sql``, onlyNames)}) k group by key having count(*) between 2 and ${mostAlike}`.execute(
    db,
  );
  const pairs = rows.filter(({ count }) => count === 2);
  const more = rows.filter(({ count }) => count > 2).map(({ key }) => key);
  return [
    ...pairs.map(({ key, low, high }) => ({ by: 'name' as const, key, rank: 4, ids: [low, high] })),
    ...(await withNames(db, type, more)),
  ];
}

const onlyNames = (_: string, by: Likeness) => (by === 'name' ? sql`` : sql`and false`);

/**
 * The cards that share these names. All names are asked for at once: right after an import, each question to the index
 * reads through all that waits to be sorted into it.
 */
async function withNames(db: Kysely<Database>, type: CardType, names: string[]): Promise<AlikeGroup[]> {
  if (names.length === 0) return [];
  const wanted = new Set(names);
  // As a sub-select: of names it knows, PostgreSQL thinks so many that it would compare each with each card.
  const groups = await grouped(
    db,
    keysOf(type, sql``, (_, by) =>
      by === 'name' ? sql`and c.name_keys && (select ${names}::text[])` : sql`and false`,
    ),
  );
  // Of the other names of these cards not all cards are among them.
  return groups.filter(({ key }) => wanted.has(key));
}

/** @param keys SQL: rows (id, by, key, rank) */
async function grouped(db: Kysely<Database>, keys: ReturnType<typeof sql>): Promise<AlikeGroup[]> {
  // Ids as one text each: of very many, arrays take longer to read than to find.
  const { rows } = await sql<Omit<AlikeGroup, 'ids'> & { ids: string }>`
    select by, key, min(rank) as rank, string_agg(id::text, ',') as ids from (${keys}) k
    group by by, key having count(*) between 2 and ${mostAlike}`.execute(db);
  return rows.map((row) => ({ ...row, ids: row.ids.split(',') }));
}
