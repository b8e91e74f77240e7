// Background work from the queue to its end: it starts at once, ends with the process, and logs no content.

import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testConfig } from '../../tests/support/config.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import type { DatabaseServer } from '../database/open.ts';
import { openPool } from '../database/pools.ts';
import { addJob } from '../database/queue.ts';
import { describeError } from '../log.ts';
import { startJobs } from './run-jobs.ts';

let database: TestDatabase;
let server: DatabaseServer;
const { config, clear } = testConfig({ nightlyBackups: 0 });
beforeAll(async () => {
  database = await testDatabase();
  server = { url: database.url, pool: (purpose) => openPool(database.url, purpose), close: async () => {} };
});
afterAll(async () => {
  clear();
  await database.close();
});

const waiting = async () =>
  (
    await sql<{ attempts: number }>`select attempts from graphile_worker._private_jobs order by id`.execute(
      database.db,
    )
  ).rows;

const wait = { timeout: 30_000, interval: 20 };

test('a queued job is begun within a second of its commit', async () => {
  const jobs = await startJobs({ config, log: pino({ level: 'silent' }), server });
  const took: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const queued = performance.now();
    await addJob(database.db, 'back-up-nightly', {});
    await vi.waitFor(async () => expect((await waiting())[0]?.attempts).not.toBe(0), wait);
    took.push(performance.now() - queued);
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), wait);
  }
  // Whoever only looks every two seconds is late each time after the first; a busy machine is not.
  expect(Math.min(...took.slice(1))).toBeLessThan(1000);
  await jobs.stop();
});

test('a job that fails is kept for later, and the log has neither its payload nor what the error quotes', async () => {
  const lines: string[] = [];
  const serializers = { err: describeError };
  const log = pino({ level: 'debug', serializers }, { write: (line: string) => lines.push(line) });
  const jobs = await startJobs({ config, log, server });
  await addJob(database.db, 'import-upload', { id: 'geheim' });
  await vi.waitFor(async () => expect((await waiting())[0]?.attempts).toBe(1), 30_000);
  await vi.waitFor(() => expect(lines.join('')).toContain('job failed'), 30_000);
  await jobs.stop();
  expect(lines.join('')).not.toContain('geheim');
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
});

// The moment matters: some of these cuts meet the workers while they are still beginning.
test.each([0, 2, 5, 10, 20, 50])(
  'when the database cuts every connection %i ms after the start the work goes on',
  async (after) => {
    const jobs = await startJobs({ config, log: pino({ level: 'silent' }), server });
    await new Promise((done) => setTimeout(done, after));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
    await addJob(database.db, 'back-up-nightly', {});
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 60_000, interval: 100 });
    await jobs.stop();
  },
);

test.each([
  ['back-up-nightly', {}],
  ['import-upload', { id: 'none' }],
])('when the end of %s cannot be written the process lives and the work goes on', async (name, payload) => {
  const run = (text: string) => sql.raw(text).execute(database.db);
  await run(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
    create trigger no_end before delete on graphile_worker._private_jobs for each row
      when (old.attempts > 0) execute function refuse();
    create trigger no_failure before update on graphile_worker._private_jobs for each row
      when (new.last_error is not null) execute function refuse()`);
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const jobs = await startJobs({ config, log, server });
  await addJob(database.db, name, payload);
  await vi.waitFor(() => expect(lines.join('')).toMatch(/Failed to (complete|fail) jobs/), wait);
  await run('drop function refuse() cascade');
  await addJob(database.db, 'back-up-nightly', {}, { key: 'after it' });
  await vi.waitFor(
    async () =>
      expect(
        (await sql`select 1 from graphile_worker._private_jobs where key = 'after it'`.execute(database.db))
          .rows,
      ).toEqual([]),
    { timeout: 60_000, interval: 100 },
  );
  await jobs.stop();
  await run('delete from graphile_worker._private_jobs');
});
