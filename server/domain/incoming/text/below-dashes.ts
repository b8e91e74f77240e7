// Decides whether what stands below dashes or a drawn rule is a signature or the next part of the text.
import type { MailLine } from './mail-line.ts';
import { hasContact, holdsProse, isNameLine, looksLikeSentence } from './signature-shape.ts';
import { isFooterLine, legalScore } from './signature-words.ts';
import { isDashName, isSurelyName } from './signing-name.ts';

/** "Our prices:", "Please sign here:": what stands below is what was announced. */
export function isAsked(above: MailLine): boolean {
  return /[:：]$/.test(above.bare);
}

/** Three dashes part texts as often as they sign them; two hardly ever do, but where something was announced. */
export function belowDashes(dashes: MailLine, rest: MailLine[], asked: boolean): boolean {
  if (!delimited(rest)) return false;
  if (dashes.bare !== '---' && !asked) return true;
  return (
    rest.length === 0 ||
    signsItself(rest) ||
    (!asked && (isNameLine(rest[0]!.bare) || isDashName(rest[0]!.bare)))
  );
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
export function belowRule(rule: MailLine, rest: MailLine[], repeated: boolean): boolean {
  if (
    /^_{30,}$/.test(rule.bare) &&
    rest.length <= 3 &&
    rest.some((line) => /https?:\/\/|www\./.test(line.bare))
  )
    return true;
  if (rule.bare.length >= 10 && !repeated && rest.length <= 5 && isSurelyName(rest[0]!.bare))
    return rest.every(({ bare }) => bare.length <= 60 && !looksLikeSentence(bare));
  if (rule.bare.length >= 60 && isSponsored(rest)) return true;
  const footer = rest.slice(0, 3).some((line) => isFooterLine(line));
  const talk = rest.some((line) => looksLikeSentence(line.bare));
  return delimited(rest) && signsItself(rest) && (footer || (!repeated && !talk && !holdsProse(rest, 2)));
}

/** An advertisement that ends with its link, right above the footer of the list that carries it. */
function isSponsored(rest: MailLine[]): boolean {
  const list = rest.findIndex((line) => /^_{30,}$/.test(line.bare));
  if (list < 1 || list > 12 || !/https?:\/\/|www\./.test(rest[list - 1]!.bare)) return false;
  return rest.slice(list).some((line) => isFooterLine(line));
}

/** Under a drawn rule more is asked: something only signatures hold. */
function signsItself(rest: MailLine[]): boolean {
  return (
    rest.some((line) => hasContact(line.bare) || isFooterLine(line)) || legalScore(rest.slice(0, 60)) >= 3
  );
}
