// Brings an uploaded list in, batch by batch; begun again after a crash it goes on after the last row that was written.
import { rm } from 'node:fs/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { loadViewer } from '../access/viewer.ts';
import { conversationsOfCards, fileEarlierMail } from '../conversations/file-earlier-mail.ts';
import type { ReadRow } from './draft.ts';
import type { ImportPlan } from './import-shape.ts';
import { cardUploadFolder } from './imports.ts';
import { tellOfImport, updateImport } from './queries.ts';
import { readRows } from './read-rows.ts';
import { writeRows } from './write-rows.ts';

const rowsAtOnce = 500;
const cardsAtOnce = 500;
const conversationsAtOnce = 100;

type JobDeps = Pick<Deps, 'db' | 'log' | 'config'>;

/**
 * Runs an import that waits or was interrupted. Of one that was cancelled the cards that came in get their earlier mail.
 * @throws Error when `signal` ends it: whoever called has to call again
 */
export async function runImport(
  { db, log, config }: JobDeps,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await sql<{
    state: string;
  }>`select state from card_imports where id = ${id}::bigint`.execute(db);
  if (!['waiting', 'running', 'filing', 'cancelled'].includes(rows[0]?.state ?? '')) return;
  try {
    await updateImport(db, id, { state: 'running' }, ['waiting']);
    if (rows[0]!.state !== 'filing' && rows[0]!.state !== 'cancelled') await bringIn(db, id, signal);
    await updateImport(db, id, { state: 'filing' }, ['running']);
    await fileMail(db, id, signal);
    await updateImport(db, id, { state: 'done', ended: true }, ['filing']);
    await tellOfImport(db, id);
  } catch (err) {
    if (signal.aborted) throw err;
    log.error({ err, import: id }, 'an import of cards failed');
    await updateImport(db, id, { state: 'failed', trouble: 'internal', ended: true }, ['running', 'filing']);
    await tellOfImport(db, id);
  }
  await rm(cardUploadFolder(config, id), { recursive: true, force: true });
}

/** @returns false when it was cancelled */
async function bringIn(db: Kysely<Database>, id: string, signal: AbortSignal): Promise<boolean> {
  const { rows } = await sql<{ path: string; plan: ImportPlan; started_by: string; last: number }>`
    select i.path, i.plan, i.started_by,
      coalesce((select max(line) from card_import_rows r where r.import_id = i.id), 0) as last
    from card_imports i where i.id = ${id}::bigint`.execute(db);
  const { path, plan, started_by, last } = rows[0]!;
  const viewer = await loadViewer(db, started_by);
  let bytes = 0;
  let batch: ReadRow[] = [];
  const write = async (): Promise<boolean> => {
    if (signal.aborted) throw new Error('interrupted');
    const given = batch;
    batch = [];
    return transaction(db, async (trx) => {
      // A killed process's last batch may be committing still: it is waited for, and not written again.
      await sql`select 1 from card_imports where id = ${id}::bigint for update`.execute(trx);
      const fresh = await notWritten(trx, id, given);
      const results = await writeRows(trx, viewer, { importId: id, ...plan }, fresh);
      const own = results.filter(({ part }) => part === 0);
      const count = (outcome: string) => own.filter((row) => row.outcome === outcome).length;
      const goesOn = await updateImport(
        trx,
        id,
        {
          bytesDone: bytes,
          add: {
            rows: fresh.length,
            made: count('made'),
            filled: count('filled'),
            skipped: count('skipped'),
            failed: count('failed'),
            companies: results.length - own.length,
          },
        },
        ['running'],
      );
      // Cancelled meanwhile: this batch is not written.
      if (!goesOn) throw cancelled;
      await tellOfImport(trx, id);
      return true;
    }).catch((error) => {
      if (error === cancelled) return false;
      throw error;
    });
  };
  for await (const row of readRows(path, plan.reading, (done) => {
    bytes = done;
  })) {
    if (row.line <= last) continue;
    batch.push(row);
    if (batch.length >= rowsAtOnce && !(await write())) return false;
  }
  return write();
}

async function notWritten(trx: Transaction<Database>, id: string, rows: ReadRow[]): Promise<ReadRow[]> {
  const { rows: found } = await sql<{ last: number | null }>`
    select max(line) as last from card_import_rows where import_id = ${id}::bigint`.execute(trx);
  const last = found[0]?.last ?? 0;
  return rows.filter(({ line }) => line > last);
}

const cancelled = new Error('cancelled');

/** Files the earlier mail of the cards that were made or got an address; begins where it stopped. */
async function fileMail(db: Kysely<Database>, id: string, signal: AbortSignal): Promise<void> {
  for (const type of ['company', 'contact'] as const) {
    for (;;) {
      if (signal.aborted) throw new Error('interrupted');
      // In the order of its index, so that no step reads what the next ones are about; a card may have several rows.
      const { rows } = await sql<{ record_id: string }>`
        select record_id from card_import_rows r
        where r.import_id = ${id}::bigint and r.outcome in ('made', 'filled') and r.record_type = ${type}
          and r.record_id > (select filed_id from card_imports where id = ${id}::bigint)
        order by r.import_id, r.record_type, r.record_id limit ${cardsAtOnce}`.execute(db);
      if (rows.length === 0) break;
      const cards = [...new Set(rows.map(({ record_id }) => record_id))];
      const conversations = await conversationsOfCards(db, type, cards);
      for (let at = 0; at < conversations.length; at += conversationsAtOnce) {
        if (signal.aborted) throw new Error('interrupted');
        const piece = conversations.slice(at, at + conversationsAtOnce);
        await transaction(db, (trx) => fileEarlierMail(trx, piece));
      }
      await updateImport(db, id, { filedId: cards.at(-1)! });
      await tellOfImport(db, id);
    }
    await updateImport(db, id, { filedId: '0' });
  }
  await announce(db, { what: 'lists' });
}
