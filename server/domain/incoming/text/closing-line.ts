// Decides whether a closing formula signs, and where the signature it opens ends.
import { isGivenName } from './given-names.ts';
import { isRule } from './header-block.ts';
import { saidBefore } from './lone-name.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { opensLetter } from './names-in-mail.ts';
import { shortRest } from './short-rest.ts';
import { isNameLine, isPostscript, reachesSomebody } from './signature-shape.ts';
import { type Closing, closingOf, opensBySigns } from './signature-words.ts';
import { isDashName, isKoreanSignOff, isSurelyName } from './signing-name.ts';

type Kinds = (Kind | undefined)[];

/** "Thanks Tom" or "Cheers" as the whole answer is what the author has to say, and speaks to Tom. */
export function isAllThatIsSaid(
  lines: MailLine[],
  kinds: Kinds,
  own: number[],
  n: number,
  end: number,
  { formula, rest }: Closing,
): boolean {
  if (saidBefore(lines, kinds, own[0]!))
    return answersInOneWord(lines, kinds, own, n, end, { formula, rest });
  if (n === 0 && OPENS_TOO.test(lines[own[0]!]!.bare)) return true;
  if (n > 0)
    return formula === 'thanks' && rest === '' && own.slice(0, n).every((i) => onlyGreets(lines[i]!.bare));
  if (formula === 'closing' && rest === '' && own[1] !== undefined && end > 1) {
    const next = lines[own[1]]!;
    if (!isNameLine(next.bare) && !isDashName(next.bare) && next.text !== '-- ') return true;
  }
  return (
    formula === 'thanks' ||
    (end === 1 && rest.split(' ').length <= 2 && /^cheers/i.test(lines[own[n]!]!.bare))
  );
}

/** At the beginning they greet. */
const OPENS_TOO = /^(?:greetings|salam|selam)(?!\p{L})/iu;

/** "Thanks" straight below a question, in a paragraph of its own: the answer to it, and whoever says it signs below. */
function answersInOneWord(
  lines: MailLine[],
  kinds: Kinds,
  own: number[],
  n: number,
  end: number,
  { formula, rest }: Closing,
): boolean {
  if (n > 0 || formula !== 'thanks' || rest !== '' || end < 2) return false;
  if (/[,.]$/.test(lines[own[0]!]!.bare) || own[1]! - own[0]! === 1) return false;
  let above = own[0]! - 1;
  while (above >= 0 && isBlank(lines[above]!)) above--;
  return kinds[above] === 'quoted' && (above === own[0]! - 1 || /\?$/.test(lines[above]!.bare));
}

/** "Hi Pete,", "Pete" */
function onlyGreets(bare: string): boolean {
  if (bare.length > 40 || bare.split(/\s+/).length > 5) return false;
  return opensLetter(bare) || (!/\s/.test(bare) && isSurelyName(bare));
}

/** A closing formula counts when nothing but short lines follows; thanks only when a name follows. */
export function closed(
  lines: MailLine[],
  own: number[],
  n: number,
  end: number,
  formula: 'closing' | 'thanks',
  rest: string,
): number | undefined {
  if (
    rest !== '' &&
    !(
      isNameLine(rest) ||
      (formula === 'closing' &&
        (goesOnClosing(rest) || namesAndReaches(rest) || isSmallName(lines[own[n]!]!.bare, rest)))
    )
  )
    return undefined;
  const until = shortRest(lines, own, n + 1, end);
  if (until === undefined) return undefined;
  const below = n + 2 < end && isRule(lines[own[n + 1]!]!) ? n + 2 : n + 1;
  const next = lines[own[below] ?? -1];
  if (rest !== '') return until;
  if (formula === 'closing')
    return until === n + 1 && until < end && !isPostscript(next!.bare) ? undefined : until;
  if (!next || below >= end || until === n + 1) return undefined;
  if (/[!.。！]$/.test(lines[own[n]!]!.bare)) return isSurelyName(next.bare) ? until : undefined;
  return isNameLine(next.bare) ||
    isDashName(next.bare) ||
    (own[below]! - own[n]! === 1 && isHowToReach(lines, own, below, end)) ||
    isKoreanSignOff(next.bare) ||
    closingOf(next.bare)?.formula === 'closing'
    ? until
    : undefined;
}

/** "Thanks," and nothing below it but addresses and telephones: they stand for the name. */
function isHowToReach(lines: MailLine[], own: number[], from: number, end: number): boolean {
  return end - from >= 2 && own.slice(from, end).every((i) => reachesSomebody(lines[i]!.bare));
}

/** "… Ann Lee, tel. 555 0101": all of a signature in the line of its formula. */
function namesAndReaches(rest: string): boolean {
  const parts = /^(.{2,40}?)(?:,|\s[|/–-])\s(.{3,80})$/u.exec(rest);
  return parts !== null && isNameLine(parts[1]!) && reachesSomebody(parts[2]!);
}

/** "mfg eike", "regards tom": the name written small, known as one or behind what is no word of any language. */
function isSmallName(bare: string, rest: string): boolean {
  return (
    /^\p{Ll}{3,15}[.!]?$/u.test(rest) &&
    (isGivenName(rest.replace(/[.!]$/, '')) || (bare.split(/\s+/).length === 2 && opensBySigns(bare)))
  );
}

/** "… from Vienna", "… / Kind regards", "… an alle": what may stand behind a closing formula that is no name. */
function goesOnClosing(rest: string): boolean {
  if (rest.split(/\s+/).length > 5 || /[.?!:,]\s|[?!:]$|^(?:to|aan|an)\s\p{Lu}/u.test(rest)) return false;
  if (closingOf(rest.replace(/^[/|&,\s]+/, ''))) return true;
  return /^(?:from|to|van|von|vom|aus|uit|aan|an|de|da|del|desde|depuis|и|из|от|z|ze|od|fra|från|till|til|and|und|en|et|y|e|og|och|ja)(?:\s|$)/.test(
    rest,
  );
}
