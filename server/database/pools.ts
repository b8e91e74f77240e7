// Makes connection pools: one per purpose, each with the time its statements may take.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import type { Database } from './schema.ts';

/** What a pool is for; DESIGN §9 keeps their connections and patience apart. */
export type Purpose = 'http' | 'reading' | 'jobs' | 'sync' | 'command' | 'listen' | 'migrations';

// Milliseconds; 0 waits for ever.
const limits: Record<Purpose, { max: number; statement: number; idleInTransaction: number; lock: number }> = {
  http: { max: 10, statement: 5000, idleInTransaction: 10_000, lock: 3000 },
  reading: { max: 10, statement: 5000, idleInTransaction: 10_000, lock: 3000 },
  jobs: { max: 8, statement: 15 * 60_000, idleInTransaction: 60_000, lock: 0 },
  sync: { max: 8, statement: 5 * 60_000, idleInTransaction: 60_000, lock: 0 },
  command: { max: 6, statement: 0, idleInTransaction: 10 * 60_000, lock: 0 },
  listen: { max: 1, statement: 0, idleInTransaction: 0, lock: 0 },
  migrations: { max: 2, statement: 0, idleInTransaction: 0, lock: 0 },
};

/** A pool and the typed query builder over it. */
export interface Pool {
  db: Kysely<Database>;
  pool: pg.Pool;
  /** Waits for running queries, then closes all connections. */
  close(): Promise<void>;
}

/**
 * Opens a pool. bigint and numeric arrive as strings, timestamptz as Date, date as 'YYYY-MM-DD'.
 * @param max connections, when the purpose's usual number does not fit
 * @param role the database role its statements run as, when not the owner's
 */
export function openPool(
  url: string,
  purpose: Purpose,
  max: number = limits[purpose].max,
  role?: string,
): Pool {
  const limit = limits[purpose];
  const pool = new pg.Pool({
    ...connection(url, purpose),
    max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    // Search, whose best plan depends on the word, is asked through another pool and planned each time.
    ...(purpose === 'reading' ? { Client: PreparingClient } : {}),
  });
  // An idle connection that breaks leaves the pool by itself; the next query says what is wrong.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close };

  // Kysely ends the pool only when it was asked something itself.
  async function close(): Promise<void> {
    await db.destroy();
    if (!pool.ended) await pool.end();
  }

  function connection(connectionString: string, name: string): pg.PoolConfig {
    return {
      connectionString,
      application_name: `kontor ${name}`,
      statement_timeout: limit.statement,
      lock_timeout: limit.lock,
      idle_in_transaction_session_timeout: limit.idleInTransaction,
      types: { getTypeParser },
      ...(role === undefined ? {} : { options: `-c role=${role}` }),
    };
  }
}

const dateType = 1082;

// pg would make a date of the server's time zone out of a calendar day.
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === dateType) return (value: string) => value;
  return pg.types.getTypeParser(type, format as 'text');
}
