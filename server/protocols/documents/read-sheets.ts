// Reads the cells of an Excel workbook, sheet by sheet, a row a line.
import type { TextGatherer } from './document-text.ts';
import type { Archive } from './open-archive.ts';
import { scanXml } from './scan-xml.ts';

// UTF-16 units of texts that cells share; those behind stay unknown.
const mostShared = 8 * 1024 * 1024;

/** Gathers sheets' names and cells: texts, numbers, results of formulas. */
export async function readSheets(archive: Archive, gatherer: TextGatherer): Promise<void> {
  await readNames(archive, gatherer);
  const shared = await readShared(archive);
  const sheets = archive.names
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const sheet of sheets) {
    if (gatherer.isFull) return;
    await readSheet(archive, sheet, shared, gatherer);
  }
  // Texts no sheet came to within the limits are better found than not.
  if (archive.isExhausted) for (const text of shared) gatherer.add(`${text}\n`);
}

async function readNames(archive: Archive, gatherer: TextGatherer): Promise<void> {
  await scanXml(archive.pieces('xl/workbook.xml'), {
    open(name, { name: title }) {
      if (name === 'sheet' && title) gatherer.add(`${title}\n`);
    },
  });
}

/** Each text that stands in several cells is written once, and cells name its number. */
async function readShared(archive: Archive): Promise<string[]> {
  const shared: string[] = [];
  let length = 0;
  let text = '';
  let isText = false;
  let reading = 0;
  await scanXml(
    archive.pieces('xl/sharedStrings.xml'),
    {
      open(name) {
        if (name === 'si') text = '';
        // How a Japanese text is pronounced is not part of it.
        else if (name === 'rPh') reading++;
        else if (name === 't') isText = true;
      },
      text(piece) {
        if (isText && reading === 0) text += piece;
      },
      close(name) {
        if (name === 't') isText = false;
        else if (name === 'rPh') reading--;
        else if (name === 'si') {
          shared.push(text);
          length += text.length;
        }
      },
    },
    () => length > mostShared,
  );
  return shared;
}

async function readSheet(
  archive: Archive,
  sheet: string,
  shared: string[],
  gatherer: TextGatherer,
): Promise<void> {
  let type = '';
  let isValue = false;
  let value = '';
  await scanXml(
    archive.pieces(sheet),
    {
      open(name, attributes) {
        if (name === 'c') {
          type = attributes.t ?? 'n';
          value = '';
        } else if (name === 'v' || name === 't') isValue = true;
      },
      text(text) {
        if (isValue) value += text;
      },
      close(name) {
        if (name === 'v' || name === 't') isValue = false;
        else if (name === 'c') {
          if (value !== '') gatherer.add(`${type === 's' ? (shared[Number(value)] ?? '') : value}\t`);
        } else if (name === 'row') gatherer.add('\n');
      },
    },
    () => gatherer.isFull,
  );
}
