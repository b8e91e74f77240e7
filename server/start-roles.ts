// Reads the code of the roles one process has, and starts them once the database is there.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { type Config, type Role, SettingError } from './config.ts';
import type { DatabaseServer } from './database/open.ts';
import { addJob } from './database/queue.ts';
import { openReadingPool } from './database/reading.ts';
import type { Deps } from './deps.ts';
import { createSetupLink, isSetUp } from './domain/users/setup-link.ts';
import { type Ends, whenAllEnded } from './ends.ts';
import type { Log } from './log.ts';
import { readInTurns } from './read-in-turns.ts';

interface Start {
  config: Config;
  ends: Ends;
  /** Lines for the person at the terminal. */
  print: (line: string) => void;
}

interface Started extends Start {
  deps: Deps;
  server: DatabaseServer;
}

/** Starts a role; gives the address it answers on, undefined for any but http. */
type StartRole = (start: Started) => Promise<string | undefined>;

// Each role has its own code: a process that only syncs need not hold a web server. The largest is read last, while
// the others start.
const code: [role: Role, read: () => Promise<StartRole>][] = [
  ['worker', readWorker],
  ['sync', readSync],
  ['http', readHttp],
];

/**
 * Reads what the roles need, for which there need be no database yet, and starts each as soon as it is read and the
 * database is there.
 * @returns the address it answers on, undefined without http
 */
export async function startRoles(
  start: Start & { log: Log; opening: Promise<DatabaseServer> },
): Promise<string | undefined> {
  const { config, print } = start;
  const preparing = prepare(start);
  let isLost = false;
  preparing.catch(() => {
    isLost = true;
  });
  const starting: Promise<string | undefined>[] = [];
  for (const [role, read] of code) {
    if (isLost || !config.roles.includes(role)) continue;
    const startRole = await read();
    const begun = preparing.then((prepared) => startRole(prepared));
    // Its error is thrown below: the others are still being read.
    begun.catch(() => {});
    starting.push(begun);
  }
  const { deps } = await preparing;
  const address = (await whenAllEnded(starting)).find((one) => one !== undefined);
  print(address ? `Kontor is ready: ${address}` : `Kontor is ready: ${config.roles.join(' and ')}.`);
  if (address && !(await isSetUp(deps.db))) {
    print('Nobody is here yet. Make yourself the first admin, once and within an hour:');
    print(await createSetupLink(deps.db, { url: address }));
  }
  return address;
}

async function prepare({
  opening,
  log,
  ...start
}: Start & { log: Log; opening: Promise<DatabaseServer> }): Promise<Started> {
  const { config, ends } = start;
  const server = await opening;
  const owner = server.pool('http');
  ends.add(() => owner.close());
  const reading = await openReadingPool(server.url, log);
  ends.add(() => reading.close());
  const deps = { config, db: owner.db, reading: reading.db, databaseUrl: server.url, log };
  return { ...start, server, deps };
}

async function readWorker(): Promise<StartRole> {
  const { readJobs, startJobs } = await import('./jobs/run-jobs.ts');
  const known = await readJobs();
  const { startUnderstanding } = await import('./domain/incoming/start-understanding.ts');
  return async ({ server, ends, deps }) => {
    const jobs = await startJobs({ config: deps.config, log: deps.log, server, jobs: known });
    ends.add(() => jobs.stop());
    // What waited when the last process ended, and what an upgrade reads otherwise.
    await addJob(deps.db, 'read-files', {}, { key: 'read-files', queue: 'read-files', priority: 10 });
    const pool = server.pool('jobs');
    ends.add(() => pool.close());
    const understanding = await startUnderstanding({ ...deps, db: pool.db });
    ends.add(() => understanding.stop());
    return undefined;
  };
}

async function readSync(): Promise<StartRole> {
  const { startSync } = await import('./domain/sync/run-sync.ts');
  return async ({ server, ends, deps }) => {
    const pool = server.pool('sync');
    ends.add(() => pool.close());
    const sync = startSync({ ...deps, db: pool.db });
    ends.add(() => sync.stop());
    return undefined;
  };
}

async function readHttp(): Promise<StartRole> {
  await readInTurns(partsOfHttp());
  const { createApp } = await import('./http/app.ts');
  return async ({ config, ends, print, deps }) => {
    await buildWeb(print).catch((err) => {
      deps.log.error({ err }, 'the screens could not be built');
      print((err as Error).message);
    });
    // Port 0 means whichever is free: the address people use is known once the app listens, so it is asked for late.
    const port = config.port === 0 ? await freePort(config.host) : config.port;
    const url = config.url.replace(/:0$/, `:${port}`);
    const app = await createApp({ ...deps, config: { ...config, port, url } });
    ends.add(() => app.close());
    await app.listen({ host: config.host, port }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new SettingError(
        `KONTOR_PORT ${port} is taken by another program. Set KONTOR_PORT to a free one.`,
      );
    });
    return url;
  };
}

/** The web server's packages and routes, one by one; all but the files that import the others. */
function partsOfHttp(): string[] {
  const folder = join(import.meta.dirname, 'http');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => !['app.ts', 'routes.ts'].includes(file));
  return ['zod', 'fastify', '@fastify/websocket', ...files.map((file) => join(folder, file))];
}

async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
