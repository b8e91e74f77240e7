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
 * Takes the index away when there are no words yet, before many come: building it once costs 0.1 ms a mail, keeping it
 * live 1.4. Does nothing when there are words. `finishWordsIndex` brings it back; so does the next start after a crash.
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

/** Builds what is missing of the index, else sorts in what waits in its lists, which every search would have to read. */
export async function finishWordsIndex(db: Kysely<Database>): Promise<void> {
  const absent = await missing(db);
  for (const { index } of wordsPeriods.filter((period) => !absent.includes(period)))
    await sql`select gin_clean_pending_list(${index}::regclass)`.execute(db);
  if (absent.length === 0) return;
  await transaction(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    // The planner sees only the table's short rows, not the words kept beside them, and would take one process.
    await sql`set local min_parallel_table_scan_size = 0`.execute(trx);
    await sql`set local maintenance_work_mem = '256MB'`.execute(trx);
    for (const period of absent) await definition(period).execute(trx);
  });
}

async function missing(db: Kysely<Database>): Promise<WordsPeriod[]> {
  const { rows } = await sql<{ index: string }>`
    select index from unnest(${wordsPeriods.map(({ index }) => index)}::text[]) index
    where to_regclass(index) is null`.execute(db);
  const names = new Set(rows.map(({ index }) => index));
  return wordsPeriods.filter(({ index }) => names.has(index));
}
