// Decides whether a line of own text begins a signature, and where that signature ends.
import { isDeviceLine } from './device-line.ts';
import { isGivenName } from './given-names.ts';
import { isRule } from './header-block.ts';
import { stemsOf } from './line-stems.ts';
import type { Kind, MailLine } from './mail-line.ts';
import {
  hasContact,
  holdsProse,
  isNameLine,
  isPlaceholderLine,
  isPostscript,
  looksLikeSentence,
} from './signature-shape.ts';
import { closingOf, isFooterLine, legalScore } from './signature-words.ts';

type Kinds = (Kind | undefined)[];

const MAX_SIGNATURE = 40;

/** If own line n begins a signature: the own line after its end. */
export function signatureFrom(
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
  if (line.bare.length <= 5 && /^(?:--|—|–|__|- -|-- --|---)$/.test(line.bare))
    return belowDashes(line, rest(n + 1), n > 0 && isAsked(lines[own[n - 1]!]!)) && !divides(lines, own, n)
      ? end
      : undefined;
  if (isRule(line)) {
    const asked = n > 0 && isAsked(lines[own[n - 1]!]!);
    return n + 1 < end && belowRule(line, rest(n + 1), asked || divides(lines, own, n)) ? end : undefined;
  }
  if (startsParagraph(lines, own, n) && isDeviceLine(line)) return n + 1;
  const closing = closingOf(line.bare, stemsOf(line));
  if (closing) return closed(lines, own, n, end, closing.formula, closing.rest);
  if (n > 0 && isKoreanSignOff(line.bare)) return shortRest(lines, own, n + 1, end);
  if (n === 0 && n + 1 < end && isDashName(line.bare) && rest(1).every((one) => hasContact(one.bare)))
    return end;
  if (isDashName(line.bare) && n > 0 && startsParagraph(lines, own, n) && !isListItem(lines, own, n, end))
    return dashSigned(lines, own, n, end);
  if (n > 0 && startsParagraph(lines, own, n)) {
    const length = end - n;
    const above = lines[own[n - 1]!]!;
    if (length > 1 && length <= 15 && line.bare.length <= 120) {
      const block = rest(n);
      if (isContactBlock(block, above) || isTitleBlock(block, above)) return end;
    }
  }
  return undefined;
}

/** "김민수 드림": the name and a word of respect that only signs letters. */
const KOREAN_SIGN_OFF = /^(?:\S.{0,20}\s)?\p{Script=Hangul}{2,4}\s?(?:드림|올림|배상)\.?$/u;

function isKoreanSignOff(bare: string): boolean {
  const last = bare.charCodeAt(bare.length - (bare.endsWith('.') ? 2 : 1));
  return last >= 0xac00 && last <= 0xd7a3 && KOREAN_SIGN_OFF.test(bare);
}

/** A name by its first word, not by its capitals alone. */
function isSurelyName(bare: string): boolean {
  if (isKoreanSignOff(bare)) return true;
  return isNameLine(bare) && (isGivenName(bare.split(/[\s,.]+/, 1)[0]!) || bare.charCodeAt(0) > 0x3000);
}

/** The same dashes stood above already: they part a text, they do not sign it. */
function divides(lines: MailLine[], own: number[], n: number): boolean {
  return own.slice(Math.max(0, n - 200), n).some((i) => lines[i]!.bare === lines[own[n]!]!.bare);
}

function startsParagraph(lines: MailLine[], own: number[], n: number): boolean {
  return n === 0 || own[n]! - own[n - 1]! > 1 || /[.!?…)]$/.test(lines[own[n - 1]!]!.bare);
}

/** "Ann Lee / Head of Purchasing / Lee Timber Ltd": a person with office and firm, at the very end. */
function isTitleBlock(rest: MailLine[], above: MailLine): boolean {
  if (rest.length < 2 || rest.length > 6 || !/[.!?…)。！？]$/.test(above.bare)) return false;
  const [name, ...others] = rest;
  if (!/\S\s+\S/.test(name!.bare) || name!.bare.length > 40 || !isSurelyName(name!.bare)) return false;
  return others.every(
    ({ bare }) =>
      bare.length <= 60 &&
      /^[\p{Lu}\p{Lo}]/u.test(bare) &&
      !/\d|[.?!:;,]$/.test(bare) &&
      !isSurelyName(bare) &&
      !looksLikeSentence(bare),
  );
}

/** "Our prices:", "Please sign here:": what stands below is what was announced. */
function isAsked(above: MailLine): boolean {
  return /[:：]$/.test(above.bare);
}

/** Three dashes part texts as often as they sign them; two hardly ever do, but where something was announced. */
function belowDashes(dashes: MailLine, rest: MailLine[], asked: boolean): boolean {
  if (!delimited(rest)) return false;
  if (dashes.bare !== '---' && !asked) return true;
  return rest.length === 0 || signsItself(rest) || (!asked && isNameLine(rest[0]!.bare));
}

/** What stands under a bare "--": few lines, or legal text, or a list's footer, none of it talk. */
function delimited(rest: MailLine[]): boolean {
  if (rest.length === 0) return true;
  if (legalScore(rest.slice(0, 60)) >= 3) return true;
  if (isMotto(rest)) return true;
  if (rest.length > 15 || holdsProse(rest, 4)) return false;
  const talk = rest.filter((line) => looksLikeSentence(line.bare)).length;
  return (
    talk === 0 ||
    (talk <= 2 && rest.some((line) => hasContact(line.bare)) && !rest.some((line) => /\?$/.test(line.bare)))
  );
}

/** A few lines at the very end, a name or a saying or both; who parts a text with dashes uses them more than once. */
function isMotto(rest: MailLine[]): boolean {
  if (rest.length > 6 || rest.some(({ bare }) => /[?:]$|^[-–—_]{2,}$/.test(bare))) return false;
  const letters = rest.reduce((sum, { bare }) => sum + bare.length, 0);
  return rest.length <= 3 ? letters <= 250 : letters <= 400 && isSurelyName(rest[0]!.bare);
}

/** A rule opens a signature, a list's footer, or the advertisement of a free mail service; not the next part of a text. */
function belowRule(rule: MailLine, rest: MailLine[], repeated: boolean): boolean {
  if (
    /^_{30,}$/.test(rule.bare) &&
    rest.length <= 3 &&
    rest.some((line) => /https?:\/\/|www\./.test(line.bare))
  )
    return true;
  if (rule.bare.length >= 10 && !repeated && rest.length <= 5 && isSurelyName(rest[0]!.bare))
    return rest.every(({ bare }) => bare.length <= 60 && !looksLikeSentence(bare));
  const footer = rest.slice(0, 3).some((line) => isFooterLine(line));
  const talk = rest.some((line) => looksLikeSentence(line.bare));
  return delimited(rest) && signsItself(rest) && (footer || (!repeated && !talk && !holdsProse(rest, 2)));
}

/** Under a drawn rule more is asked: something only signatures hold. */
function signsItself(rest: MailLine[]): boolean {
  return (
    rest.some((line) => hasContact(line.bare) || isFooterLine(line)) || legalScore(rest.slice(0, 60)) >= 3
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
  if (!next || n + 1 >= end || until === n + 1) return undefined;
  if (/[!.。！]$/.test(lines[own[n]!]!.bare)) return isSurelyName(next.bare) ? until : undefined;
  return isNameLine(next.bare) ||
    isDashName(next.bare) ||
    isKoreanSignOff(next.bare) ||
    closingOf(next.bare)?.formula === 'closing'
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
  let rule: number | undefined;
  let at = n;
  for (; at < end && at - n < MAX_SIGNATURE; at++) {
    const line = lines[own[at]!]!;
    if (isPostscript(line.bare)) return at;
    if (line.text === '-- ') return end;
    if (isRule(line)) rule ??= at;
    if (line.mark === 'signature' || isPlaceholderLine(line.bare) || hasContact(line.bare)) continue;
    if (!looksLikeSentence(line.bare)) continue;
    // talk after the name: the signature ends above its paragraph, or at the rule drawn between them
    return rule ?? (own[at]! - own[at - 1]! > 1 ? at : undefined);
  }
  return at;
}

function dashSigned(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
  const until = shortRest(lines, own, n + 1, end);
  return until === end || (until !== undefined && isPostscript(lines[own[until]!]!.bare)) ? until : undefined;
}

/** "-Abhishek", "— Ann Lee", "/Jonas", "--ann": a name behind a dash. */
function isDashName(bare: string): boolean {
  if (!'-–—~/'.includes(bare.charAt(0))) return false;
  if (/^(?:--|\/)\s?\p{L}{1,12}\.?$/u.test(bare)) return true;
  const match = /^[-–—~/]{1,2}\s?(\S.*)$/.exec(bare);
  if (match && bare.charAt(1) !== ' ' && /^\p{L}{2,12}$/u.test(match[1]!) && isGivenName(match[1]!))
    return true;
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
  const said = rest[0]!.bare.replace(/^(?:i\.\s?[AV]\.|ppa\.?)\s?/, '');
  const name = said.split(/[,|–—]|\s-\s/, 1)[0]!;
  if (
    !isNameLine(name) ||
    (name.trim() !== said && !/\S\s+\S/.test(name.trim())) ||
    holdsProse(rest, 2) ||
    rest.some((line) => isPostscript(line.bare))
  )
    return false;
  return (
    rest.some((line) => hasContact(line.bare)) &&
    rest.every((line) => hasContact(line.bare) || (line.bare.length <= 75 && !looksLikeSentence(line.bare)))
  );
}
