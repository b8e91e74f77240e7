// Keeps the index over words cheap when much comes at once: built once for an empty one, emptied of its waiting list else.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { inPeriod, type WordsPeriod, wordsPeriods } from './words-periods.ts';

const definition = (
  period: WordsPeriod,
) => sql`create index if not exists ${sql.id(period.index)} on message_words
  using gin (audience_id, words) with (gin_pending_list_limit = 32768) where ${inPeriod(period)}`;

/**
 * Takes the index away when there are no words yet, before many come: building it once costs a third of what keeping
 * it live does. Does nothing when there are words. `finishWordsIndex` brings it back; so does the next start after a crash.
 */
export async function prepareWordsIndex(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from message_words) as empty`.execute(db);
  if (!rows[0]!.empty) return;
  await transaction(db, async (trx) => {
    await sql`lock table message_words in access exclusive mode`.execute(trx);
    const still = await sql<{ empty: boolean }>`
      select not exists (select from message_words) as empty`.execute(trx);
    if (still.rows[0]!.empty) await dropWordsIndex(trx);
  });
}

/** Takes it away whatever there is; whoever does it calls `finishWordsIndex`. */
export async function dropWordsIndex(db: Kysely<Database>): Promise<void> {
  await sql`drop index if exists ${sql.join(wordsPeriods.map(({ index }) => sql.id(index)))}`.execute(db);
}

/**
 * Looks now and then whether the index is missing though nobody fills the table: a first fetch was broken off, and would
 * have brought it back at its end.
 * @returns a look, which is true when no words came since the look before
 */
export function wordsIndexWatch(db: Kysely<Database>): () => Promise<boolean> {
  let last: string | undefined;
  return async () => {
    const { rows } = await sql<{ bytes: string }>`select pg_table_size('message_words') as bytes`.execute(db);
    const isMissing = (await missing(db)).length > 0;
    const { bytes } = rows[0]!;
    const standsStill = bytes === last;
    last = isMissing ? bytes : undefined;
    return isMissing && standsStill;
  };
}

/**
 * Sorts in the words of new mail and the names of new people, which wait in lists that every search reads through:
 * PostgreSQL does it by itself only when such a list has grown to 32 MB (words: a thousand mails) or 4 MB (names), and
 * whoever writes then would wait for it.
 */
export async function sortInNewWords(db: Kysely<Database>): Promise<void> {
  await sql`select gin_clean_pending_list(i.indexrelid) from pg_index i
    join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    where a.amname = 'gin' and c.relnamespace = current_schema()::regnamespace and i.indisvalid`.execute(db);
}

/** Sorts in new words, and builds what is missing of the index. */
export async function finishWordsIndex(db: Kysely<Database>): Promise<void> {
  await sortInNewWords(db);
  const absent = await missing(db);
  if (absent.length === 0) return;
  const { largestShare, ordered } = await bySize(db, absent);
  // Two parts at a time by one process each cost less than one part by two, which sort for each other; not so when nearly all mail is of one year.
  if (largestShare > 0.6) await build(db, ordered.shift()!, 1);
  const builder = async () => {
    for (let next = ordered.shift(); next; next = ordered.shift()) await build(db, next, 0);
  };
  await Promise.all([builder(), builder()]);
}

/** A part to be built, and how many mails it will have. */
interface Part {
  period: WordsPeriod;
  count: number;
}

// What is gathered before it is written: a little fits the processor's cache and makes a small part in seven eighths of the
// time; of a large part it would be written too often (a quarter more time at 177,000 mails).
const kilobytesAMail = 1.6;
const leastMegabytes = 32;
const mostMegabytes = 128;

async function build(db: Kysely<Database>, { period, count }: Part, helpers: 0 | 1): Promise<void> {
  const megabytes = Math.round((count * kilobytesAMail) / 1024);
  const memory = `${Math.min(Math.max(megabytes, leastMegabytes), mostMegabytes)}MB`;
  await transaction(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    // The planner sees only the table's short rows, not the words kept beside them, and would take one process.
    await sql`set local min_parallel_table_scan_size = 0`.execute(trx);
    await sql`set local max_parallel_maintenance_workers = ${sql.lit(helpers)}`.execute(trx);
    await sql`set local maintenance_work_mem = ${sql.lit(memory)}`.execute(trx);
    // "If not exists" looks before it waits for whoever is building the same part.
    await sql`select pg_advisory_xact_lock(${buildLock}::int, ${wordsPeriods.indexOf(period)}::int)`.execute(
      trx,
    );
    await definition(period).execute(trx);
  });
}

// Any number: advisory locks of Kontor begin with 73050.
const buildLock = 7305050;

/** Largest first, so that both builders end together. */
async function bySize(
  db: Kysely<Database>,
  periods: WordsPeriod[],
): Promise<{ largestShare: number; ordered: Part[] }> {
  const counts = periods.map((period) => sql<string>`count(*) filter (where ${inPeriod(period)})`);
  const { rows } = await sql<{ counts: string[] }>`
    select array[${sql.join(counts)}] as counts from message_words`.execute(db);
  const sized = periods.map((period, index) => ({ period, count: Number(rows[0]!.counts[index]) }));
  sized.sort((a, b) => b.count - a.count);
  const all = sized.reduce((sum, { count }) => sum + count, 0);
  return { largestShare: sized[0]!.count / Math.max(all, 1), ordered: sized };
}

async function missing(db: Kysely<Database>): Promise<WordsPeriod[]> {
  const { rows } = await sql<{ index: string }>`
    select index from unnest(${wordsPeriods.map(({ index }) => index)}::text[]) index
    where to_regclass(index) is null`.execute(db);
  const names = new Set(rows.map(({ index }) => index));
  return wordsPeriods.filter(({ index }) => names.has(index));
}
