// Keeps the index over words cheap when much comes at once: built once for an empty one, emptied of its waiting list else.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';

const definition = sql`create index if not exists message_words_words on message_words
  using gin (audience_id, words) with (gin_pending_list_limit = 32768)`;

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
    if (still.rows[0]!.empty) await sql`drop index if exists message_words_words`.execute(trx);
  });
}

/**
 * Looks now and then whether the index is missing though nobody fills the table: a first fetch was broken off, and would
 * have brought it back at its end.
 * @returns a look, which is true when no words came since the look before
 */
export function wordsIndexWatch(db: Kysely<Database>): () => Promise<boolean> {
  let last: string | undefined;
  return async () => {
    const { rows } = await sql<{ there: boolean; bytes: string }>`
      select to_regclass('message_words_words') is not null as there, pg_table_size('message_words') as bytes`.execute(
      db,
    );
    const { there, bytes } = rows[0]!;
    const standsStill = bytes === last;
    last = there ? undefined : bytes;
    return !there && standsStill;
  };
}

/** Builds the index if it is missing, else sorts in what waits in its list, which every search would have to read. */
export async function finishWordsIndex(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('message_words_words') is not null as there`.execute(db);
  if (rows[0]!.there) await sql`select gin_clean_pending_list('message_words_words')`.execute(db);
  else
    await transaction(db, async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx);
      // The planner sees only the table's short rows, not the words kept beside them, and would take one process.
      await sql`set local min_parallel_table_scan_size = 0`.execute(trx);
      await sql`set local maintenance_work_mem = '256MB'`.execute(trx);
      await definition.execute(trx);
    });
}
