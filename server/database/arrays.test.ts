// Proves that PostgreSQL reads what is written for it as binary arrays.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { column } from './arrays.ts';
import { openPool, type Pool } from './pools.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.url, 'command', 1);
});
afterAll(async () => {
  await pool.close();
  await database.close();
});

test('JSON in UTF-8 is read as the same JSON in text is', async () => {
  const json = JSON.stringify([
    ['own', 'Zażółć gęślą, счёт 12 😀 "\n'],
    ['quoted', ''],
  ]);
  const { rows } = await sql<{ value: unknown }>`
    select value from unnest(${column('jsonb', [json, Buffer.from(json), null])}) value`.execute(pool.db);
  expect(rows.map(({ value }) => value)).toEqual([JSON.parse(json), JSON.parse(json), null]);
});
