// Imports of uploaded files: begun, listed, cancelled; the work itself is a background job.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { mayAdminister, mayManageMailbox, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { findOrMakeArchive } from './find-or-make-archive.ts';

export interface ShownImport {
  id: string;
  mailboxId: string;
  mailbox: string;
  name: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  bytesTotal: number;
  bytesDone: number;
  read: number;
  stored: number;
  duplicates: number;
  quarantined: number;
  trouble: string | undefined;
  startedAt: Date;
  endedAt: Date | undefined;
}

/** Where an upload lies: a folder of its own, since the file keeps its name (it tells what the archive is). */
export function uploadFolder(config: Pick<Config, 'data'>, importId: string): string {
  return join(config.data, 'uploads', importId);
}

/**
 * Notes an upload that is about to come.
 * @param address of the mailbox; an unknown one becomes an archive, if the viewer runs the house
 * @throws ProductError not-found, not-allowed
 */
export async function beginImport(
  db: Kysely<Database>,
  viewer: Viewer,
  address: string,
  name: string,
): Promise<{ id: string; mailboxId: string }> {
  mustWrite(viewer);
  const mailboxId = await findTarget(db, viewer, address);
  const { id } = await db
    .insertInto('imports')
    .values({ mailbox_id: mailboxId, name, state: 'waiting', started_by: viewer.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, mailboxId };
}

async function findTarget(db: Kysely<Database>, viewer: Viewer, address: string): Promise<string> {
  const lower = address.toLowerCase();
  const { rows } = await sql<{ id: string; owner_id: string | null }>`
    select id, owner_id from mailboxes where removed_at is null and (address = ${lower} or ${lower} = any(aliases))
    order by address = ${lower} desc limit 1`.execute(db);
  const known = rows[0];
  if (known && mayManageMailbox(viewer, { ownerId: known.owner_id })) return known.id;
  if (known || !mayAdminister(viewer))
    throw new ProductError(
      'not-found',
      'There is no such mailbox, or it is not yours to fill.',
      'not-found',
      { field: 'mailbox' },
    );
  return (await findOrMakeArchive(db, lower)).id;
}

/** The file is whole: the job begins. @param path of the file; @param bytes its size */
export async function queueImport(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  path: string,
  bytes: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('imports')
      .set({ path, bytes_total: bytes })
      .where('id', '=', id)
      .returning(['mailbox_id', 'name'])
      .executeTakeFirstOrThrow();
    await addJob(trx, 'import-upload', { id }, { key: `import ${id}`, queue: 'imports', priority: 5 });
    await writeJournal(trx, viewer.userId, 'mail.imported', {
      import: id,
      mailbox: row.mailbox_id,
      name: row.name,
    });
    await announce(trx, { what: 'import', ids: [id], mailbox: row.mailbox_id });
  });
}

/** An upload that broke off: nothing of it stays. */
export async function dropImport(
  deps: { db: Kysely<Database>; config: Pick<Config, 'data'> },
  id: string,
): Promise<void> {
  await deps.db.deleteFrom('imports').where('id', '=', id).where('path', 'is', null).execute();
  await rm(uploadFolder(deps.config, id), { recursive: true, force: true });
}

/** The newest hundred of the mailboxes the viewer manages. */
export async function listImports(
  db: Kysely<Database>,
  viewer: Viewer,
  onlyId?: string,
): Promise<ShownImport[]> {
  const { rows } = await sql<ImportRow>`
    select i.*, m.address as mailbox, m.owner_id from imports i join mailboxes m on m.id = i.mailbox_id
    where ${onlyId === undefined ? sql`true` : sql`i.id = ${onlyId}`} order by i.id desc limit 100`.execute(
    db,
  );
  return rows.filter((row) => mayManageMailbox(viewer, { ownerId: row.owner_id })).map(shown);
}

interface ImportRow {
  id: string;
  mailbox_id: string;
  mailbox: string;
  owner_id: string | null;
  name: string;
  state: ShownImport['state'];
  bytes_total: string;
  bytes_done: string;
  read: number;
  stored: number;
  duplicates: number;
  quarantined: number;
  trouble: string | null;
  started_at: Date;
  ended_at: Date | null;
}

const shown = (row: ImportRow): ShownImport => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  mailbox: row.mailbox,
  name: row.name,
  state: row.state,
  bytesTotal: Number(row.bytes_total),
  bytesDone: Number(row.bytes_done),
  read: row.read,
  stored: row.stored,
  duplicates: row.duplicates,
  quarantined: row.quarantined,
  trouble: row.trouble ?? undefined,
  startedAt: row.started_at,
  endedAt: row.ended_at ?? undefined,
});

/** Ends an import; what it brought stays. @throws ProductError not-found */
export async function cancelImport(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  const [found] = await listImports(db, viewer, id);
  if (!found) throw new ProductError('not-found', 'There is no such import.');
  await db
    .updateTable('imports')
    .set({ state: 'cancelled', ended_at: new Date() })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
  await announce(db, { what: 'import', ids: [id], mailbox: found.mailboxId });
}
