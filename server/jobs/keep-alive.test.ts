// Proves that a killed worker's jobs are given back soon, and never those of a living one.

import { Logger, run } from 'graphile-worker';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { addJob } from '../database/queue.ts';
import { transaction } from '../database/transaction.ts';
import { keepAlive } from './keep-alive.ts';

let database: TestDatabase;
const log = pino({ level: 'silent' });
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const holder = async () =>
  (
    await sql<{ locked_by: string | null }>`select locked_by from graphile_worker._private_jobs`.execute(
      database.db,
    )
  ).rows[0]?.locked_by;
// As if it ran for long already: what was locked this very moment is left alone.
const grewOld = () =>
  sql`update graphile_worker._private_jobs set locked_at = now() - interval '10 seconds'`.execute(
    database.db,
  );
const look = async () => (await keepAlive(database.url, log)).stop();

/** Runs a real worker with a job that takes as long as wanted. */
async function runOne() {
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
  await addJob(database.db, 'sleep', { id: '1' }, { queue: 'beds' });
  const alive = await keepAlive(database.url, log);
  const began = Promise.withResolvers<void>();
  const wake = Promise.withResolvers<void>();
  const runner = await run({
    connectionString: database.url,
    concurrency: 2,
    taskList: {
      sleep: async () => {
        began.resolve();
        await wake.promise;
      },
    },
    noHandleSignals: true,
    events: alive.events,
    logger: new Logger(() => () => {}),
  });
  await began.promise;
  await grewOld();
  return {
    alive,
    async end() {
      wake.resolve();
      await runner.stop();
    },
  };
}

test('a job that runs stays locked however long it takes: no second worker begins it', async () => {
  const { alive, end } = await runOne();
  expect(await holder()).toMatch(/./);
  await look();
  expect(await holder()).toMatch(/./);
  await end();
  await alive.stop();
  expect(await holder()).toBeUndefined();
});

test('a job whose process was killed is free again', async () => {
  const { alive, end } = await runOne();
  // A killed process loses its sessions.
  await alive.stop();
  await look();
  expect(await holder()).toBeNull();
  await end();
});

test('a job whose run ended without its end being written is free again, though the process lives', async () => {
  const { alive, end } = await runOne();
  const name = await holder();
  await end();
  await addJob(database.db, 'sleep', { id: '2' });
  await sql`update graphile_worker._private_jobs set locked_by = ${name}`.execute(database.db);
  await grewOld();
  await look();
  expect(await holder()).toBeNull();
  await alive.stop();
});

test('a job exists only when the transaction that asked for it is committed, and once per key', async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
  await transaction(database.db, async (trx) => {
    await addJob(trx, 'sleep', { id: '2' });
    throw new Error('taken back');
  }).catch(() => {});
  await addJob(database.db, 'sleep', { id: '3' }, { key: 'three', priority: 5 });
  await addJob(database.db, 'sleep', { id: '4' }, { key: 'three' });
  const { rows } = await sql`select payload from graphile_worker._private_jobs`.execute(database.db);
  expect(rows).toEqual([{ payload: { id: '4' } }]);
});
