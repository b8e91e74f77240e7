// Climbs the second wall: what role kontor_http sees, with which plan, on real PostgreSQL.
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { readAs } from '../domain/access/read-as.ts';
import type { Viewer } from '../domain/access/viewer.ts';
import type { Pool } from './pools.ts';
import { openReadingPool } from './reading.ts';

const ada: Viewer = { userId: '1', role: 'member', principals: ['everyone', 'user:1', 'owner:1'] };
const ben: Viewer = { userId: '2', role: 'member', principals: ['everyone', 'user:2', 'owner:2'] };

let database: TestDatabase;
let reading: Pool;

// 200,000 messages: conversation 1 has 50 that Ada may read and 50 that Ben may, the others ten each.
beforeAll(async () => {
  database = await testDatabase();
  reading = await openReadingPool(database.url, pino({ level: 'silent' }));
  await sql`insert into audiences (key, reason, readers)
    select sha256(n::text::bytea), '{}', case when n % 2 = 1 then '{owner:1}' else '{owner:2}' end::text[]
    from generate_series(1, 500) n`.execute(database.db);
  await sql`insert into messages (conversation_id, id, source_id, message_id_hash, content_hash, audience_id, sent_at, direction, kind)
    overriding system value
    select case when n <= 100 then 1 else 2 + n / 10 end, n, n, sha256(n::text::bytea), '', 1 + n % 500,
      timestamptz '2026-01-01' + n * interval '1 minute', 'in', 'personal'
    from generate_series(1, 200000) n`.execute(database.db);
  await sql`insert into message_texts (conversation_id, message_id, spans) select conversation_id, id, '[]' from messages`.execute(
    database.db,
  );
  await sql`insert into message_conversations (id, conversation_id) select id, conversation_id from messages`.execute(
    database.db,
  );
  await sql`insert into conversations (id) overriding system value select distinct conversation_id from messages`.execute(
    database.db,
  );
  await database.pool.query('vacuum analyze');
}, 120_000);
afterAll(async () => {
  await reading.close();
  await database.close();
});

describe('role kontor_http', () => {
  test('without principals it sees no mail at all, whatever the query asks', async () => {
    for (const table of ['messages', 'message_texts', 'message_conversations', 'conversations', 'audiences'])
      expect((await reading.pool.query(`select 1 from ${table} limit 1`)).rowCount).toBe(0);
  });

  test('shows each viewer their own messages of one conversation and the texts that belong to them', async () => {
    for (const [viewer, remainder] of [
      [ada, 0],
      [ben, 1],
    ] as const) {
      const ids = await readAs({ reading: reading.db }, viewer, async (trx) => {
        const messages = await trx
          .selectFrom('messages')
          .select('id')
          .where('conversation_id', '=', '1')
          .execute();
        const texts = await trx
          .selectFrom('message_texts')
          .select('message_id')
          .where('conversation_id', '=', '1')
          .execute();
        expect(new Set(texts.map((text) => text.message_id))).toEqual(new Set(messages.map(({ id }) => id)));
        return messages.map(({ id }) => Number(id));
      });
      expect(ids).toHaveLength(50);
      expect(ids.every((id) => id % 2 === remainder)).toBe(true);
    }
  });

  test('principals end with the transaction: the next one on the same connection has none', async () => {
    const one = await openReadingPool(database.url, pino({ level: 'silent' }));
    try {
      await readAs({ reading: one.db }, ada, (trx) =>
        trx.selectFrom('messages').select('id').limit(1).execute(),
      );
      expect((await one.pool.query('select 1 from messages limit 1')).rowCount).toBe(0);
    } finally {
      await one.close();
    }
  });

  test.each([
    'sessions',
    'accounts',
    'two_factors',
    'api_tokens',
    'one_time_links',
    'invitations',
    'settings',
    'verifications',
    'journal',
  ])('may not read %s', async (table) => {
    await expect(reading.pool.query(`select 1 from ${table}`)).rejects.toThrow('permission denied');
  });

  test('may read mailboxes but no password', async () => {
    await reading.pool.query('select name, address from mailboxes');
    await expect(reading.pool.query('select secret from mailboxes')).rejects.toThrow('permission denied');
    await expect(reading.pool.query('select connection from mailboxes')).rejects.toThrow('permission denied');
  });

  test('may not write, not even what it sees, nor drop the walls', async () => {
    for (const statement of [
      `insert into users (name, email) values ('Eve', 'eve@example.com')`,
      'update messages set audience_id = 1',
      'delete from message_texts',
      'alter table messages disable row level security',
    ])
      await expect(reading.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('opens a conversation of 50 messages among 200,000 by keys, not by walking', async () => {
    const plan = await readAs({ reading: reading.db }, ada, async (trx) => {
      const { rows } = await sql<{
        'QUERY PLAN': { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }[];
      }>`
        explain (analyze, buffers, format json) select * from messages m join message_texts t using (conversation_id)
        where t.message_id = m.id and conversation_id = 1`.execute(trx);
      return rows[0]!['QUERY PLAN'];
    });
    const text = JSON.stringify(plan);
    expect(text).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"(messages|message_texts)"/);
    // A walk would read every block of two tables: thousands. Time would tell less on a busy machine.
    const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = plan[0]!.Plan;
    expect(hit + read).toBeLessThan(2500);
  });
});
