// Starts what one process of Kontor does, in order, and stops it in the opposite order.
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { type Config, SettingError } from './config.ts';
import { migrate } from './database/migrate.ts';
import { type DatabaseServer, openServer } from './database/open.ts';
import { addJob } from './database/queue.ts';
import { openReadingPool } from './database/reading.ts';
import type { Deps } from './deps.ts';
import { makeBackupBeforeMigrations } from './domain/backup/own-backups.ts';
import { createSetupLink, isSetUp } from './domain/users/setup-link.ts';
import { startJobs } from './jobs/run-jobs.ts';
import { createLog, type Log } from './log.ts';

/** A running process. */
export interface Kontor {
  /** Where it answers; undefined without the http role. */
  address: string | undefined;
  /** Resolves with why when it can go on no longer, such as when the database is gone for good. */
  lost: Promise<Error>;
  /** Ends everything in order: no new work, running work, connections, the embedded database. */
  stop(): Promise<void>;
}

/**
 * Starts the roles of `config`.
 * @param print lines for the person at the terminal
 * @throws AlreadyRunningError when another process serves this data folder
 */
export async function startKontor(config: Config, print: (line: string) => void): Promise<Kontor> {
  const log = createLog(config);
  // The default would print the error whole, and with it what it quotes.
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a bug ended this process');
    process.exit(1);
  });
  const ends = new Ends(log);
  let lose = (_error: Error) => {};
  const lost = new Promise<Error>((done) => {
    lose = done;
  });
  try {
    await mkdir(config.data, { recursive: true, mode: 0o700 });
    const server = await openDatabaseServer(config, log, lose);
    ends.add(() => server.close());
    const { from, to } = await migrate(server.url, { before: () => backUp(config, server, print) });
    if (from !== to) log.info({ from, to }, 'brought the database up to date');
    const address = await startRoles(config, log, server, ends, print);
    await leaveNote(config, address, ends);
    log.info({ roles: config.roles }, 'started');
    return { address, lost, stop: () => ends.run() };
  } catch (error) {
    await ends.run();
    throw error;
  }
}

function openDatabaseServer(config: Config, log: Log, lose: (error: Error) => void): Promise<DatabaseServer> {
  return openServer(config, {
    exclusive: true,
    onEvent: (words) => log.warn(words),
    onLost: (err) => {
      log.fatal({ err }, 'the database is gone');
      lose(err);
    },
  });
}

async function backUp(config: Config, server: DatabaseServer, print: (line: string) => void): Promise<void> {
  print('Making a backup before the database is brought up to date …');
  await makeBackupBeforeMigrations({ config, url: server.url });
}

/** Each role loads its own code: a process that only syncs need not hold a web server. */
async function startRoles(
  config: Config,
  log: Log,
  server: DatabaseServer,
  ends: Ends,
  print: (line: string) => void,
): Promise<string | undefined> {
  const has = (role: Config['roles'][number]) => config.roles.includes(role);
  const owner = server.pool('http');
  ends.add(() => owner.close());
  const reading = await openReadingPool(server.url, log);
  ends.add(() => reading.close());
  const deps: Deps = { config, db: owner.db, reading: reading.db, databaseUrl: server.url, log };
  if (has('worker')) {
    const jobs = await startJobs({ config, log, server });
    ends.add(() => jobs.stop());
    // What waited when the last process ended, and what an upgrade reads otherwise.
    await addJob(owner.db, 'read-files', {}, { key: 'read-files', queue: 'read-files', priority: 10 });
    const pool = server.pool('jobs');
    ends.add(() => pool.close());
    const { startUnderstanding } = await import('./domain/incoming/start-understanding.ts');
    const understanding = await startUnderstanding({ ...deps, db: pool.db });
    ends.add(() => understanding.stop());
  }
  if (has('sync')) {
    const pool = server.pool('sync');
    ends.add(() => pool.close());
    const { startSync } = await import('./domain/sync/run-sync.ts');
    const sync = startSync({ ...deps, db: pool.db });
    ends.add(() => sync.stop());
  }
  const address = has('http') ? await startHttp(deps, ends, print) : undefined;
  print(address ? `Kontor is ready: ${address}` : `Kontor is ready: ${config.roles.join(' and ')}.`);
  if (address && !(await isSetUp(deps.db))) {
    print('Nobody is here yet. Make yourself the first admin, once and within an hour:');
    print(await createSetupLink(deps.db, { url: address }));
  }
  return address;
}

async function startHttp(deps: Deps, ends: Ends, print: (line: string) => void): Promise<string> {
  const { config, log } = deps;
  await buildWeb(print).catch((err) => {
    log.error({ err }, 'the screens could not be built');
    print((err as Error).message);
  });
  // Port 0 means whichever is free: the address people use is known once the app listens, so it is asked for late.
  const port = config.port === 0 ? await freePort(config.host) : config.port;
  const url = config.url.replace(/:0$/, `:${port}`);
  const { createApp } = await import('./http/app.ts');
  const app = await createApp({ ...deps, config: { ...config, port, url } });
  ends.add(() => app.close());
  await app.listen({ host: config.host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new SettingError(`KONTOR_PORT ${port} is taken by another program. Set KONTOR_PORT to a free one.`);
  });
  return url;
}

async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** What `kontor start` says when it is the second: who is the first. */
export const noteFile = (config: Pick<Config, 'data'>): string => join(config.data, 'run', 'server.json');

async function leaveNote(config: Config, address: string | undefined, ends: Ends): Promise<void> {
  const file = noteFile(config);
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 });
  ends.add(() => rm(file, { force: true }));
}

/** What has to be done at the end, last begun first; what fails is logged and the rest still done. */
class Ends {
  private readonly all: (() => Promise<unknown>)[] = [];
  private readonly log: Log;

  constructor(log: Log) {
    this.log = log;
  }

  add(end: () => Promise<unknown>): void {
    this.all.push(end);
  }

  async run(): Promise<void> {
    for (const end of this.all.splice(0).reverse())
      await end().catch((err) => this.log.error({ err }, 'stopping'));
  }
}
