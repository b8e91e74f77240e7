// Decides whether a line of own text begins a signature, and where that signature ends.
import { belowDashes, belowRule, isAsked } from './below-dashes.ts';
import { closed, isAllThatIsSaid } from './closing-line.ts';
import { isContactBlock, isTitleBlock, isWholeName } from './contact-block.ts';
import { isDeviceLine } from './device-line.ts';
import { isGivenName } from './given-names.ts';
import { isForwardLine, isRule, isTitledRule } from './header-block.ts';
import { stemsOf } from './line-stems.ts';
import { saidBefore } from './lone-name.ts';
import { type Kind, type MailLine, nextFilled } from './mail-line.ts';
import { greetsAlone, isAuthorsName } from './names-in-mail.ts';
import { FORWARDED } from './quote-words.ts';
import { shortRest } from './short-rest.ts';
import { hasContact, isPostscript, reachesSomebody } from './signature-shape.ts';
import { closingOf } from './signature-words.ts';
import { isDashName, isKoreanSignOff } from './signing-name.ts';

type Kinds = (Kind | undefined)[];

/** "Ann Lee              mailto:ann@lee.example", as The Bat! signs. */
const NAME_AND_ADDRESS = /^\p{Lu}[\p{L}.' -]{1,40}\s{3,}(?:mailto:)?[^\s@]+@[^\s@]+\.\p{L}+$/u;

/** If own line n begins a signature: the own line after its end. `whole`: the words of the author's whole name. */
export function signatureFrom(
  lines: MailLine[],
  own: number[],
  n: number,
  end: number,
  kinds: Kinds,
  whole: string[] = [],
): number | undefined {
  const line = lines[own[n]!]!;
  const rest = (from: number) => own.slice(from, end).map((i) => lines[i]!);
  if (kinds[own[n]!] === 'signature') return n + 1;
  // "--=20": quoted-printable that nobody decoded
  if (line.text === '-- ' || line.bare === '--=20') return isCode(lines, own, n) ? undefined : end;
  if (line.bare.length <= 5 && /^(?:--|—|–|__|- -|-- --|---)$/.test(line.bare))
    return belowDashes(line, rest(n + 1), n > 0 && isAsked(lines[own[n - 1]!]!)) && !divides(lines, own, n)
      ? end
      : undefined;
  if (isRule(line)) {
    const asked = n > 0 && isAsked(lines[own[n - 1]!]!);
    if (n === 0 && !saidBefore(lines, kinds, own[0]!)) return undefined;
    return n + 1 < end && belowRule(line, rest(n + 1), asked || divides(lines, own, n)) ? end : undefined;
  }
  if ((startsParagraph(lines, own, n) || kinds[own[n - 1]!] === 'signature') && isDeviceLine(line))
    return n + 1;
  const closing = closingOf(line.bare, stemsOf(line));
  if (closing)
    return isAllThatIsSaid(lines, kinds, own, n, end, closing)
      ? undefined
      : closed(lines, own, n, end, closing.formula, closing.rest);
  if (n > 0 && isKoreanSignOff(line.bare)) return shortRest(lines, own, n + 1, end);
  if (n === 0 && n + 1 < end && isDashName(line.bare) && rest(1).every((one) => hasContact(one.bare)))
    return end;
  if (n === 0 && end > 1 && signsAlone(lines, kinds, own, rest(0))) return end;
  if (isDashName(line.bare) && mayOpen(lines, own, n, kinds) && !isListItem(lines, own, n, end))
    return dashSigned(lines, own, n, end);
  if (n > 0 && startsParagraph(lines, own, n) && NAME_AND_ADDRESS.test(line.bare)) return n + 1;
  const signed = isAuthorsName(line.bare, whole) ? authorSigned(lines, own, n, end, kinds) : undefined;
  if (signed !== undefined) return signed;
  if (n > 0 && startsParagraph(lines, own, n)) {
    const length = end - n;
    const above = lines[own[n - 1]!]!;
    const greeted = n === 1 && greetsAlone(above.bare);
    if (length > 1 && length <= 15 && line.bare.length <= 120 && !greeted) {
      const block = rest(n);
      if (isContactBlock(block, above, own[n + 1]! - own[n]! > 1) || isTitleBlock(block, above)) return end;
    }
  }
  return undefined;
}

/**
 * Who somebody is and how to reach them, with nothing else around: below the last quote of a mail in which something was said
 * above, or above a mail sent on without a word.
 */
function signsAlone(lines: MailLine[], kinds: Kinds, own: number[], block: MailLine[]): boolean {
  const [first] = block;
  const named = isWholeName(first!.bare.replace(/\s@\w{2,30}$/, ''));
  if (saidBefore(lines, kinds, own[0]!)) {
    const name = { ...first!, bare: first!.bare.replace(/\s@\w{2,30}$/, '') };
    const others = block.slice(1);
    return named && (isTitleBlock([name, ...others], SAID) || isContactBlock([name, ...others], SAID, false));
  }
  if (block.length < 3 || block.length !== own.length || !forwardsBelow(lines, own.at(-1)! + 1)) return false;
  return named ? isContactBlock(block, SAID, false) : block.every((one) => reachesSomebody(one.bare));
}

/** Stands for the sentence above that is not there. */
const SAID: MailLine = { text: '.', bare: '.', depth: 0 };

function forwardsBelow(lines: MailLine[], from: number): boolean {
  const next = lines[nextFilled(lines, from)];
  return next !== undefined && FORWARDED.test(next.bare) && (isForwardLine(next) || isTitledRule(next));
}

/** Between two fences ("```") stands code, in SQL with "-- " before its remarks. */
function isCode(lines: MailLine[], own: number[], n: number): boolean {
  const isFence = (i: number) => /^(?:```|~~~)/.test(lines[i]!.bare);
  const above = own.slice(Math.max(0, n - 500), n).filter(isFence).length;
  return above % 2 === 1 && own.slice(n + 1, n + 500).some(isFence);
}

/** The same dashes stood above already: they part a text, they do not sign it. */
function divides(lines: MailLine[], own: number[], n: number): boolean {
  return own.slice(Math.max(0, n - 200), n).some((i) => lines[i]!.bare === lines[own[n]!]!.bare);
}

function startsParagraph(lines: MailLine[], own: number[], n: number): boolean {
  return n === 0 || own[n]! - own[n - 1]! > 1 || /[.!?…)]$/.test(lines[own[n - 1]!]!.bare);
}

/** A signature of its own stands in a new paragraph, below something said. */
function mayOpen(lines: MailLine[], own: number[], n: number, kinds: Kinds): boolean {
  return n > 0 ? startsParagraph(lines, own, n) : saidBefore(lines, kinds, own[0]!);
}

/** The author's whole name opens a signature in a paragraph of its own, or glued to the text above ways to reach its bearer. */
function authorSigned(
  lines: MailLine[],
  own: number[],
  n: number,
  end: number,
  kinds: Kinds,
): number | undefined {
  if (n > 0 && isAsked(lines[own[n - 1]!]!)) return undefined;
  if (n === 1 && greetsAlone(lines[own[0]!]!.bare)) return undefined;
  const until = shortRest(lines, own, n + 1, end);
  if (mayOpen(lines, own, n, kinds) || until === undefined) return until;
  return n > 0 && until === end && own.slice(n + 1, end).some((i) => reachesSomebody(lines[i]!.bare))
    ? until
    : undefined;
}

function dashSigned(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
  const until = shortRest(lines, own, n + 1, end);
  // what stands below a drawn line is parted from the name: an advertisement, a list's footer
  if (until !== end && n + 1 < end && own[n + 1]! - own[n]! > 1 && isRule(lines[own[n + 1]!]!)) return n + 1;
  if (until === undefined || until === end) return until;
  const name = lines[own[n]!]!.bare.replace(/^[-–—~/\s]+/, '');
  return isPostscript(lines[own[until]!]!.bare) || isGivenName(name.split(/[\s,.]+/, 1)[0]!)
    ? until
    : undefined;
}

function isListItem(lines: MailLine[], own: number[], n: number, end: number): boolean {
  const dashed = (at: number) =>
    at >= 0 && at < end && /^[-–—~/*•]{1,2}\s?[\p{L}\d]/u.test(lines[own[at]!]!.bare);
  return dashed(n - 1) || dashed(n + 1);
}
