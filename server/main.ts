// Starts what one process of Kontor does, in order, and stops it in the opposite order.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { type DatabaseServer, openServer } from './database/open.ts';
import { Ends, whenAllEnded } from './ends.ts';
import type { Log } from './log.ts';

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
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const logging = makeLog(config);
  const ends = new Ends(async (err) => (await logging).error({ err }, 'stopping'));
  let lose = (_error: Error) => {};
  const lost = new Promise<Error>((done) => {
    lose = done;
  });
  try {
    // The database comes up in a process of its own while this one reads what it will do, which is most of a start.
    // That is why this file itself imports so little.
    const opening = openDatabase({ config, logging, ends, print, lose });
    const [, address] = await whenAllEnded([
      opening,
      readAndStart({ config, logging, opening, ends, print }),
    ]);
    await leaveNote(config, address, ends);
    const log = await logging;
    log.info({ roles: config.roles }, 'started');
    return { address, lost, stop: () => ends.run() };
  } catch (error) {
    await ends.run();
    throw error;
  }
}

async function makeLog(config: Config): Promise<Log> {
  const { createLog } = await import('./log.ts');
  const log = createLog(config);
  // The default would print the error whole, and with it what it quotes.
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a bug ended this process');
    process.exit(1);
  });
  return log;
}

interface Opening {
  config: Config;
  logging: Promise<Log>;
  ends: Ends;
  print: (line: string) => void;
  lose: (error: Error) => void;
}

/** The server, with our database in it as this program knows it. */
async function openDatabase({ config, logging, ends, print, lose }: Opening): Promise<DatabaseServer> {
  const server = await openServer(config, {
    exclusive: true,
    onEvent: async (words) => (await logging).warn(words),
    onLost: async (err) => {
      (await logging).fatal({ err }, 'the database is gone');
      lose(err);
    },
  });
  ends.add(() => server.close());
  const { from, to } = await migrate(server.url, { before: () => backUp(config, server, print) });
  if (from !== to) (await logging).info({ from, to }, 'brought the database up to date');
  return server;
}

async function readAndStart({
  logging,
  ...start
}: Pick<Opening, 'config' | 'logging' | 'ends' | 'print'> & { opening: Promise<DatabaseServer> }) {
  const log = await logging;
  const { startRoles } = await import('./start-roles.ts');
  return startRoles({ ...start, log });
}

async function backUp(config: Config, server: DatabaseServer, print: (line: string) => void): Promise<void> {
  print('Making a backup before the database is brought up to date …');
  const { makeBackupBeforeMigrations } = await import('./domain/backup/own-backups.ts');
  await makeBackupBeforeMigrations({ config, url: server.url });
}

/** What `kontor start` says when it is the second: who is the first. */
export const noteFile = (config: Pick<Config, 'data'>): string => join(config.data, 'run', 'server.json');

async function leaveNote(config: Config, address: string | undefined, ends: Ends): Promise<void> {
  const file = noteFile(config);
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 });
  ends.add(() => rm(file, { force: true }));
}
