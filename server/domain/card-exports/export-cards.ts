// Writes the cards of a list into a file, as they are asked for page by page: CSV or vCard.

import type { Deps } from '../../deps.ts';
import { byteOrderMark, writeCsvRow } from '../../protocols/csv/write-csv.ts';
import { writeVCard } from '../../protocols/vcard/write-vcard.ts';
import { readableAudiences } from '../access/audiences.ts';
import { mustExport } from '../access/may.ts';
import { readAs } from '../access/read-as.ts';
import type { Viewer } from '../access/viewer.ts';
import { type CompanyFilter, listCompanies } from '../companies/list-companies.ts';
import { type ContactFilter, listContacts } from '../contacts/list-contacts.ts';
import { writeJournal } from '../house/journal.ts';
import { columnsOf, type ExportColumn, exportColumns } from './columns.ts';
import { type ExportedCard, exportedCards } from './exported-card.ts';
import { vcardOf } from './vcard-of.ts';

export interface ExportInput {
  type: 'contact' | 'company';
  /** The list's filters. */
  filter: ContactFilter & CompanyFilter;
  format: 'csv' | 'vcard3' | 'vcard4';
  /** CSV: which; none means all. */
  columns: string[];
}

const cardsAtOnce = 500;

/**
 * Only what the viewer may see, read page by page in transactions of their own; what changes meanwhile may stand in it or
 * not. Journalled before the first card leaves.
 * @throws ProductError not-allowed
 */
export async function exportCards(
  deps: Pick<Deps, 'db' | 'reading'>,
  viewer: Viewer,
  input: ExportInput,
): Promise<AsyncGenerator<string>> {
  mustExport(viewer);
  const { type, format } = input;
  await writeJournal(deps.db, viewer.userId, 'cards.exported', { type, format });
  return format === 'csv' ? csv(deps, viewer, input) : vcards(deps, viewer, input);
}

async function* csv(deps: Pick<Deps, 'reading'>, viewer: Viewer, input: ExportInput): AsyncGenerator<string> {
  const columns = columnsOf(input.type).filter(
    (column) => input.columns.length === 0 || input.columns.includes(column),
  );
  yield byteOrderMark + writeCsvRow(columns.map((column: ExportColumn) => exportColumns[column].heading));
  for await (const cards of pages(deps, viewer, input, false))
    yield cards.map((card) => writeCsvRow(columns.map((column) => exportColumns[column].of(card)))).join('');
}

async function* vcards(
  deps: Pick<Deps, 'reading'>,
  viewer: Viewer,
  input: ExportInput,
): AsyncGenerator<string> {
  const version = input.format === 'vcard3' ? '3.0' : '4.0';
  for await (const cards of pages(deps, viewer, input, true))
    yield cards.map((card) => writeVCard(vcardOf(card), version)).join('');
}

async function* pages(
  deps: Pick<Deps, 'reading'>,
  viewer: Viewer,
  { type, filter }: ExportInput,
  pictures: boolean,
): AsyncGenerator<ExportedCard[]> {
  const list = type === 'contact' ? listContacts : listCompanies;
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const page = await readAs(deps, viewer, async (trx) => {
      const { items, next } = await list(trx, viewer, { ...filter, cursor, limit: cardsAtOnce });
      const audiences = await readableAudiences(trx, viewer);
      return { cards: await exportedCards(trx, { type, audiences, pictures }, items), next };
    });
    cursor = page.next;
    yield page.cards;
  }
}
