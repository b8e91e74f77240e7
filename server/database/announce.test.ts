// Proves what listeners hear: ids at commit, nothing of what was rolled back, and again after a lost connection.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { type Announcement, announce, listen } from './announce.ts';
import { transaction } from './transaction.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('what is announced twice in one transaction is heard once, at commit', async () => {
  const heard: Announcement[] = [];
  const ear = await listen(database.url, (announcement) => heard.push(announcement));
  await transaction(database.db, async (trx) => {
    await announce(trx, { what: 'conversation', ids: ['12'] });
    await announce(trx, { what: 'conversation', ids: ['12'] });
    expect(heard).toEqual([]);
  });
  await transaction(database.db, async (trx) => {
    await announce(trx, { what: 'conversation', ids: ['13'] });
    throw new Error('taken back');
  }).catch(() => {});
  await announce(database.db, { what: 'mailbox', mailbox: '3' });
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard).toEqual([
    { what: 'conversation', ids: ['12'] },
    { what: 'mailbox', mailbox: '3' },
  ]);
  await ear.stop();
});

test('a list of ids longer than one announcement arrives whole', async () => {
  const ids = Array.from({ length: 1000 }, (_, i) => String(10_000_000_000_000 + i));
  const heard: string[] = [];
  const ear = await listen(database.url, (announcement) => heard.push(...(announcement.ids ?? [])));
  await announce(database.db, { what: 'conversation', ids });
  await vi.waitFor(() => expect(heard).toEqual(ids));
  await ear.stop();
});

test('after its connection was cut a listener says so and hears again', async () => {
  const heard: Announcement[] = [];
  const missed = vi.fn();
  const ear = await listen(database.url, (announcement) => heard.push(announcement), missed);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'kontor listen' and datname = current_database()`.execute(database.db);
  await vi.waitFor(() => expect(missed).toHaveBeenCalled(), 5000);
  await announce(database.db, { what: 'message', ids: ['1'] });
  await vi.waitFor(() => expect(heard).toEqual([{ what: 'message', ids: ['1'] }]));
  await ear.stop();
});
