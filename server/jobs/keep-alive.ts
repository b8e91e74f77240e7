// Shows the other processes that our workers live, and gives back the jobs of workers that do not.
import { EventEmitter } from 'node:events';
import { makeWorkerUtils, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../log.ts';

const lockClass = 7305030;
const lookEvery = 15_000;

/** Pass `events` to the runner; `stop` after its workers have ended. */
export interface Alive {
  events: WorkerEvents;
  stop(): Promise<void>;
}

/**
 * A job stays locked for four hours when its process is killed. Here each name that jobs are locked by is an advisory lock
 * of one session, which the database lets go of with the process; jobs locked by a name that nobody holds are freed. The
 * name is that of a pool of workers, not of the single worker (graphile-worker 0.17, getJobs.js).
 */
export async function keepAlive(url: string, log: Log): Promise<Alive> {
  const pools = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  let stopped = false;
  let session: pg.Client | undefined;

  // One after the other: a session does one thing at a time.
  let turn: Promise<unknown> = Promise.resolve();
  const lock = (call: 'pg_advisory_lock' | 'pg_advisory_unlock', pool: string) => {
    turn = turn
      .then(() => session?.query(`select ${call}($1, hashtext($2))`, [lockClass, pool]))
      .catch((err) => log.warn({ err }, 'a worker could not show that it lives'));
    return turn;
  };
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'kontor workers' });
    fresh.on('error', () => {});
    await fresh.connect();
    fresh.once('end', () => {
      session = undefined;
    });
    session = fresh;
    for (const pool of pools) await lock('pg_advisory_lock', pool);
  };
  const look = async () => {
    try {
      if (!session) await connect();
      await turn;
      if (session) await freeDead(session, url, log);
    } catch (err) {
      log.warn({ err }, 'looking for dead workers failed; trying again');
    }
  };

  events.on('pool:create', ({ workerPool }) => {
    pools.add(workerPool.id);
    void lock('pg_advisory_lock', workerPool.id);
  });
  // What a run that ended left locked is free, though the process lives.
  events.on('pool:release', ({ workerPool }) => {
    pools.delete(workerPool.id);
    void lock('pg_advisory_unlock', workerPool.id);
  });

  await connect();
  await look();
  const timer = setInterval(() => {
    if (!stopped) void look();
  }, lookEvery);
  return {
    events,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turn;
      await session?.end();
    },
  };
}

async function freeDead(session: pg.Client, url: string, log: Log): Promise<void> {
  // A pool takes its lock just after it begins: what was locked this very moment may be in between.
  const { rows } = await session.query(
    `select distinct locked_by from (
       select locked_by, locked_at from graphile_worker._private_jobs
       union all select locked_by, locked_at from graphile_worker._private_job_queues) as locks
     where locked_by is not null and locked_at < now() - interval '5 seconds'
       and not exists (select from pg_locks where locktype = 'advisory' and classid = ${lockClass}::oid
         and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
         and database = (select oid from pg_database where datname = current_database()))`,
  );
  const dead = rows.map(({ locked_by }) => locked_by as string);
  if (dead.length === 0) return;
  const utils = await makeWorkerUtils({ connectionString: url });
  try {
    await utils.forceUnlockWorkers(dead);
  } finally {
    await utils.release();
  }
  log.info({ workers: dead.length }, 'gave back the jobs of workers that died');
}
