// A killed import, begun again, loses and doubles nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { writeMail } from '../support/write-mail.ts';

const root = join(import.meta.dirname, '../..');
const count = 1500;
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kontor-import-'));
  const mails = Array.from({ length: count }, (_, n) => {
    const raw = writeMail({
      id: `k${n}@noord.example`,
      subject: n % 3 ? `Re: Order ${n - (n % 3)}` : `Order ${n}`,
      ...(n % 3 ? { inReplyTo: `k${n - 1}@noord.example` } : {}),
      body: `Mail number ${n} about ${n * 7} pumps.`,
    });
    return `From bruno@noord.example Tue Mar 10 09:00:00 2026\n${raw.toString().replaceAll('\r\n', '\n')}\n`;
  });
  writeFileSync(join(folder, 'inbox.mbox'), mails.join(''));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

/** Runs the command; kills it with SIGKILL as soon as so many sources are kept. */
async function runImport(killAt?: number): Promise<string> {
  const child = spawn(
    join(root, 'bin/node'),
    [
      join(root, 'server/commands/kontor.ts'),
      'import',
      join(folder, 'inbox.mbox'),
      '--mailbox',
      'sales@kontor.example',
      '--json',
    ],
    {
      env: {
        ...process.env,
        KONTOR_DATA: join(folder, 'data'),
        DATABASE_URL: database.url,
        KONTOR_LOG: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (piece) => {
    output += piece;
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (killAt !== undefined && !over) {
    const { rows } = await database.pool.query('select count(*)::int as n from sources');
    if (rows[0].n >= killAt) child.kill('SIGKILL');
    await sleep(20);
  }
  await ended;
  return output;
}

test('kill -9 at two points, then once more: each mail once, all understood', async () => {
  await runImport(1);
  await runImport(count / 2);
  // Whoever was killed holds its mails until its lease ends, and the next run waits for it; a test need not.
  await database.pool.query(`update sources set lease_until = now() where state = 'kept'`);
  const done = JSON.parse(await runImport()) as Record<string, number>;
  expect(done).toMatchObject({ read: count, quarantined: 0 });
  expect(done.stored! + done.duplicates!).toBe(count);
  const { rows } = await database.pool.query(`select
    (select count(*)::int from sources where state = 'understood') as sources,
    (select count(*)::int from placements where outcome = 'stored') as placements,
    (select count(*)::int from messages) as messages,
    (select count(distinct message_id)::int from messages) as distinct_messages,
    (select count(*)::int from message_words) as words,
    (select count(*)::int from conversations where merged_into is null) as conversations,
    (select to_regclass('message_words_2026') is not null) as indexed`);
  expect(rows[0]).toEqual({
    sources: count,
    placements: count,
    messages: count,
    distinct_messages: count,
    words: count,
    conversations: count / 3,
    indexed: true,
  });
  const again = JSON.parse(await runImport()) as Record<string, number>;
  expect(again).toMatchObject({ read: count, stored: 0, duplicates: count, quarantined: 0 });
}, 240_000);
