// How fast mail in files becomes kept, threaded, filed and indexed, against `notmuch new` on the same mail in the same
// run: bin/node bench/import.ts [--count 50000] [--more 0 --onto 200000]. Prints figures and ratios, CPU by stage.
// With --more so many mails of another seed are brought onto the first, multiplied by SQL to --onto, and into an empty one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { loadConfig } from '../server/config.ts';
import { openDatabase } from '../server/database/open.ts';
import { understand } from '../server/domain/incoming/digest-mail.ts';
import { closeDigestPool } from '../server/domain/incoming/digest-pool.ts';
import { importFiles } from '../server/domain/incoming/import-files.ts';
import { packMail } from '../server/domain/incoming/pack-mail.ts';
import { findOrMakeArchive } from '../server/domain/mailboxes/find-or-make-archive.ts';
import { finishWordsIndex } from '../server/domain/search/words-index.ts';
import { parseMailNow } from '../server/protocols/mime/parse-mail.ts';
import { multiplyMail } from './generate/multiply-mail.ts';
import { childTicks, postgresTicks } from './processor-ticks.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '50000' },
    more: { type: 'string', default: '0' },
    onto: { type: 'string', default: '200000' },
  },
});
const count = Number(values.count);
const more = Number(values.more);
const onto = Number(values.onto);
const young = youngGeneration();
if (!process.execArgv.includes(young)) {
  const { status } = spawnSync(process.execPath, [young, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
try {
  await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The size `bin/kontor` gives it, without which memory would be measured that the product does not take. */
function youngGeneration(): string {
  const script = readFileSync(join(import.meta.dirname, '../bin/kontor'), 'utf8');
  return /--max-semi-space-size=\d+/.exec(script)![0];
}

async function run(): Promise<void> {
  const mails = makeMails('first', count, 1);
  const notmuch = runNotmuch(mails);
  const later = more > 0 ? makeMails('more', more, 2) : undefined;
  const kontor = await runKontor('data', mails, count, later);
  const empty = later ? await runKontor('empty', later, more) : undefined;
  const stages = await measureStages(mails);
  console.log(
    JSON.stringify(
      {
        mails: count,
        processors: cpus().length,
        load: loadavg()[0],
        notmuch,
        kontor,
        ratio: round(kontor.perSecond / notmuch.perSecond),
        cpuRatio: round(notmuch.cpuMsPerMail / kontor.cpuMsPerMail),
        ...(empty && kontor.onto
          ? { more, onto, empty, ontoToEmpty: round(kontor.onto.perSecond / empty.perSecond) }
          : {}),
        cpuMsPerMailByStage: stages,
      },
      null,
      2,
    ),
  );
}

function makeMails(name: string, number: number, seed: number): string {
  const out = join(folder, name);
  mkdirSync(out);
  const script = join(import.meta.dirname, 'generate/make-mails.ts');
  const { status, stderr } = spawnSync(
    process.execPath,
    [script, '--count', String(number), '--out', out, '--seed', String(seed), '--maildir'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return out;
}

function runNotmuch(mails: string) {
  const config = join(folder, 'notmuch.conf');
  writeFileSync(
    config,
    `[database]\npath=${mails}\n[user]\nname=x\nprimary_email=x@noord.example\n[new]\ntags=new\n`,
  );
  const before = childTicks();
  const began = performance.now();
  const { status, stderr } = spawnSync('notmuch', ['new', '--quiet'], {
    env: { ...process.env, NOTMUCH_CONFIG: config },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`notmuch: ${stderr}`);
  const seconds = (performance.now() - began) / 1000;
  const cpu = ((childTicks() - before) * 10) / count;
  rmSync(join(mails, '.notmuch'), { recursive: true, force: true });
  return { seconds: round(seconds), perSecond: round(count / seconds), cpuMsPerMail: round(cpu) };
}

async function runKontor(name: string, mails: string, number: number, later?: string) {
  const data = join(folder, name);
  const config = loadConfig({ KONTOR_DATA: data, KONTOR_LOG: 'error' });
  const database = await openDatabase(config);
  try {
    const deps = { db: database.db, config, log: pino({ level: 'error' }) };
    const { id } = await findOrMakeArchive(database.db, 'sales@noord.example');
    for (const address of ['support@noord.example', 'billing@noord.example', 'info@noord.example'])
      await findOrMakeArchive(database.db, address);
    let peak = 0;
    const bring = async (path: string, number: number) => {
      const node = process.cpuUsage();
      const postgres = postgresTicks(data);
      const began = performance.now();
      const done = await importFiles(deps, {
        mailboxId: id,
        paths: [path],
        signal: new AbortController().signal,
        onProgress: () => {
          peak = Math.max(peak, process.memoryUsage().rss);
        },
      });
      if (done.stored !== number) throw new Error(`stored ${done.stored} of ${number}`);
      const seconds = (performance.now() - began) / 1000;
      const used = process.cpuUsage(node);
      const nodeMs = (used.user + used.system) / 1000 / number;
      const postgresMs = ((postgresTicks(data) - postgres) * 10) / number;
      return {
        seconds: round(seconds),
        perSecond: round(number / seconds),
        cpuMsPerMail: round(nodeMs + postgresMs),
        node: round(nodeMs),
        postgres: round(postgresMs),
      };
    };
    const first = { ...(await bring(mails, number)), nodePeakMB: Math.round(peak / 1e6) };
    if (!later) return { ...first, onto: undefined };
    await multiplyMail(database.db, Math.ceil(onto / number) - 1);
    await finishWordsIndex(database.db);
    return { ...first, onto: await bring(later, more) };
  } finally {
    await closeDigestPool(config);
    await database.close();
  }
}

/** What single stages cost, one after the other on one thread, warm. */
async function measureStages(mails: string) {
  const raws = ['cur', 'new']
    .flatMap((name) => readdirSync(join(mails, name)).map((file) => join(mails, name, file)))
    .slice(0, 3000)
    .map((path) => readFileSync(path));
  const cpu = async (work: (raw: Buffer) => unknown) => {
    for (const raw of raws.slice(0, 1000)) await work(raw);
    const before = process.cpuUsage();
    for (const raw of raws) await work(raw);
    const used = process.cpuUsage(before);
    return round((used.user + used.system) / 1000 / raws.length, 3);
  };
  return {
    'hash and compress': await cpu(packMail),
    parse: await cpu((raw) => parseMailNow(raw)),
    'all in the worker (parse, text, kind, language, words)': await cpu((raw) => understand(raw)),
  };
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
