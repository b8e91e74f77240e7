// What a background job looks like and what it is given.
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { JobPayload } from '../database/queue.ts';
import type { Database } from '../database/schema.ts';
import type { Log } from '../log.ts';

export interface JobDeps {
  config: Config;
  db: Kysely<Database>;
  /** Of the database, for what needs a connection of its own. */
  url: string;
  log: Log;
  /** Ends when the process stops; long jobs look at it between steps. */
  signal: AbortSignal;
}

/** The file `jobs/<name>.ts` exports this as `job`; `addJob(trx, '<name>', payload)` queues it. */
export interface Job {
  /** Does it. Thrown errors are logged and the job is done again later, with growing pauses. */
  run(payload: JobPayload, deps: JobDeps): Promise<void>;
  /** When it also runs by itself: minute hour day month weekday, in UTC. Missed runs are not made up for. */
  schedule?: string;
}
