// What is over goes, what is in use stays.
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { clearSignIn } from './clear-sign-in.ts';

test('ended sessions, old links and old counts go; a running session and fresh counts stay', async () => {
  const database = await testDatabase();
  try {
    await database.pool.query(`
      insert into users (name, email) values ('Ada', 'ada@kontor.example');
      insert into sessions (user_id, token, expires_at) select id, 'old', now() - interval '2 days' from users;
      insert into sessions (user_id, token, expires_at) select id, 'new', now() + interval '2 days' from users;
      insert into one_time_links (purpose, token_hash, expires_at) values ('setup', 'a', now() - interval '31 days');
      insert into one_time_links (purpose, token_hash, expires_at) values ('setup', 'b', now());
      insert into sign_in_failures (account_hash, count, last_at) values ('a', 3, now() - interval '2 days'), ('b', 3, now());
      insert into rate_limits (key, count, last_request) values ('a', 1, 1), ('b', 1, extract(epoch from now()) * 1000);
      insert into verifications (identifier, value, expires_at) values ('a', 'a', now() - interval '2 days'), ('b', 'b', now())`);
    expect(await clearSignIn(database.db)).toBe(5);
    const { rows } = await database.pool.query(`select (select count(*)::int from sessions) as sessions,
      (select count(*)::int from one_time_links) as links, (select count(*)::int from sign_in_failures) as failures,
      (select count(*)::int from rate_limits) as limits, (select count(*)::int from verifications) as verifications`);
    expect(rows[0]).toEqual({ sessions: 1, links: 1, failures: 1, limits: 1, verifications: 1 });
  } finally {
    await database.close();
  }
});
