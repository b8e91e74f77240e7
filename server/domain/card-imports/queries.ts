// Writes imports of lists, their rows, and the mappings that are remembered.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import type { CardRef } from '../cards/card-shape.ts';
import type { ColumnField } from './columns.ts';
import type { ShownImport } from './import-shape.ts';

/** What became of a row. */
export interface RowResult {
  line: number;
  /** 1: the company made on the way. */
  part: 0 | 1;
  outcome: 'made' | 'filled' | 'skipped' | 'failed';
  type?: CardRef['type'];
  id?: string;
  revision?: number;
  before?: Record<string, unknown>;
  trouble?: string;
  what?: string;
  cells?: string[];
}

export async function insertRows(
  trx: Transaction<Database>,
  importId: string,
  rows: RowResult[],
): Promise<void> {
  const of = <Value>(pick: (row: RowResult) => Value | undefined) => rows.map((row) => pick(row) ?? null);
  await sql`
    insert into card_import_rows (import_id, line, part, outcome, record_type, record_id, revision, before, trouble, what, cells)
    select ${importId}::bigint, * from unnest(${column(
      'integer',
      of((row) => row.line),
    )}, ${column(
      'smallint',
      of((row) => row.part),
    )}, ${column(
      'text',
      of((row) => row.outcome as string),
    )}, ${column(
      'text',
      of((row) => row.type as string | undefined),
    )}, ${column(
      'bigint',
      of((row) => row.id),
    )}, ${column(
      'integer',
      of((row) => row.revision),
    )}, ${column(
      'jsonb',
      of((row) => (row.before ? JSON.stringify(row.before) : undefined)),
    )}, ${column(
      'text',
      of((row) => row.trouble),
    )}, ${column(
      'text',
      rows.map((row) => (row.what ?? '').slice(0, 300)),
    )}, ${column(
      'jsonb',
      of((row) => (row.cells ? JSON.stringify(row.cells) : undefined)),
    )})`.execute(trx);
}

/** What changes of an import's row; counts are added, the others set. */
export interface ImportPatch {
  state?: ShownImport['state'];
  path?: string | null;
  bytesTotal?: number;
  plan?: object;
  bytesDone?: number;
  filedId?: string;
  trouble?: string | null;
  takenBack?: number;
  keptOn?: number;
  ended?: boolean;
  add?: { rows: number; made: number; filled: number; skipped: number; failed: number; companies: number };
}

/** @param from only where the import is in one of these states @returns whether it was */
export async function updateImport(
  db: Kysely<Database>,
  id: string,
  patch: ImportPatch,
  from?: ShownImport['state'][],
): Promise<boolean> {
  const { add } = patch;
  const set = {
    ...(patch.state === undefined ? {} : { state: patch.state }),
    ...(patch.path === undefined ? {} : { path: patch.path }),
    ...(patch.bytesTotal === undefined ? {} : { bytes_total: patch.bytesTotal }),
    ...(patch.plan === undefined ? {} : { plan: JSON.stringify(patch.plan) }),
    ...(patch.bytesDone === undefined ? {} : { bytes_done: patch.bytesDone }),
    ...(patch.filedId === undefined ? {} : { filed_id: patch.filedId }),
    ...(patch.trouble === undefined ? {} : { trouble: patch.trouble }),
    ...(patch.takenBack === undefined ? {} : { taken_back: sql<number>`taken_back + ${patch.takenBack}` }),
    ...(patch.keptOn === undefined ? {} : { kept_on: sql<number>`kept_on + ${patch.keptOn}` }),
    ...(patch.ended ? { ended_at: sql<Date>`now()` } : {}),
    ...(add
      ? {
          rows_done: sql<number>`rows_done + ${add.rows}`,
          made: sql<number>`made + ${add.made}`,
          filled: sql<number>`filled + ${add.filled}`,
          skipped: sql<number>`skipped + ${add.skipped}`,
          failed: sql<number>`failed + ${add.failed}`,
          companies: sql<number>`companies + ${add.companies}`,
        }
      : {}),
  };
  let query = db.updateTable('card_imports').set(set).where('id', '=', id);
  if (from) query = query.where('state', 'in', from);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertImport(
  db: Kysely<Database>,
  { name, format, userId }: { name: string; format: 'csv' | 'vcard'; userId: string | null },
): Promise<string> {
  const row = await db
    .insertInto('card_imports')
    .values({ name, format, started_by: userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function deleteImport(db: Kysely<Database>, id: string): Promise<void> {
  await sql`delete from card_imports where id = ${id}::bigint and state = 'uploaded'`.execute(db);
}

/** Remembers for the house which column is which field in files with these headings. */
export async function writeMapping(
  db: Kysely<Database>,
  { signature, mapping, userId }: { signature: string; mapping: ColumnField[]; userId: string | null },
): Promise<void> {
  await sql`
    insert into card_import_mappings (signature, mapping, user_id)
    values (${signature}, ${JSON.stringify(mapping)}::jsonb, ${userId}::bigint)
    on conflict (signature) do update set mapping = excluded.mapping, user_id = excluded.user_id, at = now()`.execute(
    db,
  );
}

export async function revisionOf(db: Kysely<Database>, { type, id }: CardRef): Promise<number> {
  const row = await db
    .selectFrom(type === 'contact' ? 'contacts' : 'companies')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.revision;
}

/** Cards whose row was taken back stay so, however often undoing is begun again. */
export async function deleteRowsOf(
  trx: Transaction<Database>,
  importId: string,
  rows: { line: number; part: number }[],
): Promise<void> {
  await sql`
    delete from card_import_rows r using unnest(${column(
      'integer',
      rows.map(({ line }) => line),
    )}, ${column(
      'smallint',
      rows.map(({ part }) => part),
    )}) as x (line, part)
    where r.import_id = ${importId}::bigint and r.line = x.line and r.part = x.part`.execute(trx);
}

/** Says on the screens of whoever began it, and of admins, that it goes on. */
export async function tellOfImport(db: Kysely<Database>, id: string): Promise<void> {
  const { rows } = await sql<{ user: string | null }>`
    select started_by as "user" from card_imports where id = ${id}::bigint`.execute(db);
  await announce(db, { what: 'card-import', ids: [id], ...(rows[0]?.user ? { user: rows[0].user } : {}) });
}

/** These rows were taken back; their mail is yet to follow. */
export async function updateRowsUndone(
  trx: Transaction<Database>,
  importId: string,
  rows: { line: number; part: number }[],
): Promise<void> {
  await sql`
    update card_import_rows r set outcome = 'undone' from unnest(${column(
      'integer',
      rows.map(({ line }) => line),
    )}, ${column(
      'smallint',
      rows.map(({ part }) => part),
    )}) as x (line, part)
    where r.import_id = ${importId}::bigint and r.line = x.line and r.part = x.part`.execute(trx);
}
