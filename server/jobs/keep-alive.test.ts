// Proves that a killed worker's jobs are given back soon, and never those of a living one.

import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

const lockJob = (worker: string) =>
  sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - interval '10 seconds', attempts = 1`.execute(
    database.db,
  );
const holder = async () =>
  (
    await sql<{ locked_by: string | null }>`select locked_by from graphile_worker._private_jobs`.execute(
      database.db,
    )
  ).rows[0]?.locked_by;

test('a job whose worker was killed is free again, one whose worker lives stays locked', async () => {
  await addJob(database.db, 'sleep', { id: '1' });
  const living = await keepAlive(database.url, log);
  living.events.emit('worker:create', { worker: { workerId: 'worker-ada' } } as never);
  await vi.waitFor(async () => {
    const held = await sql`select 1 from pg_locks where locktype = 'advisory' and classid = 7305030`.execute(
      database.db,
    );
    expect(held.rows).toHaveLength(1);
  });
  await lockJob('worker-ada');
  const other = await keepAlive(database.url, log);
  expect(await holder()).toBe('worker-ada');
  await other.stop();

  await lockJob('worker-killed');
  const next = await keepAlive(database.url, log);
  expect(await holder()).toBeNull();
  await next.stop();
  await living.stop();
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
