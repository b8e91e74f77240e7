// Finds signatures at the end of what the author wrote: "-- " blocks, closing formulas with names, telephones' lines, legal and list footers.
import { isRule } from './header-block.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { ANY_NAME, namesInMail } from './names-in-mail.ts';
import { hasContact, isNameLine, isPlaceholderLine, looksLikeSentence } from './signature-shape.ts';
import { closingOf, GATEWAY_BANNER, isDeviceLine, isFooterLine, legalScore } from './signature-words.ts';

type Kinds = (Kind | undefined)[];

const MAX_SIGNATURE = 40;
const MAX_FOOTERS = 60;
const MAX_PARAGRAPH = 100;

/** Marks signature lines among the lines not yet decided, per stretch of own text between quotes. */
export function markSignatures(lines: MailLine[], kinds: Kinds): void {
  markBanner(lines, kinds);
  let names: Set<string> | undefined;
  const knownNames = () => (names ??= namesInMail(lines, kinds));
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && kinds[i] !== 'quoted') continue;
    if (i > start) signStretch(lines, kinds, start, i, knownNames);
    start = i + 1;
  }
}

function markBanner(lines: MailLine[], kinds: Kinds): void {
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0 || kinds[first] || !GATEWAY_BANNER.test(lines[first]!.bare)) return;
  for (let i = first; i < Math.min(lines.length, first + 8) && !isBlank(lines[i]!) && !kinds[i]; i++)
    kinds[i] = 'signature';
}

/** One stretch [from, to) without quotes: footers are peeled from its end, then the topmost line that begins a signature wins. */
function signStretch(
  lines: MailLine[],
  kinds: Kinds,
  from: number,
  to: number,
  names: () => Set<string>,
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
  // a signature is looked for among the last lines only: a letter may be long, a signature is not
  for (let n = Math.max(0, end - MAX_SIGNATURE * 2); n < end; n++) {
    const until = signatureFrom(lines, own, n, end, kinds);
    if (until === undefined) continue;
    sign(n, until);
    if (until === end) {
      signNameAbove(lines, kinds, own, n, names);
      return;
    }
    n = until - 1;
  }
  if (end < own.length || end > 0) signNameAbove(lines, kinds, own, end, names);
  undoIfNothingIsLeft(lines, kinds, own);
}

/** Walks up from the end over paragraphs that are footers; returns how many own lines remain above them. */
function peelFooters(lines: MailLine[], kinds: Kinds, own: number[]): number {
  let end = own.length;
  for (let rounds = 0; end > 0 && rounds < MAX_FOOTERS; rounds++) {
    let first = end - 1;
    while (first > 0 && end - first < MAX_PARAGRAPH && own[first]! - own[first - 1]! === 1) first--;
    const paragraph = own.slice(first, end).map((i) => lines[i]!);
    let taken: number;
    if (
      paragraph.every((line) => line.mark === 'signature' || isRule(line)) &&
      paragraph.some((line) => line.mark)
    )
      taken = first;
    else if (isFooterParagraph(paragraph)) taken = first;
    else if (first > 0 && legalAbove(lines, own, first) !== undefined) taken = legalAbove(lines, own, first)!;
    else if (isDeviceLine(paragraph.at(-1)!.bare)) taken = end - 1;
    else break;
    for (let n = taken; n < end; n++) kinds[own[n]!] = 'signature';
    end = taken;
  }
  return end;
}

function isFooterParagraph(paragraph: MailLine[]): boolean {
  const text = paragraph
    .slice(0, 60)
    .map((line) => line.bare)
    .join(' ');
  if (text.length > 40 && legalScore(text) >= 3) return true;
  const footers = paragraph.filter((line) => isFooterLine(line.bare)).length;
  if (footers === 0) return false;
  return (
    paragraph.length <= 8 &&
    paragraph.filter((line) => looksLikeSentence(line.bare) && !isFooterLine(line.bare)).length === 0
  );
}

/** Legal text over several paragraphs: when one of the few above is plainly legal, those below it are its rest. */
function legalAbove(lines: MailLine[], own: number[], before: number): number | undefined {
  let end = before;
  for (let paragraphs = 0; paragraphs < 3 && end > 0; paragraphs++) {
    let first = end - 1;
    while (first > 0 && end - first < MAX_PARAGRAPH && own[first]! - own[first - 1]! === 1) first--;
    const text = own
      .slice(first, end)
      .map((i) => lines[i]!.bare)
      .join(' ');
    if (first > 0 && text.length > 60 && legalScore(text) >= 4) return first;
    end = first;
  }
  return undefined;
}

/** If own line n begins a signature: the own line after its end. */
function signatureFrom(
  lines: MailLine[],
  own: number[],
  n: number,
  end: number,
  kinds: Kinds,
): number | undefined {
  const line = lines[own[n]!]!;
  const rest = (from: number) => own.slice(from, end).map((i) => lines[i]!);
  if (kinds[own[n]!] === 'signature') return n + 1;
  if (line.text === '-- ') return end;
  if (/^(?:--|—|–|__|- -|-- --|---)$/.test(line.bare)) return delimited(rest(n + 1)) ? end : undefined;
  if (isRule(line))
    return n + 1 < end && delimited(rest(n + 1)) && signsItself(rest(n + 1)) ? end : undefined;
  if (isDeviceLine(line.bare) && startsParagraph(lines, own, n)) return n + 1;
  const closing = closingOf(line.bare);
  if (closing) return closed(lines, own, n, end, closing.formula, closing.rest);
  if (isDashName(line.bare) && n > 0 && startsParagraph(lines, own, n) && !isListItem(lines, own, n, end))
    return shortRest(lines, own, n + 1, end) === end ? end : undefined;
  if (n > 0 && startsParagraph(lines, own, n) && isContactBlock(rest(n))) return end;
  return undefined;
}

function startsParagraph(lines: MailLine[], own: number[], n: number): boolean {
  return n === 0 || own[n]! - own[n - 1]! > 1 || /[.!?…)]$/.test(lines[own[n - 1]!]!.bare);
}

/** What stands under a bare "--": few lines, or legal text, or a list's footer, none of it talk. */
function delimited(rest: MailLine[]): boolean {
  if (rest.length === 0) return true;
  const text = rest
    .slice(0, 60)
    .map((line) => line.bare)
    .join(' ');
  if (legalScore(text) >= 3) return true;
  if (rest.length > 15) return false;
  const talk = rest.filter((line) => looksLikeSentence(line.bare)).length;
  return (
    talk === 0 ||
    (talk <= 2 && rest.some((line) => hasContact(line.bare)) && !rest.some((line) => /\?$/.test(line.bare)))
  );
}

/** Under a drawn rule more is asked: something only signatures hold. */
function signsItself(rest: MailLine[]): boolean {
  return (
    rest.some((line) => hasContact(line.bare) || isFooterLine(line.bare)) ||
    legalScore(
      rest
        .slice(0, 60)
        .map((line) => line.bare)
        .join(' '),
    ) >= 3
  );
}

/** A closing formula counts when nothing but short lines follows; thanks only when a name follows. */
function closed(
  lines: MailLine[],
  own: number[],
  n: number,
  end: number,
  formula: 'closing' | 'thanks',
  rest: string,
): number | undefined {
  if (
    rest !== '' &&
    !(isNameLine(rest) || (formula === 'closing' && rest.split(/\s+/).length <= 4 && !/[?!:]$/.test(rest)))
  )
    return undefined;
  const until = shortRest(lines, own, n + 1, end);
  if (until === undefined) return undefined;
  const next = lines[own[n + 1] ?? -1];
  if (formula === 'closing') return until;
  if (rest !== '') return until;
  if (!next || n + 1 >= end || until === n + 1 || /[!.]$/.test(lines[own[n]!]!.bare)) return undefined;
  return isNameLine(next.bare) || closingOf(next.bare)?.formula === 'closing' ? until : undefined;
}

/** The end of the short lines (names, firm, telephone) from n on; undefined when talk follows in the same paragraph. */
function shortRest(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
  let at = n;
  for (; at < end && at - n < MAX_SIGNATURE; at++) {
    const bare = lines[own[at]!]!.bare;
    if (lines[own[at]!]!.mark === 'signature' || isPlaceholderLine(bare) || hasContact(bare)) continue;
    const postscript = /^\W{0,3}(?:p\.?\s?p?\.?s\b|п\.?\s?с\b|з\.?\s?ы\b)/iu.test(bare);
    if (!postscript && !looksLikeSentence(bare)) continue;
    if (postscript || own[at]! - own[at - 1]! > 1) {
      // a paragraph of talk after the name: the signature ends above it, unless all below is a slogan within a firm's block
      return at > n ? at : undefined;
    }
    return undefined;
  }
  return at;
}

/** "-Abhishek", "— Ann Lee", "/Jonas": a name behind a dash. A second such line makes it a list. */
function isDashName(bare: string): boolean {
  const match = /^[-–—~/]{1,2}\s?(\S.*)$/.exec(bare);
  return match !== null && isNameLine(match[1]!) && match[1]!.split(/\s+/).length <= 4;
}

function isListItem(lines: MailLine[], own: number[], n: number, end: number): boolean {
  const dashed = (at: number) => at >= 0 && at < end && /^[-–—~/*•]/.test(lines[own[at]!]!.bare);
  return dashed(n - 1) || dashed(n + 1);
}

/** A closing paragraph of short lines, at least two of which are ways to reach somebody. */
function isContactBlock(rest: MailLine[]): boolean {
  if (rest.length < 3 || rest.length > 15) return false;
  const contacts = rest.filter((line) => hasContact(line.bare)).length;
  return (
    contacts >= 2 &&
    isNameLine(rest[0]!.bare) &&
    rest.every((line) => hasContact(line.bare) || (line.bare.length <= 60 && !looksLikeSentence(line.bare)))
  );
}

/** A name standing alone above the signature or at the end: only one the mail itself shows to be the author's. */
function signNameAbove(
  lines: MailLine[],
  kinds: Kinds,
  own: number[],
  end: number,
  names: () => Set<string>,
): void {
  const at = end - 1;
  if (at < 1) return;
  const line = lines[own[at]!]!;
  const above = lines[own[at - 1]!]!;
  if (own[at]! - own[at - 1]! < 2 && !/[.!?]$/.test(above.bare)) return;
  const name = line.bare.replace(/[.,!]$/, '');
  if (!isNameLine(name) || name.split(/\s+/).length > 3 || /:$/.test(above.bare)) return;
  const known = names();
  if (known.has(name.toLowerCase().split(/\s+/)[0]!) || (known.has(ANY_NAME) && /[.!?)]$/.test(above.bare)))
    kinds[own[at]!] = 'signature';
}

/** A mail must not become all signature because a program wrapped the whole text in its signature's markup. */
function undoIfNothingIsLeft(lines: MailLine[], kinds: Kinds, own: number[]): void {
  if (own.some((i) => kinds[i] !== 'signature')) return;
  const marked = own.filter((i) => lines[i]!.mark === 'signature');
  if (!marked.some((i) => looksLikeSentence(lines[i]!.bare))) return;
  for (const i of marked) {
    if (!looksLikeSentence(lines[i]!.bare)) break;
    kinds[i] = undefined;
  }
}

/** Whether the line is a telephone's or program's closing line. */
export function closesWithDevice(line: MailLine): boolean {
  return isDeviceLine(line.bare);
}
