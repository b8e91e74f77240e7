// Whether all mail has its subject's words apart: mail an older version understood gets them in the background after an upgrade.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';

/** The first version of the pipeline that writes them. */
const since = 3;
const askedAgain = 10_000;

interface Known {
  has: boolean;
  until: number;
}

const known = new WeakMap<Kysely<Database>, Known>();

/** Asked of the database now and then until it is so, which it stays. */
export async function hasSubjectWords(db: Kysely<Database>): Promise<boolean> {
  const before = known.get(db);
  if (before && performance.now() < before.until) return before.has;
  const { rows } = await sql<{ has: boolean }>`
    select not exists (select from sources where state = 'understood' and pipeline < ${since}) as has`.execute(
    db,
  );
  const { has } = rows[0]!;
  known.set(db, { has, until: has ? Number.POSITIVE_INFINITY : performance.now() + askedAgain });
  return has;
}
