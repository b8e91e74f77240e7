// Brings an uploaded file into its mailbox and keeps its row in step; begun again after a crash it goes on where it was.
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import type { Deps } from '../../deps.ts';
import { uploadFolder } from '../mailboxes/imports.ts';
import { type ImportProgress, importFiles } from './import-files.ts';

const writeEvery = 1000;

/**
 * Runs an upload that waits or was interrupted; one that was cancelled or is done is left alone.
 * @throws Error when `signal` ends it: whoever called has to call again
 */
export async function runUpload(
  { db, config, log }: Pick<Deps, 'db' | 'config' | 'log'>,
  importId: string,
  signal: AbortSignal,
): Promise<void> {
  const row = await db
    .updateTable('imports')
    .set({ state: 'running' })
    .where('id', '=', importId)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['path', 'mailbox_id'])
    .executeTakeFirst();
  if (!row?.path) return;
  const cancel = new AbortController();
  let written = 0;
  const onProgress = async (progress: ImportProgress) => {
    if (Date.now() - written < writeEvery) return;
    written = Date.now();
    if (!(await write(db, importId, row.mailbox_id, progress))) cancel.abort();
  };
  let progress: ImportProgress | undefined;
  let trouble: string | undefined;
  const unreadable: string[] = [];
  try {
    progress = await importFiles(
      { db, config, log },
      {
        mailboxId: row.mailbox_id,
        paths: [row.path],
        signal: AbortSignal.any([signal, cancel.signal]),
        onProgress,
        onUnreadable: (file, problem) => unreadable.push(wordsOf(basename(row.path!), file, problem)),
      },
    );
  } catch (err) {
    log.error({ err, import: importId }, 'an import failed');
    trouble = (err as Error).message.slice(0, 300);
  }
  // The process stops: the job is taken up again by the next one, with the file as it is.
  if (signal.aborted) throw new Error('interrupted');
  if (progress) await write(db, importId, row.mailbox_id, progress);
  const isNothing = progress !== undefined && progress.read > 0 && unreadable.length === progress.read;
  await db
    .updateTable('imports')
    .set({
      state: trouble === undefined && !isNothing ? 'done' : 'failed',
      trouble: trouble ?? unreadable[0] ?? null,
      ended_at: new Date(),
    })
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .execute();
  await announce(db, { what: 'import', ids: [importId], mailbox: row.mailbox_id });
  await rm(uploadFolder(config, importId), { recursive: true, force: true });
}

/** The problem, and in which file of an archive; where our copy of it lies is nobody's business. */
function wordsOf(upload: string, file: string, problem: string): string {
  const inner = file.split(`${upload}!`)[1];
  return (inner ? `${inner}: ${problem}` : problem).slice(0, 300);
}

/** @returns whether the import is still wanted */
async function write(
  db: Kysely<Database>,
  id: string,
  mailboxId: string,
  progress: ImportProgress,
): Promise<boolean> {
  const { read, stored, duplicates, quarantined, bytesDone } = progress;
  const changed = await db
    .updateTable('imports')
    .set({ read, stored, duplicates, quarantined, bytes_done: bytesDone })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  await announce(db, { what: 'import', ids: [id], mailbox: mailboxId });
  return changed.numUpdatedRows > 0n;
}
