// Decides for every line of a mail whether it is the author's own, quoted, or signature. Blank lines stay undecided.
import {
  headerBlockAt,
  isForwardLine,
  isOriginalMessageLine,
  isRule,
  isTitledRule,
  mayBeginHeader,
} from './header-block.ts';
import { isBlank, type Kind, type MailLine, nextFilled } from './mail-line.ts';
import { readOtherQuoteMarks } from './other-quote-marks.ts';
import { introductionEndingAt } from './quote-introduction.ts';
import { END_OF_ORIGINAL } from './quote-words.ts';
import { markQuotedLines } from './quoted-lines.ts';
import { closesWithDevice, markSignatures } from './signature.ts';

/** Beyond so many lines only quote marks tell: a mail this long is a log or an attack, and the work stays bounded. */
const MAX_LINES_READ = 50_000;

/** One kind per line, undefined for blank ones. Linear: each line is looked at a bounded number of times. */
export function classifyLines(lines: MailLine[], author = ''): (Kind | undefined)[] {
  const kinds: (Kind | undefined)[] = new Array(lines.length).fill(undefined);
  readOtherQuoteMarks(lines);
  markQuotedLines(lines, kinds);
  markIntroductions(lines, kinds);
  markQuotedTail(lines, kinds);
  markSignatures(lines, kinds, author);
  markTailAfterDevice(lines, kinds);
  for (let i = 0; i < lines.length; i++) if (!isBlank(lines[i]!)) kinds[i] ??= 'own';
  return kinds;
}

/** "On … wrote:" and copied headers directly above marked quotes belong to the quote; own words may follow it. */
function markIntroductions(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ); i++) {
    if (kinds[i] !== 'quoted' || (i > 0 && kinds[i - 1] === 'quoted')) continue;
    let above = i - 1;
    while (above >= 0 && i - above <= 4 && isBlank(lines[above]!)) above--;
    if (above < 0 || kinds[above] || isBlank(lines[above]!)) continue;
    const first = introductionEndingAt(lines, above, true) ?? headerEndingAt(lines, above);
    if (first === undefined) continue;
    for (let j = separatorAbove(lines, first, kinds); j <= above; j++)
      if (!isBlank(lines[j]!)) kinds[j] = 'quoted';
  }
}

const MAX_HEADER = 16;

/** The first line of a copied header whose last line is `last`. */
function headerEndingAt(lines: MailLine[], last: number): number | undefined {
  if (isOriginalMessageLine(lines[last]!)) return last;
  for (let first = Math.max(0, last - MAX_HEADER); first < last; first++) {
    if (isBlank(lines[first]!)) continue;
    const block = headerBlockAt(lines, first, separatorAbove(lines, first, undefined) < first);
    if (block && block.end === last + 1) return first;
  }
  return undefined;
}

/**
 * A mail quoted without marks: from its header, its "Original Message" or its introduction to the end (or to a line that says
 * the forwarded mail ends there).
 */
function markQuotedTail(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ); i++) {
    if (kinds[i] || isBlank(lines[i]!)) continue;
    const first = tailBeginningAt(lines, kinds, i);
    if (first === undefined) continue;
    let end = i;
    while (end < lines.length && !(kinds[end] === undefined && END_OF_ORIGINAL.test(lines[end]!.bare))) end++;
    for (let j = first; j < Math.min(end + 1, lines.length); j++)
      if (!isBlank(lines[j]!)) kinds[j] = 'quoted';
    if (end >= lines.length) return;
    i = end;
  }
}

/** The line from which on all is quoted, if line `i` shows it: it may lie above (a rule) but never inside a quote. */
function tailBeginningAt(lines: MailLine[], kinds: (Kind | undefined)[], i: number): number | undefined {
  const line = lines[i]!;
  if (line.startsQuote) return separatorAbove(lines, i, kinds);
  if (isOriginalMessageLine(line)) return separatorAbove(lines, i, kinds);
  if (mayBeginHeader(line)) {
    const above = separatorAbove(lines, i, kinds);
    if (headerBlockAt(lines, i, above < i || line.ruleAbove === true)) return above;
  }
  const first = introductionEndingAt(lines, i, false);
  return first === undefined || kinds[first] ? undefined : separatorAbove(lines, first, kinds);
}

/** Takes in the rules, "Original Message" lines and "Begin forwarded message:" that stand above line `at`. */
function separatorAbove(lines: MailLine[], at: number, kinds: (Kind | undefined)[] | undefined): number {
  let first = at;
  for (let i = at - 1; i >= 0 && at - i <= 8; i--) {
    const line = lines[i]!;
    if (isBlank(line)) continue;
    if (kinds?.[i] || !(isRule(line) || isTitledRule(line) || isForwardLine(line))) break;
    first = i;
  }
  return first;
}

/**
 * Telephones put "Sent from my …" under what their owner wrote and the answered mail beneath, some without any mark. Where nothing
 * else in the mail is quoted, text in a new paragraph after such a line is that mail.
 */
function markTailAfterDevice(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  if (kinds.includes('quoted')) return;
  const device = lines.findIndex((line, i) => kinds[i] === 'signature' && closesWithDevice(line));
  if (device < 1 || !lines.some((line, i) => i < device && !isBlank(line) && !kinds[i])) return;
  const next = nextFilled(lines, device + 1);
  if (
    next >= lines.length ||
    next === device + 1 ||
    kinds[next] ||
    /^\W*(?:p\.?\s?s\b|п\.?\s?с\b|з\.?\s?ы\b)/iu.test(lines[next]!.bare)
  )
    return;
  for (let j = next; j < lines.length; j++) if (!isBlank(lines[j]!)) kinds[j] ??= 'quoted';
}
