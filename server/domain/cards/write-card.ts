// Writes what every sort of card is made of: who made it, what a person changed, whether it lies in the bin.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

export type CardTable = 'contacts' | 'companies';
/** By whom; `itself` from mail alone. */
export interface Made {
  by: 'person' | 'itself' | 'import';
  userId: string | null;
}
/** Columns by name; what is undefined stays as it is. */
type Columns = Record<string, unknown>;

/** @returns the card's id */
export async function insertCard(
  db: Kysely<Database>,
  table: CardTable,
  columns: Columns & { name: string },
  made: Made,
): Promise<string> {
  const row = await db
    .insertInto(table)
    .values({ ...given(columns), name: columns.name, made_by: made.by, created_by: made.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Changes a card; its revision counts on. Whatever made it, a person vouches for it from now on: everybody may see it then.
 * @param vouches false where the change says nothing about who they are (relation, stage, tags): then who may see stays
 */
export async function updateCard(
  db: Kysely<Database>,
  table: CardTable,
  id: string,
  columns: Columns,
  vouches = true,
): Promise<void> {
  await db
    .updateTable(table)
    .set({
      ...given(columns),
      updated_at: sql`now()`,
      revision: sql`revision + 1`,
      ...(vouches ? { made_by: sql`case when made_by = 'itself' then 'person' else made_by end` } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Puts cards into the bin or takes them out. */
export async function updateCardsBinned(
  db: Kysely<Database>,
  table: CardTable,
  ids: string[],
  binned: boolean,
  userId: string | null,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable(table)
    .set({
      binned_at: binned ? sql`now()` : null,
      binned_by: binned ? userId : null,
      revision: sql`revision + 1`,
    })
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    // What was merged into another card lies in no bin.
    .where('merged_into', 'is', null)
    .execute();
}

/** The card joined another one: it is seen nowhere any more, and its address leads there. */
export async function updateMerged(
  db: Kysely<Database>,
  table: CardTable,
  id: string,
  into: string,
  userId: string | null,
): Promise<void> {
  await db
    .updateTable(table)
    .set({ merged_into: into, binned_at: sql`now()`, binned_by: userId, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** The card is one of its own again. */
export async function updateUnmerged(db: Kysely<Database>, table: CardTable, id: string): Promise<void> {
  await db
    .updateTable(table)
    .set({ merged_into: null, binned_at: null, binned_by: null, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** Whoever vouched for a card by an act that was taken back did not. */
export async function updateMadeBy(
  db: Kysely<Database>,
  table: CardTable,
  id: string,
  madeBy: Made['by'],
): Promise<void> {
  await db.updateTable(table).set({ made_by: madeBy }).where('id', '=', id).execute();
}

/** Locks a card until the transaction ends, so that its changes come one after the other. */
export async function lockCard(db: Kysely<Database>, table: CardTable, id: string): Promise<void> {
  await db.selectFrom(table).select('id').where('id', '=', id).forUpdate().execute();
}

const given = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
