// Reads on a viewer's behalf behind the second wall: row level security as the role that owns nothing.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Deps } from '../../deps.ts';
import { readableAudiences } from './audiences.ts';
import { rememberFor } from './remember.ts';
import type { Viewer } from './viewer.ts';

/**
 * Runs `work` in a read-only transaction in which PostgreSQL itself shows only what the viewer's principals may read.
 * It is the second wall, not the first: queries still carry the condition on audiences, which is also what makes
 * them fast. What the viewer reads is looked up once and remembered for the transaction.
 */
export function readAs<T>(
  deps: Pick<Deps, 'reading'>,
  viewer: Viewer,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return deps.reading
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`select set_config('kontor.principals', ${viewer.principals}::text[]::text, true)`.execute(
        trx,
      );
      rememberFor(trx, viewer);
      const audiences = await readableAudiences(trx, viewer);
      await sql`select set_config('kontor.audiences', ${audiences}::bigint[]::text, true)`.execute(trx);
      return work(trx);
    });
}
