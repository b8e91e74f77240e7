// Writes rows of CSV (RFC 4180) that no spreadsheet takes for formulas.

/** Excel takes a file without it for the encoding of its country. */
export const byteOrderMark = '\ufeff';

/** One row, ended by CRLF. */
export function writeCsvRow(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => quoted(disarmed(cell), delimiter)).join(delimiter)}\r\n`;
}

/**
 * A cell that begins like a formula is run by spreadsheets (OWASP, "CSV Injection"): an apostrophe before it makes it text.
 * What can only be a number or a telephone number (+31 30 123, -5) is left alone.
 */
export function disarmed(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d\s().,/-]+$/.test(cell) ? `'${cell}` : cell;
}

/** The text of a cell that {@link disarmed} wrote: our own export comes back as it was. */
export function rearmed(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) || /^\s|\s$/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
