// `kontor inspect` as scripts use it: one line of JSON a mail, nothing else on standard output.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kontor(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(join(root, 'bin/kontor'), args, {
    cwd: folder,
    env: { ...process.env, KONTOR_DATA: join(folder, 'data') },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => (out += piece));
  child.stderr.on('data', (piece) => (err += piece));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

test('a mail is told in the promised fields', async () => {
  const { code, out, err } = await kontor(
    'inspect',
    join(root, 'tests/mail/file-behind-signature-picture.eml'),
    '--json',
    '--ours',
    'kunde.example',
  );
  expect([code, err]).toEqual([0, '']);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    {
      file: join(root, 'tests/mail/file-behind-signature-picture.eml'),
      messageId: 's1@kunde.example',
      kind: 'personal',
      direction: 'out',
      subject: 'Order',
      from: [{ name: 'Ann', address: 'ann@kunde.example' }],
      to: [{ name: '', address: 'sales@firma.example' }],
      cc: [],
      date: '2026-03-03T09:15:00.000Z',
      language: expect.any(String),
      text: 'Order attached.',
      own: 'Order attached.',
      quoted: '',
      signature: '',
      html: true,
      attachments: [
        { name: 'logo.gif', type: 'image/gif', size: 14, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        {
          name: 'order.pdf',
          type: 'application/pdf',
          size: 8,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      inReplyTo: '',
      references: [],
      problems: [],
    },
  ]);
}, 240_000);

test('F10: mails beyond the limits and files that are no mail are lines with problems among the others, and the code is 0', async () => {
  const path = join(folder, 'box.mbox');
  const parts = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(3000)}`;
  writeFileSync(
    path,
    `From a 3 Mar 2026 10:00\nSubject: many\n${parts}\nFrom a 3 Mar 2026 10:00\nSubject: good\n\nGood.\n`,
  );
  const note = join(folder, 'note.txt');
  writeFileSync(note, 'Milk, bread.');
  const { code, out } = await kontor('inspect', path, note, '--json');
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(rows.map((row) => row.subject)).toEqual(['', 'good', '']);
  expect(rows[0].problems[0]).toContain('more than 2000 parts');
  expect(rows[2].problems).toContain('This is no mail: it has no header.');
}, 240_000);

test('all of a long output arrives through a pipe, in the order of the mails', async () => {
  const path = join(folder, 'long');
  writeFileSync(
    path,
    Array.from(
      { length: 3000 },
      (_, id) => `From a 3 Mar 2026 10:00\nMessage-ID: <${id}@x>\n\n${'long text '.repeat(100)}\n\n`,
    ).join(''),
  );
  const { code, out } = await kontor('inspect', path, '--json');
  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).messageId),
  ).toEqual(Array.from({ length: 3000 }, (_, id) => `${id}@x`));
}, 240_000);

test('people read a short form; a path that is not there is said on standard error', async () => {
  const { out } = await kontor('inspect', join(root, 'tests/mail/no-from.eml'));
  expect(out).toContain('Anonymous');
  expect(out).toContain('From     unknown');
  const missing = await kontor('inspect', join(folder, 'nowhere'), '--json');
  expect(missing.out).toBe('');
  expect(missing.err).toContain('nowhere');
  expect(missing.code).toBe(66);
  expect((await kontor('inspect')).code).toBe(64);
}, 240_000);
