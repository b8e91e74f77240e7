// Shows what an import would do before anything is written: the first rows, who is there already, what is wrong.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { countryOfHouse } from '../cards/read-phone.ts';
import { findHouse } from '../house/house.ts';
import { type ColumnField, columnFields, signatureOf } from './columns.ts';
import type { CardDraft, ReadRow } from './draft.ts';
import { findExisting, keysOf } from './find-existing.ts';
import type { Preview, PreviewRow } from './import-shape.ts';
import { requireImport } from './imports.ts';
import { guessReading, type Reading, readRows } from './read-rows.ts';

const shownRows = 50;
const checkedRows = 5000;
const furtherRows = 200;

/** What a person changes about how the file is read; the rest is guessed. */
export type ReadingChoice = Partial<Omit<Reading, 'format'>>;

export async function previewImport(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  choice: ReadingChoice,
): Promise<Preview> {
  const { path, format } = await requireImport(db, viewer, id);
  const { reading, columns } = await guessReading(path, format, choice);
  const remembered = choice.mapping ? undefined : await findMapping(db, columns);
  const mapping = fitted(choice.mapping ?? remembered ?? reading.mapping, columns.length);
  const chosen: Reading = { ...reading, mapping };
  const rows: ReadRow[] = [];
  let isPart = false;
  for await (const row of readRows(path, chosen)) {
    if (rows.length >= checkedRows) {
      isPart = true;
      break;
    }
    rows.push(row);
  }
  const shown = await describe(db, viewer, rows);
  return {
    reading: chosen,
    columns,
    remembered: remembered !== undefined,
    rows: shown.slice(0, shownRows),
    more: shown
      .slice(shownRows)
      .filter(({ same, repeats, trouble }) => same || repeats || trouble)
      .slice(0, furtherRows),
    checked: rows.length,
    isPart,
    duplicates: shown.filter(({ same }) => same).length,
    repeats: shown.filter(({ repeats }) => repeats).length,
    faulty: shown.filter(({ trouble }) => trouble).length,
  };
}

async function describe(db: Kysely<Database>, viewer: Viewer, rows: ReadRow[]): Promise<PreviewRow[]> {
  const audiences = await readableAudiences(db, viewer);
  const drafts: CardDraft[] = rows.flatMap((row) => ('draft' in row ? [row.draft] : []));
  const existing = await findExisting(db, audiences, drafts);
  const repeatOf = repeatsOf(countryOfHouse(await findHouse(db)));
  let at = 0;
  return rows.map((row) => {
    const { line } = row;
    const cells = row.cells.map((cell) => cell.slice(0, 300));
    if ('trouble' in row)
      return {
        line,
        cells,
        name: '',
        address: '',
        company: '',
        trouble: row.trouble,
        what: row.what.slice(0, 300),
      };
    const { draft } = row;
    const same = existing[at++];
    const repeats = repeatOf(line, draft);
    return {
      line,
      cells,
      name: draft.name,
      address: draft.addresses[0] ?? draft.phones[0]?.number ?? '',
      company: draft.company,
      // A card the viewer may not see does not exist for them.
      ...(same?.isVisible
        ? { same: { id: same.id, type: draft.type, name: same.name, by: same.by } }
        : repeats
          ? { repeats }
          : {}),
    };
  });
}

/** Asked of each row in turn: which row above is about the same one. */
function repeatsOf(country: string): (line: number, draft: CardDraft) => PreviewRow['repeats'] {
  const seen = new Map<string, { line: number; name: string }>();
  return (line, draft) => {
    const keys = keysOf(draft, country).map(({ by, key, name }) => ({
      by,
      key: `${draft.type} ${by} ${key.toLowerCase()} ${by === 'phone' && draft.type === 'contact' ? name.toLowerCase() : ''}`,
    }));
    const met = keys.find(({ key }) => seen.has(key));
    for (const { key } of keys) if (!seen.has(key)) seen.set(key, { line, name: draft.name });
    return met && { ...seen.get(met.key)!, by: met.by };
  };
}

async function findMapping(db: Kysely<Database>, columns: string[]): Promise<ColumnField[] | undefined> {
  if (columns.every((column) => column === '')) return undefined;
  const { rows } = await sql<{ mapping: string[] }>`
    select mapping from card_import_mappings where signature = ${signatureOf(columns)}`.execute(db);
  return rows[0]?.mapping.map((field) => columnFields.find((one) => one === field) ?? 'ignore');
}

const fitted = (mapping: ColumnField[], width: number): ColumnField[] =>
  Array.from({ length: width }, (_, at) => mapping[at] ?? 'ignore');
