// Statistics of fast growing tables, against a real PostgreSQL.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { refreshStatistics } from './refresh-statistics.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

test('a table that grew threefold is planned by its new size, one that stayed is left alone', async () => {
  const { db } = database;
  const known = async () => {
    const { rows } = await sql<{ pages: number; rows: number }>`
      select relpages as pages, reltuples::int as rows from pg_class where oid = 'companies'::regclass`.execute(
      db,
    );
    return rows[0]!;
  };
  const add = (count: number) =>
    sql`insert into companies (name) select 'Company ' || n from generate_series(1, ${count}::int) as n`.execute(
      db,
    );
  // PostgreSQL's own look, every twenty seconds, must not come between.
  await sql`alter table companies set (autovacuum_enabled = off)`.execute(db);
  await add(5000);
  await refreshStatistics(db, 1);
  const first = await known();
  expect(first.rows).toBe(5000);
  await add(1000);
  await refreshStatistics(db, 250);
  expect(await known()).toEqual(first);
  await add(20_000);
  await refreshStatistics(db, 10);
  expect(await known()).toEqual(first);
  await refreshStatistics(db, 240);
  expect((await known()).rows).toBe(26_000);
});
