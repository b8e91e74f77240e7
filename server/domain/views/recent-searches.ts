// What somebody looked for lately: it follows the person to every screen and is shown to nobody else.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { deleteRecentSearches, upsertRecentSearch } from './queries.ts';

export interface RecentSearch {
  id: string;
  q: string;
  at: string;
}

const kept = 20;

/** The latest 20, newest first. */
export async function listRecentSearches(db: Kysely<Database>, viewer: Viewer): Promise<RecentSearch[]> {
  const { rows } = await sql<{ id: string; q: string; at: Date }>`
    select id, query as q, at from recent_searches where user_id = ${viewer.userId}
    order by at desc, id desc limit ${kept}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Puts the words first; words looked for before move up. */
export async function rememberSearch(db: Kysely<Database>, viewer: Viewer, q: string): Promise<void> {
  await transaction(db, (trx) => upsertRecentSearch(trx, viewer.userId!, q, kept));
}

/** Forgets one of one's own; without an id all. What is gone already is gone. */
export async function forgetSearches(db: Kysely<Database>, viewer: Viewer, id?: string): Promise<void> {
  await deleteRecentSearches(db, viewer.userId!, id);
}
