// How fast the correspondence of a company with 5,000 mails is read in a large house, in each form, first and later pages.
//
//   bin/node bench/correspondence.ts [--mails 200000] [--data FOLDER]   (a FOLDER is kept and used again)
//
// The mail is laid out by SQL: what is measured reads rows, not texts. Everything goes through row level security, as
// the server reads. Prints p50, p95 and the ratio to the limit of 50 ms.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import { openDatabase } from '../server/database/open.ts';
import { openReadingPool } from '../server/database/reading.ts';
import { readAs } from '../server/domain/access/read-as.ts';
import { loadViewer } from '../server/domain/access/viewer.ts';
import { findFacts } from '../server/domain/correspondence/find-facts.ts';
import { listChoices } from '../server/domain/correspondence/list-choices.ts';
import {
  type CorrespondenceInput,
  countCorrespondence,
  listCorrespondence,
} from '../server/domain/correspondence/list-correspondence.ts';
import { listFiles } from '../server/domain/correspondence/list-files.ts';
import { ownAddresses } from '../server/domain/mailboxes/own-addresses.ts';
import { layOutCorrespondence } from './lay-out-correspondence.ts';

const limit = 50;
const rounds = Number(process.env.ROUNDS ?? 60);
const { values } = parseArgs({
  options: { mails: { type: 'string', default: '200000' }, data: { type: 'string' } },
});
const mails = Number(values.mails);

const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-correspondence-')));
const database = await openDatabase({ data, databaseUrl: undefined });
const reading = await openReadingPool(database.url, pino({ level: 'warn' }));
try {
  const { rows: laidOut } = await sql`select 1 from messages limit 1`.execute(database.db);
  if (laidOut.length === 0) await layOutCorrespondence(database.db, mails);
  console.log(`${mails} mails, a company of 5,000; p50 and p95 of ${rounds} reads in ms, limit ${limit} ms`);
  const own = await ownAddresses(database.db);
  for (const [name, userId] of [
    ['all', '3'],
    ['half', '2'],
  ] as const) {
    const viewer = await loadViewer(database.db, userId);
    const deps = { reading: reading.db };
    const ask = (input: Partial<CorrespondenceInput>) =>
      readAs(deps, viewer, (trx) =>
        listCorrespondence(trx, viewer, { of: 'company-1', form: 'both', texts: 'none', ...input }),
      );
    for (const form of ['subjects', 'timeline', 'both'] as const) {
      const cursors: string[] = [];
      for (let page = await ask({ form }); page.next; page = await ask({ form, cursor: page.next }))
        cursors.push(page.next);
      await measure(`${form}, first page, reads ${name}`, () => ask({ form }));
      let at = 0;
      await measure(`${form}, each of ${cursors.length} later pages, reads ${name}`, () =>
        ask({ form, cursor: cursors[at++ % cursors.length] }),
      );
    }
    await measure(`how much there is, reads ${name}`, () =>
      readAs(deps, viewer, (trx) => countCorrespondence(trx, viewer, { of: 'company-1' })),
    );
    await measure(`both, only with files, reads ${name}`, () => ask({ files: '1' }));
    await measure(`both, one person, reads ${name}`, () => ask({ people: 'p1@customer0.example' }));
    await measure(`both, by words, reads ${name}`, () => ask({ words: 'offer' }));
    await measure(`files, first page, reads ${name}`, () =>
      readAs(deps, viewer, (trx) =>
        listFiles(trx, viewer, { of: 'company-1', q: '', sort: 'newest', limit: 100 }),
      ),
    );
    await measure(`choices of the filters, reads ${name}`, () =>
      readAs(deps, viewer, (trx) => listChoices(trx, viewer, 'company-1', own)),
    );
    await measure(`facts, reads ${name}`, () =>
      readAs(deps, viewer, (trx) => findFacts(trx, viewer, { type: 'company', id: '1' })),
    );
  }
} finally {
  await reading.close();
  await database.close();
  if (!values.data) await rm(data, { recursive: true, force: true });
}

async function measure(name: string, read: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < 5; warm++) await read();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await read();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!;
  const p95 = at(0.95);
  console.log(
    `${name.padEnd(52)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ratio ${(p95 / limit).toFixed(2)}  ${p95 <= limit ? 'ok' : 'TOO SLOW'}`,
  );
}
