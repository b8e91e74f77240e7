// Finds where a signature ends that a formula or a name began: at the end of the mail, or above the paragraph in which somebody talks on.
import { isFirmLine } from './firm-lines.ts';
import { isRule } from './header-block.ts';
import type { MailLine } from './mail-line.ts';
import { opensLetter } from './names-in-mail.ts';
import {
  hasContact,
  isPlaceholderLine,
  isPostscript,
  looksLikeSentence,
  reachesSomebody,
} from './signature-shape.ts';
import { isSurelyName } from './signing-name.ts';

const MAX_SIGNATURE = 40;

/** The end of the short lines (names, firm, telephone) from n on; undefined when talk follows in the same paragraph. */
export function shortRest(lines: MailLine[], own: number[], n: number, end: number): number | undefined {
  let rule: number | undefined;
  let firm = false;
  let at = n;
  for (; at < end && at - n < MAX_SIGNATURE; at++) {
    const line = lines[own[at]!]!;
    if (isPostscript(line.bare)) return at;
    if (line.text === '-- ') return end;
    // somebody greets: the next letter, in another language
    if (at > n && at + 1 < end && opensLetter(line.bare)) return isRule(lines[own[at - 1]!]!) ? at - 1 : at;
    if (isRule(line) && at > n) rule ??= at;
    const opens = at > 0 && own[at]! - own[at - 1]! > 1;
    firm =
      at > n &&
      (isFirmLine(line.bare) || (firm && !opens && /^[^?]*(?:https?:|www\.|@)[^?]*$/.test(line.bare)));
    if (firm) continue;
    if (opens && (goesOnTalking(lines, own, at, end) || saysMore(lines, own, n, at, end)))
      return rule ?? lastReach(lines, own, n, at);
    if (line.mark === 'signature' || isPlaceholderLine(line.bare) || hasContact(line.bare)) continue;
    if (!looksLikeSentence(line.bare)) continue;
    // talk after the name: the signature ends above its paragraph, or at the rule drawn between them
    return rule ?? (opens ? lastReach(lines, own, n, at) : undefined);
  }
  return at;
}

/** A paragraph of lines too short for sentences that are the pieces of one, or code: it mostly begins small. */
function goesOnTalking(lines: MailLine[], own: number[], from: number, end: number): boolean {
  let [small, count] = [0, 0];
  for (let n = from; n < end && (n === from || own[n]! - own[n - 1]! === 1); n++, count++) {
    const { bare, mark } = lines[own[n]!]!;
    if (mark === 'signature' || hasContact(bare)) return false;
    if (/^\P{L}{0,3}\p{Ll}.{0,60}[:：]$/u.test(bare) && count === 0) return true;
    if (/^[\p{Ll}{}$]/u.test(bare) && bare.split(/\s+/).length >= 2) small++;
  }
  return count >= 3 && small * 2 >= count;
}

/** A last paragraph of one line right below the name that talks on, though no point ends it; a motto stands below a firm or in quotes. */
function saysMore(lines: MailLine[], own: number[], n: number, at: number, end: number): boolean {
  if (at + 1 !== end || at - n > 1) return false;
  const { bare, mark } = lines[own[at]!]!;
  if (mark === 'signature' || hasContact(bare) || /^[\P{L}]*["“„«]|[|•·]/u.test(bare)) return false;
  const small = bare.match(/(?<![\p{L}'’-])\p{Ll}[\p{Ll}'’-]+(?![\p{L}])/gu)?.length ?? 0;
  return small >= 5 && small * 4 >= bare.split(/\s+/).length * 3;
}

/** "Anke" above, "Anke Meier" at the head of a paragraph below: who signed says who it was. */
function namesAgain(lines: MailLine[], own: number[], n: number, at: number): boolean {
  if (own[at]! - own[at - 1]! < 2) return false;
  const { bare } = lines[own[at]!]!;
  const name = lines[own[n]!]!.bare.replace(/[.,!]$/, '');
  return /^\p{Lu}[\p{L}\p{M}-]+$/u.test(name) && bare.startsWith(`${name} `) && isSurelyName(bare);
}

/** Above talk nothing is signature but the name's own paragraph, and more of them while they say how to reach somebody. */
function lastReach(lines: MailLine[], own: number[], n: number, talk: number): number {
  if (talk === n) return n;
  let first = n;
  while (first + 1 < talk && own[first + 1]! - own[first]! === 1) first++;
  for (let at = talk - 1; at > first; at--) {
    if (!reachesSomebody(lines[own[at]!]!.bare) && !namesAgain(lines, own, n, at)) continue;
    while (at + 1 < talk && own[at + 1]! - own[at]! === 1) at++;
    return at + 1;
  }
  return first + 1;
}
