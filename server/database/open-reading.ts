// Opens the pool in which http reads: as role kontor_http, where the database lets us, else as the owner, said aloud.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { openPool, type Pool } from './pools.ts';
import type { Database } from './schema.ts';

const role = 'kontor_http';

/**
 * The reading pool of a process that answers browsers. Without the right to become kontor_http (a limited user of an
 * external database) it reads as the owner and warns: the conditions in the queries then stand alone.
 * @param options.max connections at most
 */
export async function openReading(url: string, log: Logger, options: { max?: number } = {}): Promise<Pool> {
  const plain = openPool(url, 'http', options.max);
  if (!(await hasReadingRole(plain.pool))) {
    log.warn({ role }, 'The second wall is missing: this database user may not become the role that reads.');
    return plain;
  }
  const settings = { ...plain.pool.options, options: `-c role=${role}`, application_name: 'kontor reading' };
  await plain.close();
  const pool = new pg.Pool(settings);
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Whether this user reads behind row level security; for `doctor`. */
export async function hasReadingRole(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `select exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')) as may`,
    [role],
  );
  return rows[0].may;
}
