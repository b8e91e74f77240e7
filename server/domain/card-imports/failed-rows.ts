// The rows of an import that were left out, as a table to mend and bring in again.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { byteOrderMark, writeCsvRow } from '../../protocols/csv/write-csv.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { type ColumnField, headingOf } from './columns.ts';
import { findCardImport } from './imports.ts';

const rowsAtOnce = 1000;

/** The words of the file, in the language of who asks for it. */
export interface LeftOutWords {
  line: string;
  why: string;
  reason: (trouble: string, what: string) => string;
}

/**
 * CSV, line by line: where the row stood, why it was left out, and the row as it came, under headings by which its columns
 * are known when it is brought in again. The card a row was left out for is named to whoever may see it.
 * @throws ProductError not-found
 */
export async function failedRows(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  words: LeftOutWords,
): Promise<AsyncGenerator<string>> {
  await findCardImport(db, viewer, id);
  return read(db, await readableAudiences(db, viewer), id, words);
}

async function* read(
  db: Kysely<Database>,
  audiences: string[],
  id: string,
  words: LeftOutWords,
): AsyncGenerator<string> {
  yield byteOrderMark;
  const plan = await sql<{ mapping: ColumnField[] | null }>`
    select plan -> 'reading' -> 'mapping' as mapping from card_imports where id = ${id}::bigint`.execute(db);
  yield writeCsvRow([words.line, words.why, ...(plan.rows[0]?.mapping ?? []).map(headingOf)]);
  for (let after = 0; ; ) {
    const { rows } = await sql<{ line: number; trouble: string; what: string; cells: string[] | null }>`
      select line, trouble, cells, case when outcome = 'failed'
        or exists (select 1 from contacts c where r.record_type = 'contact' and c.id = r.record_id and ${contactIsVisible(audiences)})
        or exists (select 1 from companies o where r.record_type = 'company' and o.id = r.record_id and ${companyIsVisible(audiences)})
        then what else '' end as what
      from card_import_rows r
      where import_id = ${id}::bigint and outcome in ('failed', 'skipped') and part = 0 and line > ${after}
      order by line limit ${rowsAtOnce}`.execute(db);
    for (const { line, trouble, what, cells } of rows)
      yield writeCsvRow([String(line), words.reason(trouble, what), ...(cells ?? [])]);
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)!.line;
  }
}
