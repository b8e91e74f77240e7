// `npm test`: every check there is, in order, each with its time; the last line sums up. Arguments choose single steps.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, sourceFiles } from './shape/source-files.ts';
import { ensurePackages } from './support/debian-packages.ts';
import { findOtherPostgres, startOtherPostgres } from './support/other-postgres.ts';

interface Result {
  passed: number;
  failed: number;
  /** Each failure by its name with the first lines of what it said; said again at the end, where logs are cut last. */
  failures?: string[];
}

const mostTold = 30;
const linesTold = 25;
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
  const told: string[] = [];
  for (const name of names) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const { passed, failed, failures = [] } = await steps[name]!();
    total.passed += passed;
    total.failed += failed;
    told.push(...failures.map((failure) => `${name}: ${failure}`));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`${name.padEnd(16)} ${seconds.padStart(6)} s  ${failed === 0 ? 'ok' : `${failed} FAILED`}`);
    // Without its servers and its browser the rest would only fail in less clear words.
    if (name === 'packages' && failed > 0) break;
  }
  if (told.length > 0) console.log(`\n── what failed\n\n${told.slice(0, mostTold).join('\n\n')}`);
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function counted(isFine: boolean): Result {
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs Node on a program; its words go to our output, and what it complains of also to `complaint`. */
function runs(args: string[], env: Record<string, string> = {}, complaint?: string[]): Promise<boolean> {
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', complaint ? 'pipe' : 'inherit'],
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    complaint?.push(chunk.toString());
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
  const complaint: string[] = [];
  const isFine = await runs([program('vitest/vitest.mjs'), 'run', ...reporters, ...paths], env, complaint);
  return withOutcome(isFine, file, complaint, (report: VitestReport) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    failures: report.testResults.flatMap(({ name: path, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) =>
          beginning(`${relative(root, path)} › ${fullName}\n${failureMessages.join('\n')}`),
        ),
    ),
  }));
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
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
  const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const complaint: string[] = [];
  const isFine = await runs(args, environment, complaint);
  type Report = { stats: { expected: number; unexpected: number; flaky: number }; suites: BrowserSuite[] };
  return withOutcome(isFine, file, complaint, ({ stats, suites }: Report) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: suites.flatMap(failedIn),
  }));
}

interface BrowserSuite {
  suites?: BrowserSuite[];
  specs: {
    ok: boolean;
    file: string;
    title: string;
    tests: { results: { errors: { message?: string }[] }[] }[];
  }[];
}

function failedIn({ suites = [], specs }: BrowserSuite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return beginning(`${file} › ${title}\n${errors.map(({ message = '' }) => message).join('\n')}`);
    });
  return [...own, ...suites.flatMap(failedIn)];
}

function beginning(text: string): string {
  return text.split('\n').slice(0, linesTold).join('\n');
}

/**
 * What the report says. A run that ended badly counts as one failure at least; where no test failed (an error outside of
 * them, a file that does not load), what the run complained of is all there is to tell.
 */
function withOutcome<T>(
  isFine: boolean,
  file: string,
  complaint: string[],
  read: (report: T) => Result,
): Result {
  const result = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')) as T)
    : { passed: 0, failed: 0 };
  if (isFine) return result;
  const failures = result.failures ?? [];
  const words = complaint
    .join('')
    .trimEnd()
    .split('\n')
    .slice(-linesTold * 3)
    .join('\n');
  return {
    ...result,
    failed: Math.max(1, result.failed),
    failures: failures.length > 0 ? failures : [`the run ended badly and no test says why:\n${words}`],
  };
}
