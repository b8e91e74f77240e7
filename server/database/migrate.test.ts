// Migrations: several at once, one that fails, and a database from the future.
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyDatabase } from '../../tests/support/database.ts';
import { migrate, readMigrations } from './migrate.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function place(): Promise<{ url: string; query: (text: string) => Promise<pg.QueryResult> }> {
  const { url, close } = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  ends.push(() => client.end(), close);
  return { url, query: (text) => client.query(text) };
}

test('several processes that start at once bring an empty database up to date once', async () => {
  const { url, query } = await place();
  const latest = readMigrations().length;
  const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(results.map(({ to }) => to)).toEqual([latest, latest, latest]);
  expect(results.filter(({ from }) => from === 0)).toHaveLength(1);
  const { rows } = await query('select number from migrations order by number');
  expect(rows.map(({ number }) => number)).toEqual(readMigrations().map(({ number }) => number));
});

test('before a database that holds something is changed there is a moment for a backup, else not', async () => {
  const { url } = await place();
  const before = vi.fn(async () => {});
  await migrate(url, { upTo: 2, before });
  expect(before).not.toHaveBeenCalled();
  await migrate(url, { before });
  expect(before).toHaveBeenCalledOnce();
  await migrate(url, { before });
  expect(before).toHaveBeenCalledOnce();
});

test('a migration that fails leaves nothing of itself, and the next start tries it again', async () => {
  const { url, query } = await place();
  await migrate(url, { upTo: 1 });
  await query('create table folders (in_the_way text)');
  await expect(migrate(url)).rejects.toThrow('Migration 2 (mailboxes) failed');
  expect((await query(`select to_regclass('mailboxes') as found`)).rows[0].found).toBeNull();
  await query('drop table folders');
  expect(await migrate(url)).toEqual({ from: 1, to: readMigrations().length });
});

test('a program older than the schema refuses, in words that say what to do', async () => {
  const { url, query } = await place();
  await migrate(url);
  await query(`insert into migrations (number, name) values (999, 'later')`);
  await expect(migrate(url)).rejects.toThrow(/older than its data.*Start the newer program/);
});
