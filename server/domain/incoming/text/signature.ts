// Finds signatures at the end of what the author wrote: "-- " blocks, closing formulas with names, telephones' lines, legal and list footers.

import { isDeviceLine } from './device-line.ts';
import { isRule } from './header-block.ts';
import { leavesWith, saidBefore, signNameAbove } from './lone-name.ts';
import { markBanner, markPgp } from './machine-frames.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { namesInMail, opensLetter, wordsOfAuthor } from './names-in-mail.ts';
import { peelFooters } from './peel-footers.ts';
import { hasContact, isNameLine, isPlaceholderLine, looksLikeSentence } from './signature-shape.ts';
import { signatureFrom } from './signature-start.ts';
import { closingOf, isFooterLine } from './signature-words.ts';
import { isDashName } from './signing-name.ts';

type Kinds = (Kind | undefined)[];

/** Lines above the end among which a signature may begin: a letter may be long, a signature is not. */
const MAX_LOOKED_AT = 80;

/** Marks signature lines among the lines not yet decided, per stretch of own text between quotes. */
export function markSignatures(lines: MailLine[], kinds: Kinds, author: string): void {
  markPgp(lines, kinds);
  markBanner(lines, kinds);
  let names: Set<string> | undefined;
  const knownNames = () => (names ??= namesInMail(lines, kinds, author, withoutFormula));
  const whole = wordsOfAuthor(author);
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && kinds[i] !== 'quoted') continue;
    if (i > start) signStretch(lines, kinds, start, i, knownNames, whole);
    start = i + 1;
  }
}

/** "Thanks and regards, Ann" names Ann alone. */
const withoutFormula = (bare: string): string => closingOf(bare)?.rest ?? bare;

/** One stretch [from, to) without quotes: footers are peeled from its end, then the topmost line that begins a signature wins. */
function signStretch(
  lines: MailLine[],
  kinds: Kinds,
  from: number,
  to: number,
  names: () => Set<string>,
  whole: string[],
): void {
  const own: number[] = [];
  for (let i = from; i < to; i++) {
    if (isBlank(lines[i]!) || kinds[i]) continue;
    if (lines[i]!.mark === 'signature') kinds[i] = 'signature';
    own.push(i);
  }
  if (own.length === 0) return;
  const end = peelFooters(lines, kinds, own);
  const sign = (a: number, b: number) => {
    for (let n = a; n < b; n++) kinds[own[n]!] = 'signature';
  };
  let last = end;
  for (let n = Math.max(0, end - MAX_LOOKED_AT); n < end; n++) {
    const until = signatureFrom(lines, own, n, end, kinds, whole);
    if (until === undefined) continue;
    sign(n > 0 && isDashName(lines[own[n]!]!.bare) && leavesWith(lines, own, n - 1) ? n - 1 : n, until);
    last = until === end ? n : end;
    n = until - 1;
  }
  signNameAbove(lines, kinds, own, last, names);
  takeRuleAlong(lines, kinds, own);
  undoIfNothingIsLeft(lines, kinds, own);
}

/** A drawn line between text and signature parts them and is nobody's words. */
function takeRuleAlong(lines: MailLine[], kinds: Kinds, own: number[]): void {
  const first = own.findIndex((i) => kinds[i] === 'signature');
  if (first > 1 && isRule(lines[own[first - 1]!]!)) kinds[own[first - 1]!] = 'signature';
}

/** A mail must not become all signature because a program wrapped the whole text in its signature's markup. */
function undoIfNothingIsLeft(lines: MailLine[], kinds: Kinds, own: number[]): void {
  if (own.some((i) => kinds[i] !== 'signature')) return;
  let from = 0;
  while (from < own.length && (isRule(lines[own[from]!]!) || lines[own[from]!]!.bare === '--')) from++;
  const first = lines[own[from] ?? -1];
  if (first?.mark !== 'signature') return;
  const greets = opensLetter(first.bare);
  if (!greets && isAnswer(first) && !saidBefore(lines, kinds, own[0]!)) kinds[own[from++]!] = undefined;
  for (let n = from; n < own.length; n++) {
    const line = lines[own[n]!]!;
    // who greets goes on to say something, be it a name
    const said = greets && n <= from + 1 && closingOf(line.bare)?.formula !== 'closing';
    const talks = looksLikeSentence(line.bare) || (greets && isTalk(line));
    if (line.mark !== 'signature' || isDeviceLine(line) || !(said || talks)) return;
    kinds[own[n]!] = undefined;
  }
}

/** "Yes", "42": what no signature begins with. */
function isAnswer(line: MailLine): boolean {
  const { bare } = line;
  return !(
    isNameLine(bare) ||
    hasContact(bare) ||
    isPlaceholderLine(bare) ||
    isDeviceLine(line) ||
    closingOf(bare) ||
    isFooterLine(line) ||
    bare.length > 30 ||
    /[|•·@]/.test(bare)
  );
}

/** Below a greeting: neither a name, nor a drawn line, nor how people leave. */
function isTalk(line: MailLine): boolean {
  return opensLetter(line.bare) || !(isNameLine(line.bare) || isRule(line) || closingOf(line.bare));
}

/** Whether the line is a telephone's or program's closing line. */
export function closesWithDevice(line: MailLine): boolean {
  return isDeviceLine(line);
}
