// `npm test`: every check there is, in order, each with its time; the last line sums up. Arguments choose single steps.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './shape/source-files.ts';
import { ensurePackages } from './support/debian-packages.ts';
import { findOtherPostgres, startOtherPostgres } from './support/other-postgres.ts';

interface Result {
  passed: number;
  failed: number;
}

const output = join(root, 'tests', 'output');
const node = process.execPath;
const program = (path: string) => join(root, 'node_modules', path);

/** The steps; each says how many checks held and how many did not. */
const steps: Record<string, () => Promise<Result>> = {
  packages: async () => counted(await ensurePackages()),
  types: async () => {
    const compiler = program('typescript/bin/tsc');
    let isFine = true;
    for (const settings of ['tsconfig.json', 'web/tsconfig.json', 'tests/browser/tsconfig.json'])
      isFine = (await runs([compiler, '-p', settings])) && isFine;
    return counted(isFine);
  },
  format: async () => counted(await runs([program('@biomejs/biome/bin/biome'), 'ci', '--colors=off'])),
  tests: () => vitest('tests', []),
  'other-postgres': testOnOtherPostgres,
  browser: playwright,
};

process.exitCode = await main(process.argv.slice(2));

async function main(chosen: string[]): Promise<number> {
  const unknown = chosen.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
    return 64;
  }
  mkdirSync(output, { recursive: true });
  const names = chosen.length > 0 ? chosen : Object.keys(steps);
  const total: Result = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const name of names) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const { passed, failed } = await steps[name]!();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`${name.padEnd(16)} ${seconds.padStart(6)} s  ${failed === 0 ? 'ok' : `${failed} FAILED`}`);
    // Without its servers and its browser the rest would only fail in less clear words.
    if (name === 'packages' && failed > 0) break;
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function counted(isFine: boolean): Result {
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs Node on a program; its words go to our output. */
function runs(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
}

async function vitest(name: string, paths: string[], env: Record<string, string> = {}): Promise<Result> {
  const file = join(output, `${name}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const isFine = await runs([program('vitest/vitest.mjs'), 'run', ...reporters, ...paths], env);
  return withOutcome(isFine, file, (report: { numPassedTests: number; numFailedTests: number }) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }));
}

/** The tests that ask for a database, once more on the PostgreSQL the system brings. */
async function testOnOtherPostgres(): Promise<Result> {
  const found = findOtherPostgres();
  if (!found) {
    console.error('No PostgreSQL 15 or newer of the system was found.');
    return counted(false);
  }
  const paths = sourceFiles()
    .filter(({ path, text }) => /^server\/.*\.test\.ts$/.test(path) && /support\/database\.ts'/.test(text))
    .map(({ path }) => path);
  const server = await startOtherPostgres(found);
  try {
    console.log(`on ${server.version}`);
    return await vitest('other-postgres', paths, { KONTOR_TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function playwright(): Promise<Result> {
  const settings = join(root, 'tests', 'browser', 'playwright.config.ts');
  if (!existsSync(settings)) {
    console.error('tests/browser/playwright.config.ts is missing.');
    return counted(false);
  }
  const file = join(output, 'browser.json');
  rmSync(file, { force: true });
  const args = [program('@playwright/test/cli.js'), 'test', '-c', settings, '--reporter=list,json'];
  const isFine = await runs(args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  type Report = { stats: { expected: number; unexpected: number; flaky: number } };
  return withOutcome(isFine, file, ({ stats }: Report) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}

/** What the report says; a run that ended badly counts as one failure at least. */
function withOutcome<T>(isFine: boolean, file: string, read: (report: T) => Result): Result {
  const result = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')) as T)
    : { passed: 0, failed: 0 };
  return isFine ? result : { ...result, failed: Math.max(1, result.failed) };
}
