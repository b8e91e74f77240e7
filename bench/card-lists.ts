// How fast lists of cards are read at 60,000 contacts, 26,000 companies and 200,000 conversations: each order, filter and count.
//
//   bin/node bench/card-lists.ts [--contacts 60000] [--companies 26000] [--data FOLDER] [--rounds 40] [--only WORDS]
//
// A FOLDER is kept and used again; --only measures what has these words in its name. Laid out by SQL and read behind row level
// security, as the server reads: by somebody who may read 0.5 % of the mail, half of it, or all of it through 200 audiences. Prints
// p50 and p95 in milliseconds, the ratio to the limit of 50 ms (300 for the page of doubles), and what the database's process worked.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { openDatabase } from '../server/database/open.ts';
import { openReadingPool } from '../server/database/reading.ts';
import type { Database } from '../server/database/schema.ts';
import { readAs } from '../server/domain/access/read-as.ts';
import { loadViewer } from '../server/domain/access/viewer.ts';
import { listBin } from '../server/domain/cards/list-bin.ts';
import { listTags } from '../server/domain/cards/list-tags.ts';
import { listCompanies } from '../server/domain/companies/list-companies.ts';
import { listContacts } from '../server/domain/contacts/list-contacts.ts';
import { listDuplicates } from '../server/domain/merges/list-duplicates.ts';
import { completeQuery } from '../server/domain/search/complete-query.ts';
import { layOutCards } from './generate/lay-out-cards.ts';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '60000' },
    companies: { type: 'string', default: '26000' },
    rounds: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    data: { type: 'string' },
  },
});
const contacts = Number(values.contacts);
const companies = Number(values.companies);
const rounds = Number(values.rounds);
// What the database's process worked, in milliseconds: on a busy machine the clock says more about others.
let worked = 0;

const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-card-lists-')));
const database = await openDatabase({ data, databaseUrl: undefined });
const reading = await openReadingPool(database.url, pino({ level: 'warn' }));
try {
  const { rows: laidOut } = await sql`select 1 from contacts limit 1`.execute(database.db);
  if (laidOut.length === 0) await layOutCards(database.db, contacts, companies);
  console.log(
    `${contacts} contacts, ${companies} companies; ${cpus().length} processors, load ${loadavg()[0]!.toFixed(1)}; p50 and p95 of ${rounds} reads in ms`,
  );
  for (const [name, userId] of [
    ['0.5 %', '1'],
    ['half', '2'],
    ['all', '3'],
  ] as const)
    await measureFor(name, userId);
} finally {
  await reading.close();
  await database.close();
  if (!values.data) await rm(data, { recursive: true, force: true });
}

async function measureFor(who: string, userId: string): Promise<void> {
  const viewer = await loadViewer(database.db, userId);
  const as = <T>(work: (trx: Kysely<Database>) => Promise<T>) =>
    readAs({ reading: reading.db }, viewer, (trx) => countingProcessor(trx, () => work(trx)));
  const since = new Date(Date.now() - 30 * 864e5).toISOString();
  for (const [type, list] of [
    ['contacts', listContacts],
    ['companies', listCompanies],
  ] as const) {
    const page = (filter: object) =>
      as<{ items: object[]; next?: string }>((trx) => list(trx, viewer, { q: '', limit: 100, ...filter }));
    const one = (name: string, filter: object) =>
      measure(`${type} ${name}, reads ${who}`, 50, () => page(filter));
    for (const order of ['name', 'created', 'mail'] as const) {
      await one(`by ${order}`, { order });
      const cursor = { value: undefined as string | undefined };
      const deep = async () => {
        for (let at = 0; at < 20; at++) cursor.value = (await page({ order, cursor: cursor.value })).next;
      };
      await measure(`${type} by ${order} twentieth page, reads ${who}`, 50, async () => {
        if (cursor.value === undefined) await deep();
        return page({ order, cursor: cursor.value });
      });
    }
    for (const order of ['name', 'created', 'mail'] as const) {
      await one(`of one relation, by ${order}`, { relation: '3', order });
      await one(`of a stage, by ${order}`, { stage: 'lapsed', order });
      await one(`of a tag one in a hundred has, by ${order}`, { tags: ['2'], order });
      await one(`of two tags nobody has together, by ${order}`, { tags: ['2', '1'], order });
      await one(`of somebody responsible for few, by ${order}`, { responsible: '7', order });
      await one(`of nobody, by ${order}`, { responsible: 'none', order });
      await one(`made by people, by ${order}`, { madeBy: 'person', order });
      await one(`with mail in the last 30 days, by ${order}`, { mailSince: since, order });
      await one(`quiet for 30 days, by ${order}`, { quietSince: since, order });
      await one(`"vries", by ${order}`, { q: 'vries', order });
      await one(`"a", by ${order}`, { q: 'a', order });
      await one(`"иван", by ${order}`, { q: 'иван', order });
      await one(`"@customer77.", by ${order}`, { q: '@customer77.', order });
      await one(`"qxz" that nobody has, by ${order}`, { q: 'qxz', order });
    }
    if (type === 'contacts')
      for (const order of ['name', 'mail'] as const) {
        await one(`of a language few have, by ${order}`, { language: 'pl', order });
        await one(`of a company, by ${order}`, { company: '77', order });
      }
    await measure(`${type} that look alike, reads ${who}`, 300, () =>
      as((trx) => listDuplicates(trx, viewer, { type: type === 'contacts' ? 'contact' : 'company' })),
    );
  }
  await measure(`all tags, reads ${who}`, 50, () => as((trx) => listTags(trx, viewer, { q: '' })));
  await measure(`the bin, reads ${who}`, 50, () => as((trx) => listBin(trx, viewer, { limit: 100 })));
  for (const q of ['contact:an', 'contact:de', 'company:cu', 'company:jan', 'vri', 'from:an'])
    await measure(`completion of "${q}", reads ${who}`, 30, () => completeQuery(database.db, viewer, { q }));
}

async function countingProcessor<T>(trx: Kysely<Database>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
  const read = () => Number(readFileSync(`/proc/${rows[0]!.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  const before = read();
  try {
    return await work();
  } finally {
    worked += read() - before;
  }
}

async function measure(name: string, limit: number, read: () => Promise<object>): Promise<void> {
  if (!name.includes(values.only)) return;
  let got: { items?: unknown[]; total?: { count: number } } = {};
  const times: number[] = [];
  const processor: number[] = [];
  try {
    for (let warm = 0; warm < 3; warm++) got = await read();
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      worked = 0;
      await read();
      times.push(performance.now() - start);
      processor.push(worked);
    }
  } catch (error) {
    console.log(`${name.padEnd(66)} FAILED: ${error instanceof Error ? error.message : error}`);
    return;
  }
  times.sort((a, b) => a - b);
  processor.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(Math.floor(times.length * share), times.length - 1)]!;
  const p95 = at(0.95);
  const rows = Array.isArray(got) ? got.length : (got.items?.length ?? 0);
  console.log(
    `${name.padEnd(66)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ratio ${(p95 / limit).toFixed(2)} ${p95 <= limit ? 'ok      ' : 'TOO SLOW'} ${rows} rows; database's processor p50 ${processor[Math.floor(processor.length / 2)]!.toFixed(1).padStart(6)}; load ${loadavg()[0]!.toFixed(1)}`,
  );
}
