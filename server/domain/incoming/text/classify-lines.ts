// Decides for every line of a mail whether it is the author's own, quoted, or signature. Blank lines stay undecided.
import { giveBackBelowHeader } from './below-bare-header.ts';
import {
  headerBlockAt,
  headerEndingAt,
  isForwardLine,
  isOriginalMessageLine,
  isSenderAlone,
  mayBeginHeader,
  separatorAbove,
} from './header-block.ts';
import { markInlineAnswers } from './inline-answers.ts';
import { NAMES_ABOVE, NAMES_LINE, stemsOf } from './line-stems.ts';
import { markLinkList } from './link-list.ts';
import { isBlank, type Kind, type MailLine, nextFilled } from './mail-line.ts';
import { isForwardedBy, notesHeaderAt } from './notes-header.ts';
import { readOtherQuoteMarks } from './other-quote-marks.ts';
import { introductionEndingAt, tellsWhoWrote } from './quote-introduction.ts';
import { END_OF_ORIGINAL, REPLY_ABOVE } from './quote-words.ts';
import { markQuotedLines } from './quoted-lines.ts';
import { markRepeatedFooter } from './repeated-footer.ts';
import { closesWithDevice, markSignatures } from './signature.ts';
import { isNameLine } from './signature-shape.ts';
import { isSurelyName } from './signing-name.ts';

/** Beyond so many lines only quote marks tell: a mail this long is a log or an attack, and the work stays bounded. */
const MAX_LINES_READ = 50_000;

/** One kind per line, undefined for blank ones. Linear: each line is looked at a bounded number of times. */
export function classifyLines(lines: MailLine[], author = ''): (Kind | undefined)[] {
  const kinds: (Kind | undefined)[] = new Array(lines.length).fill(undefined);
  readOtherQuoteMarks(lines);
  markQuotedLines(lines, kinds);
  markIntroductions(lines, kinds);
  markElisions(lines, kinds);
  markBelowLoneIntroduction(lines, kinds);
  markQuotedTail(lines, kinds);
  giveBackBelowHeader(lines, kinds, author);
  markInlineAnswers(lines, kinds, author);
  markRepeatedFooter(lines, kinds);
  markSignatures(lines, kinds, author);
  markLinkList(lines, kinds);
  markTailAfterDevice(lines, kinds);
  for (let i = 0; i < lines.length; i++) if (!isBlank(lines[i]!)) kinds[i] ??= 'own';
  return kinds;
}

/** "On … wrote:" and copied headers directly above marked quotes belong to the quote; own words may follow it. */
function markIntroductions(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ); i++) {
    if (kinds[i] !== 'quoted' || (i > 0 && kinds[i - 1] === 'quoted')) continue;
    if (i > 0 && isNameInBrackets(lines[i - 1]!)) {
      kinds[i - 1] ??= 'quoted';
      continue;
    }
    let above = i - 1;
    while (above >= 0 && i - above <= 6 && (isBlank(lines[above]!) || isElision(lines[above]!))) above--;
    if (above < 0 || kinds[above] || isBlank(lines[above]!)) continue;
    const said = introductionEndingAt(lines, above, true);
    // a header may look like an introduction that leaves its first line out
    const header =
      said === undefined || mayBeginHeader(lines[said]!) ? headerEndingAt(lines, above) : undefined;
    const first =
      header ?? said ?? (isForwardLine(lines[above]!) || isSenderAlone(lines[above]!) ? above : undefined);
    if (first === undefined) continue;
    for (let j = separatorAbove(lines, first, kinds, true); j <= above; j++)
      if (!isBlank(lines[j]!)) kinds[j] = 'quoted';
  }
}

/** "[Tom Reed]" right above a quote: who wrote it, as some write by hand. */
function isNameInBrackets({ bare, depth }: MailLine): boolean {
  if (depth > 0 || bare.length > 40 || bare.charCodeAt(0) !== 91) return false;
  const name = /^\[([\p{L}\p{M}.'’ -]{2,36})\]:?$/u.exec(bare)?.[1];
  return name !== undefined && (isSurelyName(name) || (/\S\s\S/.test(name) && isNameLine(name)));
}

/** "On … wrote:", "Richard,", then the quote with its marks: the greeting between them is the author's. */
function quoteComesSoon(lines: MailLine[], kinds: (Kind | undefined)[], introduction: number): boolean {
  let next = nextFilled(lines, introduction + 1);
  for (let short = 0; short < 2 && next < lines.length; short++) {
    if (kinds[next] === 'quoted' || lines[next]!.bare.length > 40) break;
    next = nextFilled(lines, next + 1);
  }
  return next < lines.length && lines[next]!.depth > 0 && kinds[next] === 'quoted';
}

/** "…" above a quote, "[snip]" between two: left out of the quote, and part of it. */
function markElisions(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  for (let i = 1; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    if (kinds[i] || line.bare === '' || line.bare.length > 20 || !LEFT_OUT.test(line.bare)) continue;
    const below = kinds[i - 1] === 'quoted';
    if (!below && !(isBlank(lines[i - 1]!) && DOTS.test(line.bare))) continue;
    const next = nextFilled(lines, i + 1);
    if (next < lines.length && kinds[next] === 'quoted' && (below || lines[next]!.depth > 0))
      kinds[i] = 'quoted';
  }
}

const DOTS = /^[[(<]?\s?(?:[.…]{1,10}|(?:\.\s){2,4}\.?)\s?[\])>]?$/;
const LEFT_OUT =
  /^[[({<]?\s?(?:[.…]{1,10}|(?:\.\s){2,4}\.?|snip(?:ped)?|cut|gekürzt|deleted|trimmed|omitted|skipped)\s?[\])}>]?$/i;

/** "[...]", "<snip>": left out of the quote, and part of it. */
function isElision(line: MailLine): boolean {
  return (
    line.depth === 0 &&
    line.bare.length <= 40 &&
    /^(?:[[<({].{0,38}[\]>)}]|[.…]{1,10}|-{0,4}\s?snip\s?-{0,4})$/i.test(line.bare)
  );
}

/**
 * A mail quoted without marks: from its header, its "Original Message" or its introduction to the end (or to a line that says
 * the forwarded mail ends there).
 */
function markQuotedTail(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  for (let i = 0; i < Math.min(lines.length, MAX_LINES_READ); i++) {
    if ((kinds[i] && !lines[i]!.startsQuote) || isBlank(lines[i]!)) continue;
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
  if (isReplyAbove(line) && lines.some((one, n) => n < i && !isBlank(one) && !kinds[n]))
    return separatorAbove(lines, i, kinds);
  if (mayBeginHeader(line)) {
    const above = separatorAbove(lines, i, kinds);
    if (headerBlockAt(lines, i, above < i || line.ruleAbove === true)) return above;
    if (i > 0 && !kinds[i - 1] && tellsWhoWrote(lines[i - 1]!) && headerBlockAt(lines, i, true)) return i - 1;
  }
  if (isForwardedBy(lines, i)) return i;
  const notes = notesHeaderAt(lines, i);
  if (notes !== undefined && !kinds[notes]) return separatorAbove(lines, notes, kinds);
  const first = introductionEndingAt(lines, i, false);
  if (first === undefined || kinds[first]) return undefined;
  if (!quoteComesSoon(lines, kinds, i)) return separatorAbove(lines, first, kinds, true);
  for (let j = first; j <= i; j++) kinds[j] = 'quoted';
  return undefined;
}

/** A mark to answer above, alone on its line. */
function isReplyAbove(line: MailLine): boolean {
  const { bare } = line;
  const both = NAMES_ABOVE | NAMES_LINE;
  return bare.length >= 10 && bare.length <= 120 && (stemsOf(line) & both) === both && REPLY_ABOVE.test(bare);
}

/**
 * "> On … wrote:" with its mark, and all below without: programs that lose the marks of the quote keep those of the first line.
 * Only where something was said above; else what stands below may be the answer.
 */
function markBelowLoneIntroduction(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  const first = lines.findIndex((line) => line.depth > 0 || line.mark === 'quoted');
  if (first < 1 || kinds[first] !== 'quoted' || lines[first]!.depth === 0) return;
  let last = first;
  while (last + 1 < lines.length && lines[last + 1]!.depth > 0) last++;
  if (last - first > 3 || lines.some((line, i) => i > last && (line.depth > 0 || line.mark))) return;
  const said = lines.slice(first, last + 1).map(({ text, bare }) => ({ text, bare, depth: 0 }));
  while (said.length > 0 && said.at(-1)!.bare === '') said.pop();
  if (said.length === 0 || introductionEndingAt(said, said.length - 1, false) !== 0) return;
  if (lines.every((line, i) => i >= first || isBlank(line) || kinds[i])) return;
  for (let i = last + 1; i < lines.length; i++) if (!isBlank(lines[i]!)) kinds[i] ??= 'quoted';
}

/**
 * Telephones put "Sent from my …" under what their owner wrote and the answered mail beneath, some without any mark. Where nothing
 * else in the mail is quoted, text in a new paragraph after such a line is that mail.
 */
function markTailAfterDevice(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  if (kinds.includes('quoted')) return;
  const device = lines.findIndex((line, i) => kinds[i] === 'signature' && closesWithDevice(line));
  if (device < 1 || !lines.some((line, i) => i < device && !kinds[i] && /\p{L}/u.test(line.bare))) return;
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
