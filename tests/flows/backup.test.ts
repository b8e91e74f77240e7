// A company's whole correspondence goes through backup and restore, and everything is found again as it was.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runKontorProcess } from '../support/kontor-process.ts';
import { findOtherPostgres, startOtherPostgres } from '../support/other-postgres.ts';

// Each story starts several processes, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'kontor-backup-flow-'));
const mail = join(folder, 'mail');
const backup = join(folder, 'backup');
const place = (name: string) => ({ KONTOR_DATA: join(folder, name), KONTOR_LOG: 'error' });

async function kontor(args: string[], settings: Record<string, string>, input?: string): Promise<unknown[]> {
  const { code, stdout, stderr } = await runKontorProcess(args, settings, input);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const everything = (settings: Record<string, string>) =>
  kontor(['search', '', '--limit', 'all', '--json'], settings);

/** Threads of three between Ada and customers, one with a large file, one that no parser can like. */
function writeMails(): void {
  mkdirSync(mail);
  for (let thread = 0; thread < 8; thread++)
    for (let step = 0; step < 3; step++) {
      const ours = step === 1;
      const customer = `Cora Custom <cora@customer${thread}.example>`;
      const file = thread === 3 && step === 2 ? 'A large file\r\n'.repeat(60_000) : '';
      writeFileSync(
        join(mail, `${thread}-${step}.eml`),
        [
          `From: ${ours ? 'Ada <sales@kontor.example>' : customer}`,
          `To: ${ours ? customer : 'Ada <sales@kontor.example>'}`,
          `Subject: ${step > 0 ? 'Re: ' : ''}Offer ${thread} für Łódź`,
          `Date: Mon, ${10 + thread} Nov 2025 1${step}:00:00 +0100`,
          `Message-ID: <${thread}.${step}@customer${thread}.example>`,
          ...(step > 0 ? [`In-Reply-To: <${thread}.${step - 1}@customer${thread}.example>`] : []),
          'Content-Type: text/plain; charset=utf-8',
          '',
          `Step ${step} of offer ${thread}: the quick brown fox wants a price.`,
          file,
        ].join('\r\n'),
      );
    }
  writeFileSync(join(mail, 'odd.eml'), Buffer.from([0, 255, 10, 10, 0, 1, 2]));
}

beforeAll(async () => {
  writeMails();
  await kontor(['import', mail, '--mailbox', 'sales@kontor.example', '--json'], place('first'));
  await kontor(['backup', backup, '--with-key', '--json'], place('first'), 'correct horse\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('restored into an empty folder, every message is found again under the same id, in the same conversation', async () => {
  const before = await everything(place('first'));
  expect(before.length).toBeGreaterThanOrEqual(24);
  const args = ['restore', backup, '--with-key', '--json'];
  const [report] = (await kontor(args, place('second'), 'correct horse\n')) as [{ messages: number }];
  expect(report.messages).toBe(before.length);
  expect(await everything(place('second'))).toEqual(before);
});

test('a rebuild of what was restored finds nothing to change', async () => {
  const [rebuilt] = (await kontor(['rebuild', '--json'], place('second'))) as [Record<string, number>];
  expect(rebuilt).toMatchObject({ changed: 0, moved: 0 });
});

test.runIf(findOtherPostgres())(
  'restored into an older PostgreSQL, every message is found again',
  async () => {
    const server = await startOtherPostgres(findOtherPostgres()!);
    try {
      const settings = { ...place('third'), DATABASE_URL: server.url };
      await kontor(['restore', backup, '--json'], settings);
      expect(await everything(settings)).toEqual(await everything(place('first')));
    } finally {
      await server.stop();
    }
  },
);

test('a place that holds mail is refused', async () => {
  const { code, stderr } = await runKontorProcess(['restore', backup], place('first'));
  expect(code).toBe(5);
  expect(stderr).toContain('into an empty place only');
});
