// Proves that work is repeated when the database gives a transaction up, and only then.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { transaction } from './transaction.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('two transactions that lock each other out both succeed', async () => {
  const { db } = database;
  await db
    .insertInto('settings')
    .values([
      { name: 'a', value: '0' },
      { name: 'b', value: '0' },
    ])
    .execute();
  let attempts = 0;
  const raise = (first: string, second: string) =>
    transaction(db, async (trx) => {
      attempts++;
      await sql`update settings set value = to_jsonb(value::int + 1) where name = ${first}`.execute(trx);
      await sql`select pg_sleep(0.2)`.execute(trx);
      await sql`update settings set value = to_jsonb(value::int + 1) where name = ${second}`.execute(trx);
    });
  await Promise.all([raise('a', 'b'), raise('b', 'a')]);
  const rows = await db.selectFrom('settings').select('value').execute();
  expect(rows.map((row) => row.value)).toEqual([2, 2]);
  expect(attempts).toBeGreaterThan(2);
});

test('an error of the work itself is thrown on at once and nothing stays', async () => {
  const { db } = database;
  let attempts = 0;
  const failing = transaction(db, async (trx) => {
    attempts++;
    await trx.insertInto('settings').values({ name: 'c', value: '1' }).execute();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(attempts).toBe(1);
  expect(await db.selectFrom('settings').where('name', '=', 'c').selectAll().execute()).toEqual([]);
});

test('a time keeps its milliseconds and a bigint all its digits on the way through', async () => {
  const { db } = database;
  const { rows } = await sql<{ at: Date; big: string; day: string }>`
    select '2026-11-22 10:00:00.123456+00'::timestamptz(3) as at, 9007199254740993::bigint as big, date '2026-03-29' as day`.execute(
    db,
  );
  expect(rows[0]).toEqual({
    at: new Date('2026-11-22T10:00:00.123Z'),
    big: '9007199254740993',
    day: '2026-03-29',
  });
});
