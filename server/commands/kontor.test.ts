// The command line as scripts meet it: exit codes, what stands on which output, and words for mistakes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runKontorProcess } from '../../tests/support/kontor-process.ts';
import { loadConfig } from '../config.ts';
import { writeUnit } from './service.ts';

const data = mkdtempSync(join(tmpdir(), 'kontor-commands-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const kontor = (args: string[], settings = {}) =>
  runKontorProcess(args, { KONTOR_DATA: join(data, 'data'), KONTOR_LOG: 'silent', ...settings });

test('help lists every command with what it does', async () => {
  const { code, stdout } = await kontor(['help']);
  expect(code).toBe(0);
  for (const name of [
    'start',
    'user',
    'import',
    'search',
    'inspect',
    'backup',
    'restore',
    'doctor',
    'service',
  ])
    expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
});

test('an unknown command is refused and the nearest one named', async () => {
  const { code, stdout, stderr } = await kontor(['serach']);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toContain('Did you mean “search”?');
});

test('wrong arguments show the usage', async () => {
  const { code, stderr } = await kontor(['backup', '--wrong']);
  expect(code).toBe(64);
  expect(stderr).toContain('kontor backup FOLDER');
});

test.each([
  ['start', '--wrong'],
  ['doctor', 'more'],
])('kontor %s does nothing when told what it does not know', async (...args) => {
  const { code, stdout } = await kontor(args, { KONTOR_PORT: '0' });
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
});

test('a data folder that is a file is said to be no folder', async () => {
  const file = join(data, 'file');
  writeFileSync(file, '');
  const { code, stderr } = await kontor(['ledger'], { KONTOR_DATA: file });
  expect({ code, stderr }).toEqual({ code: 66, stderr: `kontor ledger: ${file} is no folder.\n` });
});

test('a database that cannot be reached is one line, without a stack', async () => {
  const { code, stderr } = await kontor(['ledger'], {
    DATABASE_URL: 'postgresql://kontor@127.0.0.1:1/kontor',
  });
  expect(code).toBe(69);
  expect(stderr).toMatch(/^kontor ledger: The database of DATABASE_URL cannot be used: .*\n$/);
});

test('an archive that cannot be opened is named, and an import of nothing else has failed', async () => {
  const archive = join(data, 'old.zip');
  writeFileSync(archive, 'PK\x03\x04 and nothing more');
  const { code, stderr } = await kontor(['import', archive, '--mailbox', 'old@noord.example', '--json']);
  expect({ code, stderr }).toEqual({
    code: 66,
    stderr: expect.stringContaining('The archive cannot be opened'),
  });
});

test('a wrong setting ends before anything is made', async () => {
  const { code, stderr } = await kontor(['doctor'], { KONTOR_PORT: 'many' });
  expect(code).toBe(78);
  expect(stderr).toContain('KONTOR_PORT must be a whole number');
});

test('with --json every line on standard output is JSON', async () => {
  const { code, stdout } = await kontor(['doctor', '--json']);
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n');
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('state');
});

test('a folder that is no backup is refused with a code of its own', async () => {
  const { code, stderr } = await kontor(['restore', join(data, 'nothing')]);
  expect(code).toBe(3);
  expect(stderr).toContain('is no backup');
});

test('the unit for systemd holds the settings but no secret', () => {
  const config = loadConfig({
    KONTOR_DATA: '/srv/kontor',
    KONTOR_URL: 'https://mail.example.com',
    KONTOR_SECRET_KEY: 'ab'.repeat(32),
    DATABASE_URL: 'postgresql://kontor:geheim@db/kontor',
  });
  const unit = writeUnit(config, 'kontor');
  expect(unit).toContain('Environment="KONTOR_URL=https://mail.example.com"');
  expect(unit).toContain('User=kontor');
  expect(unit).not.toMatch(/abab|geheim/);
});
