// Proves that what is read often is planned once, and that texts that come once leave nothing behind.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { openPool, type Pool } from './pools.ts';

let database: TestDatabase;
let reading: Pool;
beforeAll(async () => {
  database = await testDatabase();
  reading = openPool(database.url, 'reading', 1);
});
afterAll(async () => {
  await reading.close();
  await database.close();
});

const prepared = async () => {
  const { rows } = await reading.pool.query<{ statement: string }>(
    'select statement from pg_prepared_statements',
  );
  return rows.map(({ statement }) => statement);
};

test('a text that comes again is prepared, and answers with the values of each time', async () => {
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    const { rows } = await sql<{ twice: number }>`select ${number}::int * 2 as twice`.execute(reading.db);
    expect(rows).toEqual([{ twice: number * 2 }]);
  }
  expect(await prepared()).toEqual(['select $1::int * 2 as twice']);
});

test('an error in a prepared text is told, and the next answer is right', async () => {
  const divide = (by: number) => sql<{ x: number }>`select 10 / ${by}::int as x`.execute(reading.db);
  for (const by of [1, 2, 5, 10]) expect((await divide(by)).rows).toEqual([{ x: 10 / by }]);
  await expect(divide(0)).rejects.toThrow('division by zero');
  expect((await divide(5)).rows).toEqual([{ x: 2 }]);
});

test('texts without end do not fill the connection', async () => {
  for (let column = 0; column < 300; column++)
    for (let time = 0; time < 3; time++)
      await sql`select ${1}::int as ${sql.id(`c${column}`)}`.execute(reading.db);
  expect((await prepared()).length).toBeLessThanOrEqual(200);
});
