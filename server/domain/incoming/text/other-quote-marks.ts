// Recognises quotes marked by something else than ">": "# ", "| ", "--] " below an introduction, "Tom> " and "JH> " anywhere.
import { headerEndingAt } from './header-block.ts';
import { bareText, isBlank, type MailLine } from './mail-line.ts';
import { introductionEndingAt } from './quote-introduction.ts';

const SYMBOL = String.raw`[^\s\p{L}\p{N}<("'“«>*•–—=+~\x60-]`;
const INITIALS = /^\p{Lu}[\p{L}.]{0,9}>+(?=\s|$)/u;
const MARK = new RegExp(
  `^(?:${SYMBOL}(?=\\s|$)|${SYMBOL}{2,4}|-{1,3}[\\]|:}>]|=>|\\p{Lu}[\\p{L}.]{0,9}>+(?=\\s|$))`,
  'u',
);
const MAX_LINES_READ = 5000;

/**
 * Gives such lines a depth of one, so that all later steps see an ordinary quote. A mark counts when it stands directly below an
 * introduction or a copied header (a single character only when the next line carries it too); initials also by themselves, line
 * after line.
 */
export function readOtherQuoteMarks(lines: MailLine[]): void {
  const marks = new Set<string>();
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ); i++) {
    const mark = markOf(lines[i]!);
    if (!mark || marks.has(mark)) continue;
    const again = lines[i + 1] !== undefined && markOf(lines[i + 1]!) === mark;
    const enough = again || mark.length > 1 || mark === '|';
    if ((again && INITIALS.test(mark)) || (enough && introducedAbove(lines, i, again))) marks.add(mark);
  }
  const cited = superCited(lines);
  for (const mark of cited) marks.add(mark);
  if (marks.size === 0) return;
  const small = [...marks].filter((mark) => /^\p{Ll}/u.test(mark));
  for (const line of lines) {
    const mark = markOf(line) ?? small.find((one) => line.depth === 0 && line.bare.startsWith(one));
    if (mark && marks.has(mark)) deepen(line, mark);
    // "|> " is a quote within one
    else if (line.depth === 0 && cited.length > 0 && /^\s{4,}>/.test(line.text)) deepen(line, '>');
    else if (line.depth === 0 && marks.has('|') && /^\|\s?>/.test(line.bare)) deepen(line, '|');
  }
}

/** ">>>>> "al" == Ann Lee writes:": Supercite says whose initials will stand before the lines, and writes them small. */
function superCited(lines: MailLine[]): string[] {
  const marks: string[] = [];
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ); i++) {
    const { bare } = lines[i]!;
    if (bare.charCodeAt(0) !== 34) continue;
    const initials = /^"(\p{L}[\p{L}.-]{0,11})" == \S.{0,100}(?::|wrote|writes)$/u.exec(bare)?.[1];
    if (initials) marks.push(`${initials}>`);
  }
  return marks;
}

function markOf(line: MailLine): string | undefined {
  // "| a | b |" is the row of a table.
  if (line.bare.startsWith('| ') && line.bare.length > 6 && line.bare.endsWith(' |')) return undefined;
  return line.depth === 0 && mayHaveMark(line.bare) ? MARK.exec(line.bare)?.[0] : undefined;
}

/** Cheap: most lines begin with a letter, and behind a capital a mark needs its ">". */
function mayHaveMark(bare: string): boolean {
  if (bare === '') return false;
  const first = bare.charCodeAt(0);
  if ((first >= 97 && first <= 122) || (first >= 48 && first <= 57)) return false;
  return first < 65 || first > 90 || bare.includes('>');
}

/** A mark line after line needs less of an introduction when that stands right above. */
function introducedAbove(lines: MailLine[], at: number, again: boolean): boolean {
  let above = at - 1;
  while (above >= 0 && at - above <= 3 && isBlank(lines[above]!)) above--;
  if (above < 0 || isBlank(lines[above]!)) return false;
  return (
    introductionEndingAt(lines, above, again && above === at - 1 && lines[above]!.depth === 0) !==
      undefined || headerEndingAt(lines, above) !== undefined
  );
}

function deepen(line: MailLine, mark: string): void {
  line.depth = 1;
  line.bare = bareText(line.bare.slice(mark.length));
  line.label = null;
  delete line.stems;
}
