// Gives a process its share of the embedded server: starts or adopts it, and stops it when the last user leaves.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { findBinaries } from './binaries.ts';
import { embeddedUser, makeCluster, serverSettings } from './cluster.ts';
import { lastWords, type Starting, startPostmaster, stopPostmaster } from './postmaster.ts';
import { findPostmaster } from './processes.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { chooseSocketFolder } from './socket-folder.ts';

/** A share in the embedded server. */
export interface Embedded {
  /** Connection address of a database in it. */
  url(database: string): string;
  /** Makes a database unless it is there. @param name a plain word */
  makeDatabase(name: string): Promise<void>;
  /** Ends the share; the last one out stops the server. Close all pools first. */
  release(): Promise<void>;
}

/** Another server process already works on this data folder. */
export class AlreadyRunningError extends Error {
  override name = 'AlreadyRunningError';
}

/** The server that was brought along does not come up; the words are its log's. */
export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError';
}

export interface JoinEmbedded {
  /** The data folder; the cluster is `pg18` in it, the socket and log `run`. */
  data: string;
  /** Only one may hold it so: `kontor start` does, commands do not. */
  exclusive?: boolean;
  /** Settings over ours, for tests. */
  settings?: Record<string, string>;
  /** How to get along as root; chosen when left out. */
  runAs?: RunAs;
  /** Told when the server went away and when it is back. */
  onEvent?: (words: string) => void;
  /** Told when the share is lost for good (another start took over, or it does not come back). */
  onLost?: (error: Error) => void;
  /** How long to try, in ms. */
  patience?: number;
}

// A share is a session that holds this advisory lock in shared mode: it ends with its process, however that dies.
// Whoever stops the server holds it alone, so that nobody can come in between.
const shareLock = '7305001';
const exclusiveLock = '7305002';

/**
 * Takes a share in the embedded server of a data folder; makes the cluster and starts the server when needed.
 * While the share is held, a server that was killed is started again.
 * @throws AlreadyRunningError when `exclusive` is wanted and another process has it
 * @throws Error with the server's last words when it does not come up within `patience` (60 s)
 */
export async function joinEmbedded(options: JoinEmbedded): Promise<Embedded> {
  const place = prepare(options);
  let session = await enter(place, options);
  let released = false;

  const watch = () => {
    session.once('end', () => {
      if (!released) comeBack();
    });
  };
  const comeBack = () => {
    options.onEvent?.('The embedded database went away; starting it again.');
    enter(place, options).then(
      async (found) => {
        if (released) return leave(found, place.cluster);
        session = found;
        watch();
        options.onEvent?.('The embedded database is back.');
      },
      (error) => options.onLost?.(error as Error),
    );
  };
  watch();

  return {
    url: (database) => {
      // A server that is just coming up has written its process but not yet its socket.
      const folder = findPostmaster(place.cluster)?.socketFolder || place.socketFolder;
      return `postgresql://${embeddedUser}@localhost/${database}?host=${encodeURIComponent(folder)}&port=5432`;
    },
    makeDatabase: (name) => makeDatabase(session, name),
    async release() {
      if (released) return;
      released = true;
      await leave(session, place.cluster);
    },
  };
}

interface Place {
  cluster: string;
  socketFolder: string;
  log: string;
  start(): Starting;
}

function prepare({ data, settings, runAs = chooseRunAs() }: JoinEmbedded): Place {
  if (existsSync(data) && !statSync(data).isDirectory())
    throw Object.assign(new Error(`${data} is no folder.`), { code: 'ENOTDIR', path: data });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const run = join(data, 'run');
  const cluster = join(data, 'pg18');
  const log = join(run, 'postgres.log');
  const socketFolder = chooseSocketFolder(run);
  const binaries = findBinaries(run, runAs.way === 'other-user');
  makeCluster(cluster, binaries, runAs);
  const all = { ...serverSettings(socketFolder), ...settings };
  return { cluster, socketFolder, log, start: () => startPostmaster(cluster, all, log, binaries, runAs) };
}

// What keeps a server from starting and passes by itself: remains of a killed one, or another start at the same moment.
const passes = /shared memory block|lock file|in use|shutting down|starting up/;
// In the last line: those before may be of an earlier day.
const isFull = /No space left on device.*$/;
const mostFailures = 5;

/** Tries until there is a session with the share; starts the server whenever none lives. */
async function enter(place: Place, options: JoinEmbedded): Promise<pg.Client> {
  let starting: Starting | undefined;
  let failures = 0;
  let trouble: unknown;
  for (const deadline = Date.now() + (options.patience ?? 60_000); Date.now() < deadline; ) {
    const found = findPostmaster(place.cluster);
    if (!found && (starting === undefined || starting.hasEnded())) {
      if (starting !== undefined) {
        const words = lastWords(place.log);
        if (isFull.test(words)) break;
        if (!passes.test(words) && ++failures >= mostFailures) break;
        await sleep(250);
      }
      starting = place.start();
    }
    try {
      const session = await takeShare(found?.socketFolder || place.socketFolder);
      if (options.exclusive) await takeExclusive(session);
      return session;
    } catch (error) {
      if (error instanceof AlreadyRunningError) throw error;
      trouble = error;
    }
    await sleep(10);
  }
  const words = lastWords(place.log);
  if (isFull.test(words))
    throw Object.assign(new Error('No space left on device', { cause: trouble }), { code: 'ENOSPC' });
  throw new EmbeddedDatabaseError(`The embedded database does not start.\n${words}`, { cause: trouble });
}

async function takeShare(socketFolder: string): Promise<pg.Client> {
  // Read while the server comes up.
  const { default: driver } = await import('pg');
  const session = new driver.Client({
    host: socketFolder,
    port: 5432,
    user: embeddedUser,
    database: 'postgres',
    application_name: 'kontor share',
    connectionTimeoutMillis: 10_000,
  });
  // What breaks the connection later is seen by its end; an error without a listener would end the process.
  session.on('error', () => {});
  try {
    await session.connect();
    await session.query(`select pg_advisory_lock_shared(${shareLock})`);
    return session;
  } catch (error) {
    session.end().catch(() => {});
    throw error;
  }
}

/** A server that was just killed holds its lock a moment longer than it lives. */
async function takeExclusive(session: pg.Client): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { rows } = await session.query(`select pg_try_advisory_lock(${exclusiveLock}) as mine`);
    if (rows[0].mine) return;
    await sleep(100);
  }
  await session.end();
  throw new AlreadyRunningError('Kontor is already running on this data folder.');
}

async function makeDatabase(session: pg.Client, name: string): Promise<void> {
  const { rowCount } = await session.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  try {
    await session.query(`create database ${name}`);
  } catch (error) {
    // Two first starts at once: the other one has made it.
    if (!['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
  }
}

async function leave(session: pg.Client, cluster: string): Promise<void> {
  try {
    const { rows } = await session.query(
      `select pg_advisory_unlock_shared(${shareLock}), pg_try_advisory_lock(${shareLock}) as last`,
    );
    if (rows[0].last) await stopPostmaster(cluster);
  } catch (error) {
    // The server died under us: there is nothing left to stop.
    if (findPostmaster(cluster)) throw error;
  } finally {
    await session.end().catch(() => {});
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
