// The command line as scripts meet it: exit codes, what stands on which output, and words for mistakes.
import { mkdtempSync, rmSync } from 'node:fs';
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
