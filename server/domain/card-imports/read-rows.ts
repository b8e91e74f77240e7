// Reads an uploaded list row by row as a person said it is to be read.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Delimiter, guessDelimiter } from '../../protocols/csv/guess-delimiter.ts';
import { decodeChunks, type Encoding, guessEncoding } from '../../protocols/csv/guess-encoding.ts';
import { readCsv } from '../../protocols/csv/read-csv.ts';
import { readVCards } from '../../protocols/vcard/read-vcards.ts';
import { type ColumnField, guessColumns, hasHeadings } from './columns.ts';
import type { ReadRow } from './draft.ts';
import { draftOfRow } from './draft-of-row.ts';
import { draftOfVCard } from './draft-of-vcard.ts';

/** How a file is read. */
export interface Reading {
  format: 'csv' | 'vcard';
  encoding: Encoding;
  delimiter: Delimiter;
  /** The first row tells what the columns are. */
  headings: boolean;
  type: 'contact' | 'company';
  mapping: ColumnField[];
}

const sampleBytes = 256 * 1024;
const sampleRows = 50;

/** What the file seems to be; what is given already is taken as it is. */
export async function guessReading(
  path: string,
  format: Reading['format'],
  given: Partial<Omit<Reading, 'mapping' | 'format'>> = {},
): Promise<{ reading: Reading; columns: string[] }> {
  const sample = await firstBytes(path);
  const encoding = given.encoding ?? guessEncoding(sample);
  if (format === 'vcard') {
    const type = given.type ?? 'contact';
    return { reading: { format, encoding, delimiter: ',', headings: false, type, mapping: [] }, columns: [] };
  }
  let text = '';
  for await (const piece of decodeChunks([sample], encoding)) text += piece;
  const delimiter = given.delimiter ?? guessDelimiter(text);
  const rows: string[][] = [];
  for await (const row of readCsv([text], delimiter)) {
    if ('cells' in row) rows.push(row.cells.slice(0, mostColumns));
    if (rows.length > sampleRows) break;
  }
  const first = rows[0] ?? [];
  const headings = given.headings ?? hasHeadings(first);
  const width = headings ? first.length : Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => (headings ? first[at]!.trim() : ''));
  const mapping = guessColumns(columns, headings ? rows.slice(1) : rows);
  // A table with companies and nobody's name is one of companies.
  const ofCompanies = mapping.includes('company') && !mapping.some((field) => namesOfPeople.includes(field));
  const type = given.type ?? (ofCompanies ? 'company' : 'contact');
  return { reading: { format, encoding, delimiter, headings, type, mapping }, columns };
}

const namesOfPeople: ColumnField[] = ['name', 'firstName', 'lastName'];
/** Columns beyond are left out. */
const mostColumns = 500;

/** @param onBytes is told how many bytes were read so far */
export async function* readRows(
  path: string,
  reading: Reading,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<ReadRow> {
  const bytes = counted(createReadStream(path, { highWaterMark: 64 * 1024 }), onBytes);
  if (reading.format === 'vcard') {
    for await (const one of readVCards(
      bytes,
      reading.encoding.startsWith('utf-16') ? '' : reading.encoding,
    )) {
      if ('card' in one) yield { line: one.line, cells: [], ...draftOfVCard(one.card) };
      else yield { line: one.line, cells: [], trouble: `vcard-${one.trouble}`, what: one.text };
    }
    return;
  }
  let isFirst = reading.headings;
  for await (const row of readCsv(decodeChunks(bytes, reading.encoding), reading.delimiter)) {
    if (isFirst) {
      isFirst = false;
      continue;
    }
    if ('trouble' in row) yield { line: row.line, cells: [row.text], trouble: row.trouble, what: row.text };
    // A row of nothing but delimiters is an empty line.
    else if (row.cells.some((cell) => cell.trim() !== ''))
      yield { line: row.line, cells: row.cells, ...draftOfRow(reading.type, reading.mapping, row.cells) };
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    onBytes(total);
    yield chunk;
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
