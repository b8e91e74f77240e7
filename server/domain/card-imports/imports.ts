// Imports of lists of customers: begun, queued, listed, cancelled.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mayAdminister, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { signatureOf } from './columns.ts';
import type { ImportPlan, ShownImport } from './import-shape.ts';
import { deleteImport, insertImport, tellOfImport, updateImport, writeMapping } from './queries.ts';
import { guessReading } from './read-rows.ts';

/** Where an upload lies. */
export const cardUploadFolder = (config: Pick<Config, 'data'>, id: string): string =>
  join(config.data, 'card-uploads', id);

/** Notes an upload that is about to come. @throws ProductError not-allowed */
export async function beginCardImport(db: Kysely<Database>, viewer: Viewer, name: string): Promise<string> {
  mustWrite(viewer);
  if (!/\.(csv|tsv|txt|vcf|vcard)$/i.test(name))
    throw new ProductError(
      'invalid',
      'A list is brought in as CSV or vCard (.csv, .txt, .vcf). Save it as one of these first.',
      'card-import-format',
      { field: 'file' },
    );
  const format = /\.(vcf|vcard)$/i.test(name) ? 'vcard' : 'csv';
  return insertImport(db, { name, format, userId: viewer.userId });
}

/** The file is whole. */
export async function keepCardUpload(
  db: Kysely<Database>,
  id: string,
  { path, bytes }: { path: string; bytes: number },
): Promise<void> {
  await updateImport(db, id, { path, bytesTotal: bytes });
}

/** An upload that broke off, or that nobody wants: nothing of it stays. */
export async function dropCardImport(
  deps: { db: Kysely<Database>; config: Pick<Config, 'data'> },
  id: string,
): Promise<void> {
  await deleteImport(deps.db, id);
  await rm(cardUploadFolder(deps.config, id), { recursive: true, force: true });
}

/** Begins it. @throws ProductError not-found; conflict when it was begun already */
export async function startCardImport(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  plan: ImportPlan,
): Promise<void> {
  mustWrite(viewer);
  const { path, format } = await requireImport(db, viewer, id);
  const { columns } = await guessReading(path, format, plan.reading);
  await transaction(db, async (trx) => {
    if (!(await updateImport(trx, id, { state: 'waiting', plan }, ['uploaded'])))
      throw new ProductError('conflict', 'This list is being brought in already.', 'card-import-begun');
    if (columns.some((column) => column !== ''))
      await writeMapping(trx, {
        signature: signatureOf(columns),
        mapping: plan.reading.mapping,
        userId: viewer.userId,
      });
    await addJob(
      trx,
      'import-cards',
      { id },
      { key: `import cards ${id}`, queue: 'card-imports', priority: 5 },
    );
    await writeJournal(trx, viewer.userId, 'cards.imported', { import: id });
    await tellOfImport(trx, id);
  });
}

/** Those the viewer began, an admin all, but what waits to be looked at only who sent it; the newest fifty. */
export async function listCardImports(
  db: Kysely<Database>,
  viewer: Viewer,
  onlyId?: string,
): Promise<ShownImport[]> {
  const { rows } = await sql<ImportRow>`
    select id, name, format, state, bytes_total, bytes_done, rows_done, made, filled, skipped, failed, companies,
      taken_back, kept_on, at, ended_at from card_imports
    where (${mayAdminister(viewer)} or started_by = ${viewer.userId}::bigint) and path is not null
      and ${
        onlyId === undefined
          ? sql`(state <> 'uploaded' or started_by = ${viewer.userId}::bigint)`
          : sql`id = ${onlyId}::bigint`
      }
    order by id desc limit 50`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    format: row.format,
    state: row.state,
    bytesTotal: Number(row.bytes_total),
    bytesDone: Number(row.bytes_done),
    rowsDone: row.rows_done,
    made: row.made,
    filled: row.filled,
    skipped: row.skipped,
    failed: row.failed,
    companies: row.companies,
    takenBack: row.taken_back,
    keptOn: row.kept_on,
    at: row.at.toISOString(),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
  }));
}

interface ImportRow {
  id: string;
  name: string;
  format: ShownImport['format'];
  state: ShownImport['state'];
  bytes_total: string;
  bytes_done: string;
  rows_done: number;
  made: number;
  filled: number;
  skipped: number;
  failed: number;
  companies: number;
  taken_back: number;
  kept_on: number;
  at: Date;
  ended_at: Date | null;
}

/** @throws ProductError not-found unless the viewer began it or runs the house */
export async function findCardImport(db: Kysely<Database>, viewer: Viewer, id: string): Promise<ShownImport> {
  const [found] = await listCardImports(db, viewer, id);
  if (!found) throw noImport();
  return found;
}

/** Its file. @throws ProductError not-found */
export async function requireImport(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<{ path: string; format: 'csv' | 'vcard' }> {
  mustWrite(viewer);
  const { format } = await findCardImport(db, viewer, id);
  const { rows } = await sql<{
    path: string;
  }>`select path from card_imports where id = ${id}::bigint`.execute(db);
  return { path: rows[0]!.path, format };
}

/** Ends it; what it brought stays and can be taken back. One that was never begun is forgotten. */
export async function cancelCardImport(
  deps: { db: Kysely<Database>; config: Pick<Config, 'data'> },
  viewer: Viewer,
  id: string,
): Promise<void> {
  mustWrite(viewer);
  const { state } = await findCardImport(deps.db, viewer, id);
  if (state === 'uploaded') return dropCardImport(deps, id);
  await updateImport(deps.db, id, { state: 'cancelled', ended: true }, ['waiting', 'running']);
  await tellOfImport(deps.db, id);
}

const noImport = (): ProductError =>
  new ProductError('not-found', 'There is no such import, or it is not yours.', 'no-card-import');
