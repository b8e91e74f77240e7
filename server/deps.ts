// What every part of the server is handed: settings, the two ways to the database, the log.
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './database/schema.ts';

/** Made once a process and passed on; nothing is global. */
export interface Deps {
  config: Config;
  /** As the tables' owner: all writes, and reads that carry their own condition. */
  db: Kysely<Database>;
  /** As role kontor_http: reads only, row level security applies. Use it through `access/read-as.ts`. */
  reading: Kysely<Database>;
  /** Connection address for LISTEN; it may hold a password and is never logged. */
  databaseUrl: string;
  log: Logger;
}
