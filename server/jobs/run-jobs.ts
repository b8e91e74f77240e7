// Runs background jobs from the queue, by the clock where they say so, and frees those of workers that died.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, run, type TaskList } from 'graphile-worker';
import type { DatabaseServer } from '../database/open.ts';
import type { JobPayload } from '../database/queue.ts';
import { readInTurns } from '../read-in-turns.ts';
import type { Job, JobDeps } from './job.ts';
import { keepAlive } from './keep-alive.ts';

// Files beside this one that are no jobs.
const ownFiles = ['run-jobs', 'job', 'keep-alive'];

// Without a batch nobody waits for a job's end to be written: a database that dies in that moment is then a rejection
// without a listener, which ends the process (graphile-worker 0.17, worker.js). With one it ends the run, which begins again.
const endsOfJobs = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

type Jobs = Map<string, Job>;

/** Running workers; `stop` lets jobs that have begun end. */
export interface RunningJobs {
  stop(): Promise<void>;
}

/**
 * Starts the workers of this process.
 * @param deps.concurrency jobs at once
 * @param deps.jobs what `readJobs` read, where that was done before
 */
export async function startJobs(
  deps: Pick<JobDeps, 'config' | 'log'> & { server: DatabaseServer; concurrency?: number; jobs?: Jobs },
): Promise<RunningJobs> {
  const { config, log, server, concurrency = 3 } = deps;
  const stopping = new AbortController();
  const pool = server.pool('jobs');
  const alive = await keepAlive(server.url, log);
  const jobs = deps.jobs ?? (await readJobs());
  const jobDeps: JobDeps = { config, log, db: pool.db, url: server.url, signal: stopping.signal };
  const begin = () =>
    run({
      pgPool: pool.pool,
      concurrency,
      taskList: asTasks(jobs, jobDeps),
      crontab: crontab(jobs),
      noHandleSignals: true,
      events: alive.events,
      logger: quietLogger(deps),
      preset: endsOfJobs,
    });
  let runner = await begin();
  const ended = stayRunning();
  let failures = 0;
  alive.events.on('worker:getJob:empty', () => {
    failures = 0;
  });
  alive.events.on('job:start', () => {
    failures = 0;
  });
  // A connection cut in the moment of its start leaves the library with a failed answer it keeps for ever
  // (graphile-worker 0.17, taskIdentifiers.js); a new run asks again.
  alive.events.on('worker:getJob:error', () => {
    if (++failures < concurrency * 2 || stopping.signal.aborted) return;
    failures = 0;
    runner.stop('starting again').catch((err) => log.debug({ err }, 'background work had stopped already'));
  });

  // The library gives up when the database is away for long; work goes on when it is back.
  async function stayRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await runner.promise;
        if (stopping.signal.aborted) return;
      } catch (err) {
        log.error({ err }, 'background work stopped; starting it again');
      }
      await new Promise((done) => setTimeout(done, 2000));
      if (stopping.signal.aborted) return;
      runner = await begin().catch((err) => {
        log.error({ err }, 'background work does not start yet');
        return runner;
      });
    }
  }

  return {
    async stop() {
      stopping.abort();
      await runner.stop().catch((err) => log.debug({ err }, 'background work had stopped already'));
      await ended;
      await alive.stop();
      await pool.close();
    },
  };
}

/** The jobs there are files for, by name. */
export async function readJobs(): Promise<Jobs> {
  const names = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .filter((name) => !ownFiles.includes(name));
  const modules = await readInTurns<{ job: Job }>(
    names.map((name) => join(import.meta.dirname, `${name}.ts`)),
  );
  return new Map(modules.map(({ job }, at) => [names[at]!, job]));
}

function asTasks(jobs: Jobs, deps: JobDeps): TaskList {
  const tasks = [...jobs].map(([name, job]) => {
    const log = deps.log.child({ job: name });
    const task = async (payload: unknown, helpers: { job: { id: string; attempts: number } }) => {
      const started = performance.now();
      const { id, attempts } = helpers.job;
      try {
        await job.run((payload ?? {}) as JobPayload, { ...deps, log });
        log.debug({ id, ms: Math.round(performance.now() - started) }, 'job done');
      } catch (err) {
        if (deps.signal.aborted)
          log.info({ err, id }, 'a job ends with this process and begins again at the next start');
        else log.error({ err, id, attempts }, 'job failed');
        throw err;
      }
    };
    return [name, task] as const;
  });
  return Object.fromEntries(tasks);
}

function crontab(jobs: Jobs): string {
  return [...jobs]
    .filter(([, { schedule }]) => schedule !== undefined)
    .map(([name, { schedule }]) => `${schedule} ${name}`)
    .join('\n');
}

// Failures are logged above without payload or content; the library's own words would repeat them in full.
function quietLogger({ log }: Pick<JobDeps, 'log'>): Logger {
  return new Logger(() => (level, message) => {
    if (level !== 'error' && level !== 'warning') return;
    if (message.startsWith('Failed task')) return;
    log.warn({ words: message.slice(0, 200) }, 'queue');
  });
}
