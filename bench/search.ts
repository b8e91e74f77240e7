// How fast mail is found, as people who read half of it, half a percent of it, and only old mail, against PostgreSQL's own plan of the
// plain query on the same rows in the same run:
//
//   bin/node bench/search.ts [--messages 1000000] [--derived 50000] [--contacts 60000] [--data FOLDER] [--rounds 40] [--times 3] [--only-live] [--no-baseline]
//
// --times lays all of it so many times beside itself before measuring.
// A FOLDER is kept and used again; without one all is thrown away. Prints p50 and p95 in milliseconds, the ratio to the limit of 50 ms,
// and the plain query's median. What is searched differs from round to round only where the word does.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import { loadConfig } from '../server/config.ts';
import { openDatabase } from '../server/database/open.ts';
import { loadViewer, type Viewer } from '../server/domain/access/viewer.ts';
import { receiveMails } from '../server/domain/incoming/receive-mail.ts';
import { startUnderstanding } from '../server/domain/incoming/start-understanding.ts';
import { completeQuery } from '../server/domain/search/complete-query.ts';
import { countFacets } from '../server/domain/search/count-facets.ts';
import { listFoundAddresses } from '../server/domain/search/list-found-addresses.ts';
import { planQuery } from '../server/domain/search/plan/plan-query.ts';
import { searchMessages } from '../server/domain/search/search-messages.ts';
import { finishWordsIndex } from '../server/domain/search/words-index.ts';
import { wordsPeriods } from '../server/domain/search/words-periods.ts';
import { layOutAgain, layOutSearch, onceCommon, passIds } from './generate/lay-out-search.ts';
import { makeLoadMails } from './generate/load-mails.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    derived: { type: 'string', default: '50000' },
    contacts: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '40' },
    data: { type: 'string' },
    'only-build': { type: 'boolean', default: false },
    times: { type: 'string', default: '1' },
    'only-live': { type: 'boolean', default: false },
    'no-baseline': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-search-')));
const database = await openDatabase({ data, databaseUrl: undefined }, { purpose: 'http' });
const { db } = database;
try {
  const { rows: laidOut } = await sql`select 1 from message_words limit 1`.execute(db);
  if (laidOut.length === 0) {
    const building = database.server.pool('command');
    await layOutSearch(building.db, {
      data,
      messages: Number(values.messages),
      derived: Number(values.derived),
      contacts: Number(values.contacts),
    });
    await building.close();
  }
  if (Number(values.times) > 1) {
    const building = database.server.pool('command');
    await layOutAgain(building.db, Number(values.times));
    await building.close();
  }
  await passIds(db);
  if (!values['only-build']) await measureAll();
} finally {
  await database.close();
  if (!values.data) await rm(data, { recursive: true, force: true });
}

async function measureAll(): Promise<void> {
  const [size] = (
    await sql<{ messages: string; conversations: string; contacts: string }>`
      select (select count(*) from message_words) as messages, (select count(*) from conversations) as conversations,
        (select count(*) from contacts) as contacts`.execute(db)
  ).rows;
  console.log(
    `${size!.messages} messages, ${size!.conversations} conversations, ${size!.contacts} contacts; ${cpus().length} processors, load ${loadavg()[0]!.toFixed(1)}`,
  );
  const words = await chooseWords();
  console.log(`words: ${JSON.stringify(words)}`);
  const viewers: [string, Viewer][] = [];
  for (const [name, id] of [
    ['half', '1'],
    ['0.5 %', '2'],
    ['old only', '3'],
  ] as const)
    viewers.push([name, await loadViewer(db, id)]);
  if (values['only-live']) return live(viewers[0]![1], words.one);
  const searches: [string, string][] = [
    ['rare word', words.rare],
    ['1 % word', words.one],
    ['10 % word', words.ten],
    ['30 % word', words.thirty],
    ['once common, now rare', onceCommon],
    ['two words', `${words.one} ${words.ten}`],
    ['prefix', `${words.one.slice(0, 4)}*`],
    ['subject:', `subject:${words.subject}`],
    ['from:', `from:${words.address}`],
    ['10 % word with a company of 5,000 mails', `${words.ofCompany} company:${words.company}`],
    ['10 % word with the largest company', `${words.ofLargest} company:${words.largest}`],
    ['word the largest company never used', `${words.strange} company:${words.largest}`],
    ['10 % word in a month', `${words.ten} in:2023-05`],
  ];
  for (const [name, q] of searches)
    for (const [who, viewer] of viewers)
      await measure(
        `${name}, reads ${who}`,
        50,
        () => searchMessages(db, viewer, { q, limit: 50 }),
        () => plain(viewer, q),
      );
  const [, half] = viewers[0]!;
  const common = `"${words.pair}"`;
  await measure('phrase of very common words', 500, () => searchMessages(db, half, { q: common, limit: 50 }));
  await measure('misspelt name', 500, () =>
    searchMessages(db, half, { q: `from:${words.misspelt}`, limit: 50 }),
  );
  await measure('misspelt plain word', 500, () => searchMessages(db, half, { q: words.misspelt, limit: 50 }));
  await measure('facets of a 10 % word', 500, () => countFacets(db, half, words.ten));
  await measure('addresses of some 10,000 mails', 500, () =>
    listFoundAddresses(db, half, { q: words.tenThousand, limit: 100 }),
  );
  let letter = 0;
  const typed = [
    'jo',
    'joo',
    'an',
    'ann',
    'from:j',
    'from:jo',
    'company:a',
    'contact:ma',
    'mailbox:b',
    'pi',
    'ma',
    'mar',
    'iv',
    'from:iv',
  ];
  await measure('completion while typing', 30, () =>
    completeQuery(db, half, { q: typed[letter++ % typed.length]! }),
  );
  await sizeOnDisk();
  await live(half, words.one);
}

interface Words {
  rare: string;
  one: string;
  ten: string;
  thirty: string;
  tenThousand: string;
  subject: string;
  pair: string;
  address: string;
  company: string;
  /** Words of some 10 % of all mail that stand in these companies' mail too, and one that the largest never used. */
  ofCompany: string;
  largest: string;
  ofLargest: string;
  strange: string;
  misspelt: string;
}

/** Words by how many of 5,000 mails have them, letters only. */
async function chooseWords(): Promise<Words> {
  const sampled = await sql<{ word: string; ndoc: number }>`
    select word, ndoc from ts_stat('select words from message_words where hashint8(message_id) % 20 = 0 limit 5000')
    where word ~ '^[a-z]{4,12}$' and word not in ('noord', 'example') order by ndoc desc`.execute(db);
  const all = sampled.rows;
  const [{ sample }] = (
    await sql<{ sample: number }>`select least(count(*), 5000)::int as sample from message_words
      where hashint8(message_id) % 20 = 0`.execute(db)
  ).rows as [{ sample: number }];
  const near = (share: number) =>
    all.reduce((best, one) =>
      Math.abs(one.ndoc / sample - share) < Math.abs(best.ndoc / sample - share) ? one : best,
    ).word;
  const [{ subject }] = (
    await sql<{ subject: string }>`select subject from messages where language = 'nl' limit 1`.execute(db)
  ).rows as [{ subject: string }];
  const { rows: people } = await sql<{ address: string; name: string }>`
    select from_address as address, from_name as name from messages where direction = 'in' and from_name ~ '^[A-Z][a-z]{4,}'
      and sent_at > now() - interval '2 years' limit 1`.execute(db);
  const { rows: companies } = await sql<{ id: string; mails: string }>`
    select id, mails from (
      select l.record_id as id, count(*) as mails from links l join messages m using (conversation_id)
      where l.record_type = 'company' and l.undone_at is null group by 1) c
    order by mails desc`.execute(db);
  const first = people[0]!.name.split(' ')[0]!;
  const company = (companies.find(({ mails }) => Number(mails) <= 5000) ?? companies[0]!).id;
  const largest = companies[0]!.id;
  const common = all
    .filter(({ ndoc }) => ndoc > sample * 0.06 && ndoc < sample * 0.15)
    .map(({ word }) => word);
  const [ofCompany, ofLargest] = [await wordsOf(company), await wordsOf(largest)];
  return {
    rare: all.findLast(({ ndoc }) => ndoc === 1)?.word ?? 'copy3',
    one: near(0.01),
    ten: near(0.1),
    thirty: near(0.3),
    tenThousand: near(0.02),
    subject: /\p{L}{5,}/u.exec(subject)?.[0] ?? 'offerte',
    pair: `${all[0]!.word} ${all[1]!.word}`,
    address: people[0]!.address,
    company: `#${company}`,
    ofCompany: common.find((word) => ofCompany.has(word)) ?? near(0.1),
    largest: `#${largest}`,
    ofLargest: common.find((word) => ofLargest.has(word)) ?? near(0.1),
    strange: common.find((word) => !ofLargest.has(word)) ?? 'nowhere',
    misspelt: `${first.slice(0, 2)}${first[2] === 'z' ? 'x' : 'z'}${first.slice(3)}`,
  };
}

/** Of some mail of a company. */
async function wordsOf(company: string): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select word from ts_stat('select words from message_words where conversation_id in (select conversation_id from links
      where record_type = ''company'' and record_id = ' || ${company}::bigint || ' and undone_at is null limit 300)')`.execute(
    db,
  );
  return new Set(rows.map(({ word }) => word));
}

/** The plain query, planned by PostgreSQL as it likes, at most ten seconds. */
async function plain(viewer: Viewer, q: string): Promise<void> {
  const plan = await planQuery(db, viewer, q);
  const { query, rest } = plan.condition;
  await db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = '10s'`.execute(trx);
    await sql`
      select w.conversation_id, w.message_id, w.sent_at from message_words w
        ${rest ? sql`join messages m on m.conversation_id = w.conversation_id and m.id = w.message_id` : sql``}
      where w.audience_id = any(${plan.audiences}::bigint[]) ${query === '' ? sql`` : sql`and w.words @@ ${query}::tsquery`}
        ${rest ? sql`and ${rest}` : sql``}
      order by w.sent_at desc, w.message_id desc limit 50`.execute(trx);
  });
}

async function measure(
  name: string,
  limit: number,
  work: () => Promise<{ items?: unknown[]; hints?: { code: string }[] } | object>,
  baseline?: () => Promise<void>,
): Promise<number> {
  let result: { items?: unknown[]; hints?: { code: string }[] } = {};
  for (let warm = 0; warm < 3; warm++) result = await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(work));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(Math.floor(times.length * share), times.length - 1)]!;
  let base = '';
  if (baseline && !values['no-baseline']) {
    const once = await timed(() => baseline().catch(() => {}));
    const again = once > 3000 ? once : await timed(() => baseline().catch(() => {}));
    base = `  plain ${again >= 9900 ? '> 10000' : again.toFixed(1).padStart(7)}  ${(again / at(0.95)).toFixed(1)} × `;
  }
  const p95 = at(0.95);
  const found = result.items ? ` ${result.items.length} found` : '';
  const said = result.hints?.length ? ` (${result.hints.map(({ code }) => code).join(', ')})` : '';
  console.log(
    `${name.padEnd(44)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ratio ${(p95 / limit).toFixed(2)} ${p95 <= limit ? 'ok      ' : 'TOO SLOW'}${base}${found}${said}`,
  );
  return p95;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function sizeOnDisk(): Promise<void> {
  const { rows } = await sql<{ words: string; index: string; texts: string; raw: string }>`
    select pg_total_relation_size('message_words') - i.size as words, i.size as index, pg_total_relation_size('message_texts') as texts,
      (select sum(size) from messages where attachment_count = 0) as raw
    from (select sum(pg_relation_size(name::regclass)) as size from unnest(${wordsPeriods.map(({ index }) => index)}::text[]) name) i`.execute(
    db,
  );
  const [row] = rows;
  const { rows: counts } = await sql<{ share: number }>`
    select count(*) filter (where attachment_count = 0)::float / count(*) as share from messages`.execute(db);
  const megabytes = (bytes: string) => `${Math.round(Number(bytes) / 1e6)} MB`;
  const raw = Number(row!.raw) / counts[0]!.share;
  const all = Number(row!.words) + Number(row!.index) + Number(row!.texts);
  console.log(
    `on disk: words ${megabytes(row!.words)}, index ${megabytes(row!.index)}, texts ${megabytes(row!.texts)}; raw mail of that many without attachments ${megabytes(String(raw))}; ratio ${(all / raw).toFixed(2)}, limit 2`,
  );
}

/** Fifty new mails a second for twenty seconds, searched all the while; how soon each batch is found. */
async function live(viewer: Viewer, word: string): Promise<void> {
  const jobs = database.server.pool('jobs');
  const config = loadConfig({ KONTOR_DATA: data, KONTOR_LOG: 'error' });
  const deps = { db: jobs.db, config, databaseUrl: database.server.url, log: pino({ level: 'error' }) };
  // As the product runs: it sorts the words of new mail into the index.
  const understanding = await startUnderstanding(deps);
  const { rows } = await sql<{ id: string; mailbox_id: string }>`
    insert into folders (mailbox_id, path, role) select id, 'Live ' || now(), 'inbox' from mailboxes where name = 'Box 1' returning id, mailbox_id`.execute(
    db,
  );
  const folderId = rows[0]!.id;
  const quiet = await searching(viewer, word, 10_000);
  const mails = makeLoadMails({ count: 2000, seed: Date.now() % 100_000, end: new Date() });
  const lag: number[] = [];
  let uid = 0;
  const began = performance.now();
  const coming = (async () => {
    for (let batch = 0; batch < 40; batch++) {
      await new Promise((resolve) =>
        setTimeout(resolve, Math.max(0, began + batch * 500 - performance.now())),
      );
      const came = performance.now();
      const token = `qlive${Date.now()}`;
      const raws = Array.from({ length: 25 }, () => mails.next().value!.raw as Buffer);
      raws[0] = Buffer.concat([
        Buffer.from(
          `Message-ID: <${token}@bench.example>\r\nFrom: Bench <bench@bench.example>\r\nTo: box1@noord.example\r\nSubject: ${token}\r\n\r\n${token}\r\n`,
        ),
      ]);
      await receiveMails(
        deps,
        raws.map((raw) => ({
          raw,
          placement: { folderId, uidValidity: '1', uid: String(++uid), flags: [] },
        })),
        { live: true, understand: 'now' },
      );
      while ((await searchMessages(db, viewer, { q: token, limit: 1 })).items.length === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      lag.push(performance.now() - came);
    }
  })();
  const busy = await searching(viewer, word, 20_000);
  await coming;
  lag.sort((a, b) => a - b);
  const p95 = lag[Math.floor(lag.length * 0.95)]!;
  console.log(
    `live: 1,000 mails in ${((performance.now() - began) / 1000).toFixed(1)} s; searches' p95 ${quiet.toFixed(1)} → ${busy.toFixed(1)} ms (ratio ${(busy / quiet).toFixed(2)}, limit 2); new mail found after p95 ${Math.round(p95)} ms (limit 2000)`,
  );
  await understanding.stop();
  await finishWordsIndex(jobs.db);
  await jobs.close();
}

async function searching(viewer: Viewer, word: string, milliseconds: number): Promise<number> {
  const times: number[] = [];
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    times.push(await timed(() => searchMessages(db, viewer, { q: word, limit: 50 })));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)]!;
}
