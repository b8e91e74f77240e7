// Gives the HTML of a mail as plain text to read, search and quote.
import { htmlToLines } from './html-to-lines.ts';

/** HTML of a mail as readable plain text, quotes kept as "> " lines. Linear time; beyond 16 Mi characters it is cut. */
export function htmlToText(html: string): string {
  return htmlToLines(html)
    .map((line) => line.text)
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
