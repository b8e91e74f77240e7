// Finds the writer's name where it stands alone under the text.

import { isDeviceLine } from './device-line.ts';
import { isGivenName } from './given-names.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { ANY_NAME, foldName, greetsAlone, opensLetter } from './names-in-mail.ts';
import { isNameLine, isPostscript } from './signature-shape.ts';
import { closingOf } from './signature-words.ts';
import { isSurelyName } from './signing-name.ts';

/** After these words a name says what was left to say. */
const UNFINISHED =
  /(?<!\p{L})(?:is|are|was|were|be|the|a|an|to|for|from|by|of|with|and|or|called|named|take|meet|like|than|about|as|ist|sind|war|heißt|der|die|das|den|dem|von|für|mit|und|oder|an|est|sont|le|la|les|du|des|pour|avec|et|ou|par|es|son|el|los|para|con|y|o|de|è|é|sono|il|per|di|e|é|são|com|um|zijn|het|van|voor|met|en|of|heet|это|и|или|для|от|с|к|у|на|jest|są|dla|i|lub|z|od|do|är|och|för|med|till|av|er|og|til|på|fra)$/u;

/** The last sentence of nearly every Japanese letter. */
const JAPANESE_REQUEST = /(?:よろしく|宜しく|お願い|失礼|いたします|致します|しております).{0,8}[。！]?$/;

/** "J.", "JK", "J. K." */
const INITIALS = /^(?:\p{Lu}\.?|\p{Lu}{2}|\p{Lu}\.\s?\p{Lu}\.)$/u;

/** "-=d", "-m" */
const DASHED_LETTER = /^[-–—~=]{1,3}\p{L}\.?$/u;

/** "...Chris", "-=Bobby", "..david" */
const ADORNED = /^(?:[-–—~/=.…]{1,4}\s?)(?=\p{L})/u;
/** "35227", "x 3-7160": a colleague's telephone, under the name. */
const EXTENSION = /^(?:(?:x|ext\.?)\s?)?\d?-?\d{4}$/i;

/** "T. Mikko", "t: Anna": short for "terveisin". */
const FINNISH_SIGNS = /^t[.:]\s?(?=\p{Lu}\p{Ll})/iu;

/** A line as short as this ended because its writer ended it. */
const SURELY_NO_WRAP = 55;

/** A postscript has so many lines at most. */
const MAX_POSTSCRIPT = 8;

type Kinds = (Kind | undefined)[];

/** A name standing alone above the signature or at the end: the author's, as far as From, greetings or the mail's shape tell. */
export function signNameAbove(
  lines: MailLine[],
  kinds: Kinds,
  own: number[],
  end: number,
  names: () => Set<string>,
): void {
  let at = end - 1;
  at = abovePostscripts(lines, own, at);
  const extension = at > 0 && own[at]! - own[at - 1]! === 1 && EXTENSION.test(lines[own[at]!]!.bare);
  if (extension) at--;
  if (at < 0) return;
  const line = lines[own[at]!]!;
  const above = lines[own[at - 1] ?? own[0]!]!;
  const apart = at === 0 || own[at]! - own[at - 1]! > 1;
  const saidAll = /[.!?)…。！？」]$|\p{Extended_Pictographic}$|[:;]-?[)DP(]$|[(]-?[:;]$/u.test(above.bare);
  const leaves = above.bare.length <= 30 && above.bare.endsWith(',');
  if (line.bare.length > 40 || (/[:：]$/.test(above.bare) && !/[(]-?:$/.test(above.bare))) return;
  // below a greeting and nothing else a name is what is said
  if (at === 1 && greetsAlone(above.bare) && !saidBefore(lines, kinds, own[0]!)) return;
  const wrapped = !apart && !saidAll && !leaves;
  if (
    wrapped &&
    (above.bare.length > SURELY_NO_WRAP || UNFINISHED.test(above.bare)) &&
    !ADORNED.test(line.bare)
  )
    return;
  const words = foldName(
    line.bare
      .replace(FINNISH_SIGNS, '')
      .replace(ADORNED, '')
      .replace(/\s\(.{1,20}\)$/, '')
      .replace(/[.,!;]$/, ''),
  ).split(/\s+/);
  if (words.length > 3) return;
  const known = names();
  const called = known.has(words[0]!) && words.every((word) => known.has(word) || word.length <= 3);
  if ((at === 0 || wrapped) && !(called && saidBefore(lines, kinds, own[at]!))) return;
  const signs =
    called ||
    (apart &&
      saidAll &&
      above.bare.length >= 12 &&
      (INITIALS.test(line.bare) || DASHED_LETTER.test(line.bare))) ||
    (JAPANESE_REQUEST.test(above.bare) && line.bare.length <= 8 && isNameLine(line.bare)) ||
    (isGivenName(words[0]!) &&
      isNameLine(line.bare) &&
      !startsWithGivenName(above.bare) &&
      (saidAll || leaves || !UNFINISHED.test(above.bare)));
  if (signs && (!extension || apart)) {
    kinds[own[at]!] = 'signature';
    if (extension) kinds[own[at + 1]!] = 'signature';
    // "thanks," straight above the name, "Happy hacking," in a paragraph of its own: only now is it known for a name
    if (at > 1 && ((!apart && closingOf(above.bare)?.rest === '') || leavesWith(lines, own, at - 1)))
      kinds[own[at - 1]!] = 'signature';
    return;
  }
  if (extension) return;
  // "Adeus," above a name no list knows: how people leave in a language we may not know
  if (words.length <= 3 && isNameLine(line.bare) && apart && at > 1 && leavesWith(lines, own, at - 1)) {
    if (/[.!?…]$/.test(lines[own[at - 2]!]!.bare) && saysEnough(lines, own, at - 1)) {
      kinds[own[at]!] = kinds[own[at - 1]!] = 'signature';
      return;
    }
  }
  const pointed =
    /[.,!:]$/.test(line.bare) && !(line.bare.endsWith('.') && words.length === 2 && known.has(words[1]!));
  if (isNameLine(line.bare) && !pointed && apart && saidAll && !opensLetter(above.bare))
    if (
      !isSignedBelow(lines, own, at) &&
      (known.has(ANY_NAME) ||
        (words.length <= 2 && (saysEnough(lines, own, at) || isDeviceBelow(lines, own, at))))
    )
      kinds[own[at]!] = 'signature';
}

/** The own line above the postscripts that end the text, each a line or a paragraph. */
function abovePostscripts(lines: MailLine[], own: number[], last: number): number {
  let at = last;
  while (at > 0) {
    let first = at;
    while (first > 0 && at - first < MAX_POSTSCRIPT && !isPostscript(lines[own[first]!]!.bare)) {
      if (own[first]! - own[first - 1]! > 1) return at;
      first--;
    }
    if (first === 0 || !isPostscript(lines[own[first]!]!.bare)) return at;
    at = first - 1;
  }
  return at;
}

/** Above a closing formula or somebody's whole name a lone word is said: the name comes below. */
function isSignedBelow(lines: MailLine[], own: number[], at: number): boolean {
  const below = lines[own[at + 1] ?? -1]?.bare;
  if (below === undefined) return false;
  return closingOf(below)?.formula === 'closing' || (/\S\s+\S/.test(below) && isSurelyName(below));
}

/** A telephone puts its line under the name, if there is one. */
function isDeviceBelow(lines: MailLine[], own: number[], at: number): boolean {
  const below = lines[own[at + 1] ?? -1];
  return below !== undefined && isDeviceLine(below);
}

/** "Happy hacking,": a few words of their own that only end with the name. */
export function leavesWith(lines: MailLine[], own: number[], n: number): boolean {
  const { bare } = lines[own[n]!]!;
  return (
    n > 0 &&
    own[n]! - own[n - 1]! > 1 &&
    bare.length <= 40 &&
    /\p{L}\s?,$/u.test(bare) &&
    bare.split(/\s+/).length <= 5 &&
    !opensLetter(bare)
  );
}

/** Whether own words stand above, so that a lone name below the last quote only signs them. */
export function saidBefore(lines: MailLine[], kinds: Kinds, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 2000; i--) if (!kinds[i] && !isBlank(lines[i]!)) return true;
  return false;
}

/** A name above a name is a list of people. */
function startsWithGivenName(bare: string): boolean {
  return bare.length <= 40 && isNameLine(bare) && isGivenName(bare.split(/\s+/, 1)[0]!);
}

/** More than a short answer above: then a lone capitalised word at the end is who says it, not what is said. */
function saysEnough(lines: MailLine[], own: number[], until: number): boolean {
  let letters = 0;
  for (let n = until - 1; n >= 0 && letters < 80; n--) letters += weightOf(lines[own[n]!]!.bare);
  return letters >= 80;
}

/** Chinese, Japanese and Korean say in a sign what others say in four letters. */
function weightOf(bare: string): number {
  return /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(bare) ? bare.length * 4 : bare.length;
}
