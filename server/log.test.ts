// What may be logged of errors: where and what kind, never what they quote.
import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../tests/support/database.ts';
import { describeError } from './log.ts';

test('of a database error the log has code and names, but no value of the row', async () => {
  const database = await testDatabase();
  const insert = `insert into users (name, email) values ('Ada Geheim', 'geheim@kontor.example')`;
  await database.pool.query(insert);
  const error = await database.pool.query(insert).catch((caught: Error) => caught);
  await database.close();
  expect(error).toBeInstanceOf(pg.DatabaseError);
  const described = describeError(error);
  expect(described).toMatchObject({ type: 'DatabaseError', code: '23505', table: 'users' });
  expect(JSON.stringify(described)).not.toMatch(/geheim/i);
});

test('of a wrong value in a statement the log does not have the value', async () => {
  const database = await testDatabase();
  const error = await database.pool
    .query('select * from users where id = $1', ['geheim'])
    .catch((caught: Error) => caught);
  await database.close();
  expect(JSON.stringify(describeError(new Error('outer', { cause: error })))).not.toMatch(/geheim/i);
});

test('words of other errors are cut short and stand once', () => {
  const described = describeError(new Error(`x${'y'.repeat(1000)}`));
  expect((described.message as string).length).toBe(200);
  expect(JSON.stringify(described.at)).not.toContain('yyyy');
});
