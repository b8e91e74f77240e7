// All writes to views, their places in side bars, and recent searches.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import type { ViewFields } from './view-shape.ts';

type Db = Kysely<Database>;

export async function insertView(
  trx: Db,
  ownerId: string,
  { name, q, as, sort, sharedWith }: ViewFields,
): Promise<string> {
  const row = await trx
    .insertInto('views')
    .values({ owner_id: ownerId, name, query: q, form: as, sort, shared_with: sharedWith })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateView(
  trx: Db,
  id: string,
  changedBy: string | null,
  { name, q, as, sort, sharedWith }: ViewFields,
): Promise<void> {
  await trx
    .updateTable('views')
    .set({
      name,
      query: q,
      form: as,
      sort,
      shared_with: sharedWith,
      changed_at: new Date(),
      changed_by: changedBy,
    })
    .where('id', '=', id)
    .execute();
}

/** Marks it deleted, or there again. */
export async function setViewDeleted(trx: Db, id: string, deleted: boolean): Promise<void> {
  await trx
    .updateTable('views')
    .set({ deleted_at: deleted ? new Date() : null })
    .where('id', '=', id)
    .execute();
}

/** Forgets for good what was deleted more than `days` ago. */
export async function forgetDeletedViews(trx: Db, days: number): Promise<void> {
  await sql`delete from views where deleted_at < now() - ${days} * interval '1 day'`.execute(trx);
}

/** The whole order of one person's side bar. */
export async function replacePlaces(trx: Db, userId: string, ids: string[]): Promise<void> {
  await trx.deleteFrom('view_places').where('user_id', '=', userId).execute();
  await sql`insert into view_places (user_id, view_id, position)
    select ${userId}, given.id, given.position from unnest(${column('bigint', ids)}) with ordinality as given (id, position)
    join views on views.id = given.id`.execute(trx);
}

/** Puts words first among a person's recent searches and forgets all but the newest `kept`. */
export async function upsertRecentSearch(trx: Db, userId: string, q: string, kept: number): Promise<void> {
  await sql`insert into recent_searches (user_id, query) values (${userId}, ${q})
    on conflict (user_id, query) do update set at = now()`.execute(trx);
  await sql`delete from recent_searches where user_id = ${userId} and id not in (
    select id from recent_searches where user_id = ${userId} order by at desc, id desc limit ${kept})`.execute(
    trx,
  );
}

/** Forgets one of a person's recent searches, or all of them. */
export async function deleteRecentSearches(db: Db, userId: string, id?: string): Promise<void> {
  await db
    .deleteFrom('recent_searches')
    .where('user_id', '=', userId)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .execute();
}
