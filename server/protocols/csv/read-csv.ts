// Reads CSV row by row (RFC 4180, and what spreadsheets make of it): one broken row costs that row, not the rest.

/** A row's cells, or what is wrong with it; `line` of the file is where it begins, the first being 1. */
export type CsvRow =
  | { line: number; cells: string[] }
  | { line: number; trouble: 'quote-not-closed' | 'text-after-quote' | 'too-large'; text: string };

export interface CsvLimits {
  /** Characters of one row. */
  row: number;
  /** Lines over which one row may go: beyond that a quotation mark was not meant as one. */
  lines: number;
}

const usual: CsvLimits = { row: 1024 * 1024, lines: 500 };

/**
 * Empty lines are left out. A quotation mark that is never closed would swallow the file: its row is told as broken and
 * reading goes on with the next line.
 * @param chunks decoded text
 */
export async function* readCsv(
  chunks: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
  limits: CsvLimits = usual,
): AsyncGenerator<CsvRow> {
  /** Lines of a row that may go on, the first of them, and lines that wait to be read (again). */
  let held: string[] = [];
  let from = 1;
  let waiting: string[] = [];
  const read = function* (isEnd: boolean): Generator<CsvRow> {
    for (let at = 0; at < waiting.length || (isEnd && held.length > 0); ) {
      const text = waiting[at++];
      if (text !== undefined) held.push(text);
      const row =
        text === undefined
          ? 'open'
          : held.length > 1 && !text.includes('"')
            ? 'open'
            : parseRow(held, delimiter);
      const isTooLong =
        held.length > limits.lines || held.reduce((sum, one) => sum + one.length, 0) > limits.row;
      if (row === 'open' && !isTooLong && text !== undefined) continue;
      if (held.length === 1 && isTooLong)
        yield { line: from, trouble: 'too-large', text: held[0]!.slice(0, 200) };
      else if (row === 'open' || ('trouble' in row && held.length > 1)) {
        // What seemed to close the quotation mark was another row's opening one: each line after it has its own chance.
        yield { line: from, trouble: 'quote-not-closed', text: held[0]!.slice(0, 200) };
        waiting = [...held.slice(1), ...waiting.slice(at)];
        at = 0;
        from++;
        held = [];
        continue;
      } else if ('trouble' in row) yield { line: from, ...row };
      else if (row.cells.length > 1 || row.cells[0] !== '') yield { line: from, cells: row.cells };
      from += held.length;
      held = [];
    }
    waiting = [];
  };
  for await (const text of linesOf(chunks, limits.row)) {
    if (from === 1 && held.length === 0 && /^sep=.$/i.test(text)) {
      from++;
      continue;
    }
    waiting.push(text);
    yield* read(false);
  }
  yield* read(true);
}

type ParsedRow = { cells: string[] } | { trouble: 'text-after-quote'; text: string };

/** @returns 'open' when a quotation mark waits to be closed on a later line */
function parseRow(lines: string[], delimiter: string): ParsedRow | 'open' {
  const text = lines.length === 1 ? lines[0]! : lines.join('\n');
  if (!text.includes('"')) return { cells: text.split(delimiter) };
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const start = at;
    while (text[at] === ' ' && delimiter !== ' ') at++;
    if (text[at] === '"') {
      let cell = '';
      for (at++; ; ) {
        const end = text.indexOf('"', at);
        if (end < 0) return 'open';
        cell += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
      while (text[at] === ' ') at++;
      if (at < text.length && text[at] !== delimiter)
        return { trouble: 'text-after-quote', text: text.slice(0, 200) };
      cells.push(cell);
    } else {
      const end = text.indexOf(delimiter, start);
      at = end < 0 ? text.length : end;
      cells.push(text.slice(start, at));
    }
    if (at >= text.length) return { cells };
    at++;
  }
}

/** Lines ended by CRLF, LF or a lone CR (old Macintosh). */
async function* linesOf(
  chunks: AsyncIterable<string> | Iterable<string>,
  most: number,
): AsyncGenerator<string> {
  let rest = '';
  let afterReturn = false;
  for await (const chunk of chunks) {
    let text = chunk.includes('\0') ? chunk.replaceAll('\0', '') : chunk;
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    if (text === '') continue;
    afterReturn = text.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop()!;
    // No line may fill the memory: what is longer than a row may be is told as such.
    if (rest.length > most + 1) rest = rest.slice(0, most + 1);
    yield* lines;
  }
  if (rest !== '') yield rest;
}
