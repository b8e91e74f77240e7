// Finds signatures at the end of what the author wrote: "-- " blocks, closing formulas with names, telephones' lines, legal and list footers.
import { isRule } from './header-block.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { ANY_NAME, foldName, namesInMail } from './names-in-mail.ts';
import { hasContact, isNameLine, isPlaceholderLine, looksLikeSentence } from './signature-shape.ts';
import {
  closingOf,
  GATEWAY_BANNER,
  isDeviceLine,
  isFooterLine,
  legalScore,
  opensLegally,
} from './signature-words.ts';

type Kinds = (Kind | undefined)[];

const MAX_SIGNATURE = 40;
const MAX_FOOTERS = 60;
const MAX_PARAGRAPH = 100;

/** Marks signature lines among the lines not yet decided, per stretch of own text between quotes. */
export function markSignatures(lines: MailLine[], kinds: Kinds, author: string): void {
  markPgp(lines, kinds);
  markBanner(lines, kinds);
  let names: Set<string> | undefined;
  const knownNames = () => (names ??= namesInMail(lines, kinds, author));
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && kinds[i] !== 'quoted') continue;
    if (i > start) signStretch(lines, kinds, start, i, knownNames);
    start = i + 1;
  }
}

/** The frame of an OpenPGP signed text (RFC 9580 §7) is machinery, the text in it is not. */
function markPgp(lines: MailLine[], kinds: Kinds): void {
  let inside = false;
  for (let i = 0; i < lines.length; i++) {
    const bare = lines[i]!.bare;
    if (kinds[i] || lines[i]!.depth > 0) continue;
    if (bare === '-----BEGIN PGP SIGNED MESSAGE-----') {
      kinds[i] = 'signature';
      if (/^Hash: /.test(lines[i + 1]?.bare ?? '')) kinds[i + 1] = 'signature';
    }
    if (bare === '-----BEGIN PGP SIGNATURE-----')
      inside = lines.slice(i, i + 80).some((line) => line.bare === PGP_END);
    if (inside && !isBlank(lines[i]!)) kinds[i] = 'signature';
    if (bare === PGP_END) inside = false;
  }
}

const PGP_END = '-----END PGP SIGNATURE-----';

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
  let last = end;
  // a signature is looked for among the last lines only: a letter may be long, a signature is not
  for (let n = Math.max(0, end - MAX_SIGNATURE * 2); n < end; n++) {
    const until = signatureFrom(lines, own, n, end, kinds);
    if (until === undefined) continue;
    sign(n, until);
    last = until === end ? n : end;
    n = until - 1;
  }
  signNameAbove(lines, kinds, own, last, names);
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
    else if (isFooterParagraph(paragraph, first === 0)) taken = first;
    else if (first > 0 && legalAbove(lines, own, first) !== undefined) taken = legalAbove(lines, own, first)!;
    else if (
      isDeviceLine(paragraph.at(-1)!.bare) ||
      /^(?:https?:\S*\/listinfo\S*)$/i.test(paragraph.at(-1)!.bare)
    )
      taken = end - 1;
    else break;
    for (let n = taken; n < end; n++) kinds[own[n]!] = 'signature';
    end = taken;
  }
  return end;
}

function isFooterParagraph(paragraph: MailLine[], alone: boolean): boolean {
  const text = paragraph
    .slice(0, 60)
    .map((line) => line.bare)
    .join(' ');
  if (text.length > 40 && legalScore(text) >= (alone ? 4 : 3) && (!alone || opensLegally(text))) return true;
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
  if (/^(?:--|—|–|__|- -|-- --|---)$/.test(line.bare))
    return delimited(rest(n + 1)) && !divides(lines, own, n) ? end : undefined;
  if (isRule(line))
    return n + 1 < end && belowRule(line, rest(n + 1), divides(lines, own, n)) ? end : undefined;
  if (isDeviceLine(line.bare) && startsParagraph(lines, own, n)) return n + 1;
  const closing = closingOf(line.bare);
  if (closing) return closed(lines, own, n, end, closing.formula, closing.rest);
  if (isDashName(line.bare) && n > 0 && startsParagraph(lines, own, n) && !isListItem(lines, own, n, end))
    return dashSigned(lines, own, n, end);
  if (n > 0 && startsParagraph(lines, own, n) && isContactBlock(rest(n), lines[own[n - 1]!]!)) return end;
  return undefined;
}

/** The same dashes stood above already: they part a text, they do not sign it. */
function divides(lines: MailLine[], own: number[], n: number): boolean {
  return own.slice(Math.max(0, n - 200), n).some((i) => lines[i]!.bare === lines[own[n]!]!.bare);
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
  if (rest.length > 15 || holdsProse(rest, 4)) return false;
  const talk = rest.filter((line) => looksLikeSentence(line.bare)).length;
  return (
    talk === 0 ||
    (talk <= 2 && rest.some((line) => hasContact(line.bare)) && !rest.some((line) => /\?$/.test(line.bare)))
  );
}

/** So many lines of running text on end: wrapped sentences, which line by line do not look like any. */
function holdsProse(rest: MailLine[], limit: number): boolean {
  let run = 0;
  for (const line of rest) {
    const prose = line.bare.split(/\s+/).length >= 9 && !hasContact(line.bare) && !isFooterLine(line.bare);
    run = prose ? run + 1 : 0;
    if (run >= limit) return true;
  }
  return false;
}

/** A rule opens a signature, a list's footer, or the advertisement of a free mail service; not the next part of a text. */
function belowRule(rule: MailLine, rest: MailLine[], repeated: boolean): boolean {
  if (
    /^_{30,}$/.test(rule.bare) &&
    rest.length <= 3 &&
    rest.some((line) => /https?:\/\/|www\./.test(line.bare))
  )
    return true;
  const footer = rest.slice(0, 3).some((line) => isFooterLine(line.bare));
  const talk = rest.some((line) => looksLikeSentence(line.bare));
  return delimited(rest) && signsItself(rest) && (footer || (!repeated && !talk && !holdsProse(rest, 2)));
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
  if (rest !== '' && !(isNameLine(rest) || (formula === 'closing' && goesOnClosing(rest)))) return undefined;
  const until = shortRest(lines, own, n + 1, end);
  if (until === undefined) return undefined;
  const next = lines[own[n + 1] ?? -1];
  if (rest !== '') return until;
  if (formula === 'closing')
    return until === n + 1 && until < end && !isPostscript(next!.bare) ? undefined : until;
  if (!next || n + 1 >= end || until === n + 1 || /[!.]$/.test(lines[own[n]!]!.bare)) return undefined;
  return isNameLine(next.bare) || isDashName(next.bare) || closingOf(next.bare)?.formula === 'closing'
    ? until
    : undefined;
}

/** "… from Vienna", "… / Kind regards", "… an alle": what may stand behind a closing formula that is no name. */
function goesOnClosing(rest: string): boolean {
  if (rest.split(/\s+/).length > 5 || /[.?!:,]\s|[?!:]$/.test(rest)) return false;
  if (closingOf(rest.replace(/^[/|&,\s]+/, ''))) return true;
  return /^(?:from|to|van|von|vom|aus|uit|aan|an|de|da|del|desde|depuis|и|из|от|z|ze|od|fra|från|till|til|and|und|en|et|y|e|og|och|ja)(?:\s|$)/.test(
    rest,
  );
}

/** The end of the short lines (names, firm, telephone) from n on; undefined when talk follows in the same paragraph. */
function shortRest(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
  let at = n;
  for (; at < end && at - n < MAX_SIGNATURE; at++) {
    const bare = lines[own[at]!]!.bare;
    const postscript = isPostscript(bare);
    if (!postscript && (lines[own[at]!]!.mark === 'signature' || isPlaceholderLine(bare) || hasContact(bare)))
      continue;
    if (!postscript && !looksLikeSentence(bare)) continue;
    // a paragraph of talk, or a postscript, after the name: the signature ends above it
    return postscript || own[at]! - own[at - 1]! > 1 ? at : undefined;
  }
  return at;
}

/** "PS: …" and footnotes ("[1] https://…") stand below the name and are the author's words. */
function isPostscript(bare: string): boolean {
  return /^\W{0,3}(?:p\.?\s?p?\.?s\b|п\.?\s?с\b|з\.?\s?ы\b)|^\[\d{1,2}\]\s/iu.test(bare);
}

function dashSigned(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
  const until = shortRest(lines, own, n + 1, end);
  return until === end || (until !== undefined && isPostscript(lines[own[until]!]!.bare)) ? until : undefined;
}

/** "-Abhishek", "— Ann Lee", "/Jonas", "--ann": a name behind a dash. */
function isDashName(bare: string): boolean {
  if (/^(?:--|\/)\s?\p{L}{1,12}\.?$/u.test(bare)) return true;
  const match = /^[-–—~/]{1,2}\s?(\S.*)$/.exec(bare);
  return match !== null && isNameLine(match[1]!) && match[1]!.split(/\s+/).length <= 4;
}

function isListItem(lines: MailLine[], own: number[], n: number, end: number): boolean {
  const dashed = (at: number) =>
    at >= 0 && at < end && /^[-–—~/*•]{1,2}\s?[\p{L}\d]/u.test(lines[own[at]!]!.bare);
  return dashed(n - 1) || dashed(n + 1);
}

/** Closing short lines below a name, with a way to reach somebody; not the answer to "please write to:". */
function isContactBlock(rest: MailLine[], above: MailLine): boolean {
  if (rest.length < 3 || rest.length > 15 || /[:：]$/.test(above.bare)) return false;
  const name = rest[0]!.bare.split(/[,|–—]|\s-\s/, 1)[0]!;
  if (
    !isNameLine(name) ||
    (name.trim() !== rest[0]!.bare && !/\S\s+\S/.test(name.trim())) ||
    holdsProse(rest, 2) ||
    rest.some((line) => isPostscript(line.bare))
  )
    return false;
  return (
    rest.some((line) => hasContact(line.bare)) &&
    rest.every((line) => hasContact(line.bare) || (line.bare.length <= 75 && !looksLikeSentence(line.bare)))
  );
}

/** A name standing alone above the signature or at the end: the author's, as far as From, greetings or the mail's shape tell. */
function signNameAbove(
  lines: MailLine[],
  kinds: Kinds,
  own: number[],
  end: number,
  names: () => Set<string>,
): void {
  let at = end - 1;
  while (at > 0 && isPostscript(lines[own[at]!]!.bare)) at--;
  if (at < 0 || (at === 0 && !saidBefore(lines, kinds, own[0]!))) return;
  const line = lines[own[at]!]!;
  const above = lines[own[at - 1] ?? own[0]!]!;
  const apart = at === 0 || own[at]! - own[at - 1]! > 1;
  const saidAll = /[.!?)…]$|\p{Extended_Pictographic}$|[:;]-?[)DP(]$/u.test(above.bare);
  if (line.bare.length > 40 || (!apart && !saidAll) || /:$/.test(above.bare)) return;
  const words = foldName(line.bare.replace(/[.,!]$/, '')).split(/\s+/);
  if (words.length > 3) return;
  const known = names();
  const called = known.has(words[0]!) && words.every((word) => known.has(word) || word.length <= 3);
  if (called) kinds[own[at]!] = 'signature';
  else if (at > 0 && isNameLine(line.bare) && !/[.,!:]$/.test(line.bare) && apart && saidAll)
    if (known.has(ANY_NAME) || (words.length <= 2 && saysEnough(lines, own, at)))
      kinds[own[at]!] = 'signature';
}

/** Whether own words stand above, so that a lone name below the last quote only signs them. */
function saidBefore(lines: MailLine[], kinds: Kinds, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 2000; i--) if (!kinds[i] && !isBlank(lines[i]!)) return true;
  return false;
}

/** More than a short answer above: then a lone capitalised word at the end is who says it, not what is said. */
function saysEnough(lines: MailLine[], own: number[], until: number): boolean {
  let letters = 0;
  for (let n = until - 1; n >= 0 && letters < 80; n--) letters += lines[own[n]!]!.bare.length;
  return letters >= 80;
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
