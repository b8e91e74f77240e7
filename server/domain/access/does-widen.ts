// Tells whether anybody would read what they could not read before.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadViewer } from './viewer.ts';

/**
 * Whether a change from one audience to another gives any user something new. Principals alone do not tell: who reads as
 * `user:5` may have read as `team:3`. The operator counts as nobody: what the command line reads is no colleague's gain.
 */
export async function doesWiden(
  db: Kysely<Database>,
  changes: { before: string; after: string }[],
): Promise<boolean> {
  const changed = changes.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return false;
  const readers = await readersOf(
    db,
    changed.flatMap(({ before, after }) => [before, after]),
  );
  const suspect = changed
    .map(({ before, after }) => ({ before: readers.get(before)!, after: readers.get(after)! }))
    .filter(
      ({ before, after }) => !before.includes('everyone') && after.some((reader) => !before.includes(reader)),
    );
  if (suspect.length === 0) return false;
  const users = await db.selectFrom('users').select('id').where('disabled_at', 'is', null).execute();
  for (const { id } of users) {
    const { principals } = await loadViewer(db, id);
    const among = (all: string[]) => all.some((reader) => principals.includes(reader));
    if (suspect.some(({ before, after }) => among(after) && !among(before))) return true;
  }
  return false;
}

async function readersOf(db: Kysely<Database>, audiences: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; readers: string[] }>`
    select id, readers from audiences where id = any(${[...new Set(audiences)]}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, readers }) => [id, readers]));
}
