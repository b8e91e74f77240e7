// Reads the code of the roles one process has, and starts them once the database is there.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { buildWeb } from './build-web.ts';
import { type Config, type Role, SettingError } from './config.ts';
import type { DatabaseServer } from './database/open.ts';
import { addJob } from './database/queue.ts';
import { openReadingPool } from './database/reading.ts';
import type { Deps } from './deps.ts';
import { createSetupLink, isSetUp } from './domain/users/setup-link.ts';
import { type Ends, whenAllEnded } from './ends.ts';
import type { Log } from './log.ts';

interface Start {
  config: Config;
  log: Log;
  server: DatabaseServer;
  ends: Ends;
  /** Lines for the person at the terminal. */
  print: (line: string) => void;
}

/** Starts what was read; gives the address it answers on, undefined without http. */
export type StartRoles = (start: Start) => Promise<string | undefined>;

type StartRole = (start: Start, deps: Deps) => Promise<string | undefined>;

/** Each role has its own code: a process that only syncs need not hold a web server. */
const code: Record<Role, () => Promise<StartRole>> = { http: readHttp, worker: readWorker, sync: readSync };

/** Reads the code of these roles, for which there need be no database yet. */
export async function readRoles(roles: Role[]): Promise<StartRoles> {
  const read = await Promise.all(roles.map((role) => code[role]()));
  return async (start) => {
    const { config, log, server, ends, print } = start;
    const owner = server.pool('http');
    ends.add(() => owner.close());
    const reading = await openReadingPool(server.url, log);
    ends.add(() => reading.close());
    const deps: Deps = { config, db: owner.db, reading: reading.db, databaseUrl: server.url, log };
    // Beside each other, since each waits for the database again and again.
    const addresses = await whenAllEnded(read.map((startRole) => startRole(start, deps)));
    const address = addresses.find((one) => one !== undefined);
    print(address ? `Kontor is ready: ${address}` : `Kontor is ready: ${config.roles.join(' and ')}.`);
    if (address && !(await isSetUp(deps.db))) {
      print('Nobody is here yet. Make yourself the first admin, once and within an hour:');
      print(await createSetupLink(deps.db, { url: address }));
    }
    return address;
  };
}

async function readWorker(): Promise<StartRole> {
  const [{ readJobs, startJobs }, { startUnderstanding }] = await Promise.all([
    import('./jobs/run-jobs.ts'),
    import('./domain/incoming/start-understanding.ts'),
  ]);
  const known = await readJobs();
  return async ({ config, log, server, ends }, deps) => {
    const jobs = await startJobs({ config, log, server, jobs: known });
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
  return async ({ server, ends }, deps) => {
    const pool = server.pool('sync');
    ends.add(() => pool.close());
    const sync = startSync({ ...deps, db: pool.db });
    ends.add(() => sync.stop());
    return undefined;
  };
}

async function readHttp(): Promise<StartRole> {
  const { createApp } = await import('./http/app.ts');
  return async ({ config, log, ends, print }, deps) => {
    await buildWeb(print).catch((err) => {
      log.error({ err }, 'the screens could not be built');
      print((err as Error).message);
    });
    // Port 0 means whichever is free: the address people use is known once the app listens, so it is asked for late.
    const port = config.port === 0 ? await freePort(config.host) : config.port;
    const url = config.url.replace(/:0$/, `:${port}`);
    const app = await createApp({ ...deps, config: { ...config, port, url } });
    ends.add(() => app.close());
    await app.listen({ host: config.host, port }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new SettingError(`KONTOR_PORT ${port} is taken by another program. Set KONTOR_PORT to a free one.`);
    });
    return url;
  };
}

async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
