// Opens the database, embedded or given by DATABASE_URL, brought to the schema this program knows.
import type { Config } from '../config.ts';
import { type JoinEmbedded, joinEmbedded } from './embedded/join-embedded.ts';
import { migrate, OlderSchemaError } from './migrate.ts';
import type { Pool, Purpose } from './pools.ts';

/** A reachable database server with our database in it. */
export interface DatabaseServer {
  /** Connection address; never log it, it may hold a password. */
  url: string;
  /** Opens a pool for one purpose; close it before `close`. */
  pool(purpose: Purpose, max?: number): Pool;
  close(): Promise<void>;
}

export interface OpenDatabase extends Pool {
  url: string;
  /** The server behind it, for further pools. */
  server: DatabaseServer;
}

const databaseName = 'kontor';

/** The database of DATABASE_URL does not answer, lets nobody in or is of the wrong kind; the words say which. */
export class UnusableDatabaseError extends Error {
  override name = 'UnusableDatabaseError';
}

/**
 * Makes sure there is a server and our database in it; with the embedded one, starts or joins it.
 * @throws Error in words when it cannot be reached
 */
export async function openServer(
  config: Pick<Config, 'data' | 'databaseUrl'>,
  options: Pick<JoinEmbedded, 'exclusive' | 'onEvent' | 'onLost'> = {},
): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) {
    const url = config.databaseUrl;
    const [{ openPool }] = await Promise.all([import('./pools.ts'), checkServer(url)]);
    return { url, pool: (purpose, max) => openPool(url, purpose, max), close: async () => {} };
  }
  // Joining comes first: the server comes up in its own process while this one reads modules.
  const [embedded, { openPool }] = await Promise.all([
    joinEmbedded({ data: config.data, ...options }),
    import('./pools.ts'),
  ]);
  try {
    await embedded.makeDatabase(databaseName);
  } catch (error) {
    await embedded.release();
    throw error;
  }
  const url = embedded.url(databaseName);
  return { url, pool: (purpose, max) => openPool(url, purpose, max), close: () => embedded.release() };
}

/**
 * Opens the database for one purpose; an empty one gets its schema. A command beside a running server shares the same
 * embedded server.
 * @param options.migrate false leaves the schema as it is
 * @throws OlderSchemaError when the database holds something and its schema is older: bringing it up to date is for
 *   the server's start, which makes a backup before
 */
export async function openDatabase(
  config: Pick<Config, 'data' | 'databaseUrl'>,
  options: { purpose?: Purpose; migrate?: boolean } = {},
): Promise<OpenDatabase> {
  const server = await openServer(config);
  try {
    if (options.migrate !== false) await migrate(server.url, { before: refuseOlder });
    const pool = server.pool(options.purpose ?? 'command');
    const close = async () => {
      await pool.close();
      await server.close();
    };
    return { ...pool, url: server.url, server, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function refuseOlder(): Promise<void> {
  throw new OlderSchemaError(
    'This Kontor is newer than its data. Start the server once: it makes a backup and brings the data up to date.',
  );
}

async function checkServer(url: string): Promise<void> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    if (rows[0].version < 150_000) throw new Error('Kontor needs PostgreSQL 15 or newer.');
    if (rows[0].encoding !== 'UTF8') throw new Error('The database must have the encoding UTF8.');
  } catch (cause) {
    const why = (cause as Error).message || (cause as NodeJS.ErrnoException).code;
    throw new UnusableDatabaseError(`The database of DATABASE_URL cannot be used: ${why}`, { cause });
  } finally {
    await client.end().catch(() => {});
  }
}
