// Starts what one process of Kontor does, in order, and stops it in the opposite order.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { type DatabaseServer, openServer } from './database/open.ts';
import { startJobs } from './jobs/run-jobs.ts';
import { createLog, type Log } from './log.ts';

/** A running process. */
export interface Kontor {
  /** Where it answers; undefined without the http role. */
  address: string | undefined;
  /** Resolves when it can go on no longer, such as when the database is gone for good. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the roles of `config`.
 * @param print lines for the person at the terminal
 * @throws AlreadyRunningError when another process serves this data folder
 */
export async function startKontor(config: Config, print: (line: string) => void): Promise<Kontor> {
  const log = createLog(config);
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) {
      await end().catch((err) => log.error({ err }, 'stopping'));
    }
  };
  let lose = () => {};
  const lost = new Promise<void>((done) => {
    lose = done;
  });
  try {
    await mkdir(config.data, { recursive: true, mode: 0o700 });
    const server = await openDatabaseServer(config, log, lose);
    stops.push(() => server.close());
    const address = await startRoles(config, log, server, stops, print);
    return { address, lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openDatabaseServer(config: Config, log: Log, lose: () => void): Promise<DatabaseServer> {
  const server = await openServer(config, {
    exclusive: true,
    onEvent: (words) => log.warn(words),
    onLost: (err) => {
      log.fatal({ err }, 'the database is gone');
      lose();
    },
  });
  try {
    const { from, to } = await migrate(server.url);
    if (from !== to) log.info({ from, to }, 'brought the database up to date');
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function startRoles(
  config: Config,
  log: Log,
  server: DatabaseServer,
  stops: (() => Promise<unknown>)[],
  print: (line: string) => void,
): Promise<string | undefined> {
  const has = (role: Config['roles'][number]) => config.roles.includes(role);
  if (has('worker')) {
    const jobs = await startJobs({ config, log, server });
    stops.push(() => jobs.stop());
  }
  log.info({ roles: config.roles }, 'started');
  print(`Kontor works on ${config.data}.`);
  void existsSync;
  void join;
  return undefined;
}
