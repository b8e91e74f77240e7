// Recognises who somebody is and how to reach them, at the end of a text without any closing formula.
import type { MailLine } from './mail-line.ts';
import {
  hasContact,
  holdsProse,
  isNameLine,
  isPostscript,
  looksLikeSentence,
  reachesSomebody,
} from './signature-shape.ts';
import { closingOf } from './signature-words.ts';
import { isSurelyName } from './signing-name.ts';

/** "Ann Lee / Head of Purchasing / Lee Timber Ltd": a person with office and firm, at the very end. */
export function isTitleBlock(rest: MailLine[], above: MailLine): boolean {
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

/** A link to a page, which says less of a person than a telephone or the address of a site. */
const LINK = /https?:\/\/[^\s/]+\/\S/;

/** Two words or more, of which the first is a first name. */
export function isWholeName(bare: string): boolean {
  return /\S\s+\S/.test(bare) && isSurelyName(signed(bare));
}

/** The name behind the Finnish "T.", short for "terveisin". */
const signed = (bare: string): string => bare.replace(/^t[.:]\s(?=\p{Lu}\p{Ll})/iu, '');

/** "Agreed." above a closing formula, "Fine" above somebody's whole name: what is said, though it looks like a name. */
function isAnswer([first, ...others]: MailLine[], apart: boolean): boolean {
  if (/[.!?…。！？]$/.test(first!.bare) && !/^\p{Lu}\.$/u.test(first!.bare)) return true;
  if (others.some((line) => closingOf(line.bare))) return true;
  if (others.length > 1 && isSurelyName(signed(others.at(-1)!.bare))) return true;
  if (others.slice(1).some((line) => isWholeName(line.bare))) return true;
  return (apart || !/\s/.test(first!.bare)) && isWholeName(others[0]!.bare);
}

/** Closing short lines below a name, with a way to reach somebody; not the answer to "please write to:". `apart`: a blank line follows the first. */
export function isContactBlock(rest: MailLine[], above: MailLine, apart: boolean): boolean {
  if (rest.length < 2 || rest.length > 15 || /[:：]$/.test(above.bare) || /[:：]$/.test(rest[0]!.bare))
    return false;
  // dashes among them open the signature themselves
  if (rest.some((line) => line.bare === '--')) return false;
  if (rest.length === 2 && !(isSurelyName(rest[0]!.bare) && /[.!?…)]$/.test(above.bare))) return false;
  const said = rest[0]!.bare.replace(/^(?:i\.\s?[AV]\.|ppa\.?)\s?/, '');
  const name = said.split(/[,|–—]|\s-\s/, 1)[0]!;
  if (
    !isNameLine(name) ||
    (name.trim() !== said && !/\S\s+\S/.test(name.trim())) ||
    holdsProse(rest, 2) ||
    rest.some((line) => isPostscript(line.bare))
  )
    return false;
  const sure = isSurelyName(name);
  if (!sure && isAnswer(rest, apart)) return false;
  return (
    rest.some(({ bare }) => reachesSomebody(bare) || (hasContact(bare) && (sure || !LINK.test(bare)))) &&
    rest.every((line) => hasContact(line.bare) || (line.bare.length <= 75 && !looksLikeSentence(line.bare)))
  );
}
