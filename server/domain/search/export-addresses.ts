// Writes found addresses into a file for a mailer: CSV, one a line, or vCard.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { byteOrderMark, writeCsvRow } from '../../protocols/csv/write-csv.ts';
import { emptyVCard } from '../../protocols/vcard/vcard.ts';
import { writeVCard } from '../../protocols/vcard/write-vcard.ts';
import { mustExport } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { type FoundAddress, listFoundAddresses } from './list-found-addresses.ts';

export interface AddressesExport {
  q: string;
  format: 'csv' | 'txt' | 'vcard';
  /** These alone; else all but `except`. */
  chosen?: string[] | undefined;
  except?: string[] | undefined;
  /** Also those never to be mailed, and those whose mail comes back. */
  withUnmailable: boolean;
  byteOrderMark: boolean;
  delimiter: ',' | ';';
}

const rowsAtOnce = 500;

/**
 * The act is journalled before the first byte leaves.
 * @returns how many, and the file in pieces
 * @throws ProductError not-allowed for who may not export
 */
export async function exportAddresses(
  db: Kysely<Database>,
  viewer: Viewer,
  wanted: AddressesExport,
): Promise<{ count: number; pieces: Iterable<string> }> {
  mustExport(viewer);
  const { q, format, chosen, except, withUnmailable } = wanted;
  const picked = chosen && new Set(chosen);
  const left = new Set(except);
  const items = (await listFoundAddresses(db, viewer, { q })).items.filter(
    ({ address, optedOut, bounced }) =>
      (picked?.has(address) ?? !left.has(address)) && (withUnmailable || !(optedOut || bounced)),
  );
  await writeJournal(db, viewer.userId, 'addresses.exported', { count: items.length, format, q });
  return { count: items.length, pieces: piecesOf(items, wanted) };
}

function* piecesOf(items: FoundAddress[], wanted: AddressesExport): Iterable<string> {
  const { format, delimiter } = wanted;
  const row =
    format === 'csv' ? (one: FoundAddress) => csvRow(one, delimiter) : format === 'txt' ? line : card;
  if (format === 'csv') yield (wanted.byteOrderMark ? byteOrderMark : '') + writeCsvRow(heads, delimiter);
  for (let at = 0; at < items.length; at += rowsAtOnce)
    yield items
      .slice(at, at + rowsAtOnce)
      .map(row)
      .join('');
}

// In English whatever the reader's language: programs read them.
const heads = ['Name', 'Email', 'Company', 'Mails', 'First contact', 'Last contact', 'Opted out', 'Bounced'];

const csvRow = (one: FoundAddress, delimiter: string): string =>
  writeCsvRow(
    [
      one.name,
      one.address,
      one.company?.name ?? '',
      String(one.count),
      one.firstAt.slice(0, 10),
      one.lastAt.slice(0, 10),
      one.optedOut ? 'yes' : '',
      one.bounced ? 'yes' : '',
    ],
    delimiter,
  );

// An address holds no line break, but a promise is better kept here than believed.
const line = ({ address }: FoundAddress): string => `${address.replace(/[\r\n]+/g, '')}\n`;

const card = ({ name, address, company }: FoundAddress): string =>
  writeVCard(
    {
      ...emptyVCard(name || address),
      emails: [{ value: address, types: [], preferred: false, label: '' }],
      organisation: company ? [company.name] : [],
    },
    '4.0',
  );
