// One mail that breaks the limits fails alone; all others come back.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { UnderstoodMail } from '../understand-mail.ts';
import { createParsePool } from './parse-in-workers.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));
// What a mail of the test orders the worker to do stands in its first word.
writeFileSync(
  join(folder, 'obey.ts'),
  `export function understand(raw) {
    const [word] = raw.toString().split(' ');
    if (word === 'hang') for (;;) {}
    if (word === 'grow') { const all = []; for (;;) all.push(new Array(1_000_000).fill(Math.random())); }
    if (word === 'swell') { const all = []; for (;;) all.push(new Uint8Array(4_000_000).fill(1)); }
    if (word === 'throw') throw new TypeError('odd mail');
    if (word === 'exit') process.exit(3);
    if (word === 'function') return { odd: () => 1 };
    return { word, length: raw.length };
  }`,
);
const script = pathToFileURL(join(folder, 'obey.ts'));
const items = (words: string[]) => words.map((word, id) => ({ id, raw: Buffer.from(`${word} mail`) }));

test('F10: a mail that hangs, grows, throws or ends the thread fails alone, in its place', async () => {
  const pool = createParsePool<{ word: string; length: number }>({
    script,
    size: 2,
    timeoutMs: 3000,
    memoryMb: 64,
  });
  const words = Array.from({ length: 120 }, (_, at) => `ok${at}`);
  words[5] = 'hang';
  words[40] = 'throw';
  words[41] = 'grow';
  words[80] = 'exit';
  words[99] = 'hang';
  const outcomes = await pool.run(items(words));
  expect(outcomes.map((outcome) => outcome.id)).toEqual(words.map((_, id) => id));
  const failed = outcomes.filter((outcome) => 'error' in outcome);
  expect(failed.map((outcome) => outcome.id)).toEqual([5, 40, 41, 80, 99]);
  expect(failed[0]?.error).toContain('took longer than 3 seconds');
  expect(failed[1]?.error).toBe('TypeError: odd mail');
  expect(failed[2]?.error).toMatch(/memory/i);
  for (const [id, outcome] of outcomes.entries())
    if ('result' in outcome)
      expect(outcome.result).toEqual({ word: words[id], length: words[id]!.length + 5 });
  await pool.close();
}, 240_000);

test('F10: memory outside the heap has its limit too', async () => {
  const pool = createParsePool({ script, size: 1, outsideMb: 256 });
  const [swollen, fine] = await pool.run(items(['swell', 'ok']));
  expect(swollen).toMatchObject({ error: expect.stringMatching(/memory/) });
  expect(fine).toHaveProperty('result');
  await pool.close();
});

test('a result that cannot cross fails, and a script that cannot be loaded fails all, without hanging', async () => {
  const pool = createParsePool({ script, size: 1, timeoutMs: 2000 });
  const outcomes = await pool.run(items(['ok', 'function', 'ok']));
  expect(outcomes[1]).toHaveProperty('error');
  expect(outcomes[0]).toHaveProperty('result');
  expect(outcomes[2]).toHaveProperty('result');
  await pool.close();
  const broken = createParsePool({ script: pathToFileURL(join(folder, 'missing.ts')), size: 2 });
  const none = await broken.run(items(['a', 'b']));
  expect(none.every((outcome) => 'error' in outcome)).toBe(true);
  await broken.close();
});

test('mails are understood in threads as they are without, and closing ends the threads', async () => {
  const pool = createParsePool<UnderstoodMail>({
    script: new URL('./understand-worker.ts', import.meta.url),
    size: 2,
  });
  // A view into a far larger buffer, as the readers of files hand out.
  const large = Buffer.alloc(1_000_000, 'x');
  const mail = Buffer.from(
    'From: Ann <ann@kunde.example>\r\nSubject: Bestellung\r\n\r\nGuten Tag, bitte senden Sie uns zehn Stück davon.\r\n\r\nAnn\r\n',
  );
  mail.copy(large, 500);
  const outcomes = await pool.run(
    Array.from({ length: 300 }, (_, id) => ({ id, raw: large.subarray(500, 500 + mail.length) })),
  );
  for (const outcome of outcomes) {
    if ('error' in outcome) throw new Error(outcome.error);
    expect(outcome.result).toMatchObject({
      kind: 'personal',
      language: 'de',
      mail: { subject: 'Bestellung' },
    });
    expect(outcome.result.mail.contentHash).toHaveLength(32);
    // The hashes of at most one batch, not the mail itself.
    expect(outcome.result.mail.contentHash.buffer.byteLength).toBeLessThanOrEqual(64 * 32);
  }
  await pool.close();
  await expect(pool.run([{ id: 1, raw: mail }])).rejects.toThrow('closed');
}, 240_000);
