// Decides whether a closing formula signs, and where the signature it opens ends.
import { isRule } from './header-block.ts';
import { saidBefore } from './lone-name.ts';
import type { Kind, MailLine } from './mail-line.ts';
import {
  hasContact,
  isNameLine,
  isPlaceholderLine,
  isPostscript,
  looksLikeSentence,
} from './signature-shape.ts';
import { type Closing, closingOf } from './signature-words.ts';
import { isDashName, isKoreanSignOff, isSurelyName } from './signing-name.ts';

type Kinds = (Kind | undefined)[];

const MAX_SIGNATURE = 40;

/** "Thanks Tom" or "Cheers" as the whole answer is what the author has to say, and speaks to Tom. */
export function isAllThatIsSaid(
  lines: MailLine[],
  kinds: Kinds,
  own: number[],
  n: number,
  end: number,
  { formula, rest }: Closing,
): boolean {
  if (n > 0 || saidBefore(lines, kinds, own[0]!)) return false;
  return (
    formula === 'thanks' ||
    (end === 1 && rest.split(' ').length <= 2 && /^cheers/i.test(lines[own[n]!]!.bare))
  );
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
export function shortRest(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
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
