// Recognises quotes marked by something else than ">" ("# ", "| ", "--] ", "Tom> "): the same mark on line after line below an introduction.
import { bareText, isBlank, type MailLine, nextFilled } from './mail-line.ts';
import { introductionEndingAt } from './quote-introduction.ts';

const SYMBOL = String.raw`[^\s\p{L}\p{N}<("'“«>*•–—=+~\x60-]`;
const MARK = new RegExp(`^(?:${SYMBOL}(?=\\s|$)|${SYMBOL}{2,4}|-{1,3}[\\]|:}>]|\\p{Lu}[\\p{L}.]{0,9}>)`, 'u');
const MAX_INTRODUCTIONS = 20;
const MAX_LINES_READ = 5000;

/**
 * Gives such lines a depth of one, so that all later steps see an ordinary quote. Only below a full introduction ("On <date> …
 * wrote:"), and only when at least two lines in a row carry the mark.
 */
export function readOtherQuoteMarks(lines: MailLine[]): void {
  let found = 0;
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ) && found < MAX_INTRODUCTIONS; i++) {
    const line = lines[i]!;
    if (line.depth > 0 || isBlank(line) || !/[:：]\s*$/.test(line.bare)) continue;
    const below = nextFilled(lines, i + 1);
    const mark = lines[below] && lines[below].depth === 0 ? MARK.exec(lines[below].bare)?.[0] : undefined;
    if (!mark || !carries(lines[below + 1], mark) || introductionEndingAt(lines, i, false) === undefined)
      continue;
    found++;
    for (const quoted of lines.slice(below)) if (carries(quoted, mark)) deepen(quoted, mark);
  }
}

function carries(line: MailLine | undefined, mark: string): boolean {
  return line !== undefined && line.depth === 0 && line.bare.startsWith(mark);
}

function deepen(line: MailLine, mark: string): void {
  line.depth = 1;
  line.bare = bareText(line.bare.slice(mark.length));
  line.label = null;
}
