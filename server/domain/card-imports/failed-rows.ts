// The rows of an import that were left out, as a table to mend and bring in again.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { byteOrderMark, writeCsvRow } from '../../protocols/csv/write-csv.ts';
import type { Viewer } from '../access/viewer.ts';
import { type ColumnField, headingOf } from './columns.ts';
import { findCardImport } from './imports.ts';

const rowsAtOnce = 1000;

/**
 * CSV, line by line: where the row stood, why it was left out, and the row as it came, under headings by which its columns
 * are known when it is brought in again.
 * @throws ProductError not-found
 */
export async function failedRows(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<AsyncGenerator<string>> {
  await findCardImport(db, viewer, id);
  return read(db, id);
}

async function* read(db: Kysely<Database>, id: string): AsyncGenerator<string> {
  yield byteOrderMark;
  const plan = await sql<{ mapping: ColumnField[] | null }>`
    select plan -> 'reading' -> 'mapping' as mapping from card_imports where id = ${id}::bigint`.execute(db);
  yield writeCsvRow(['Line', 'Why', 'What', ...(plan.rows[0]?.mapping ?? []).map(headingOf)]);
  for (let after = 0; ; ) {
    const { rows } = await sql<{ line: number; trouble: string; what: string; cells: string[] | null }>`
      select line, trouble, what, cells from card_import_rows
      where import_id = ${id}::bigint and outcome in ('failed', 'skipped') and part = 0 and line > ${after}
      order by line limit ${rowsAtOnce}`.execute(db);
    for (const { line, trouble, what, cells } of rows)
      yield writeCsvRow([String(line), trouble, what, ...(cells ?? [])]);
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)!.line;
  }
}
