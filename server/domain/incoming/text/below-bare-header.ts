// Gives back answers written below a copied header that stands first in the mail, with nothing quoted between: some write there.
import { headerBlockAt, labelOf } from './header-block.ts';
import { endOfFirstMail } from './inline-answers.ts';
import { isBlank, type Kind, type MailLine, nextFilled } from './mail-line.ts';
import { foldName, isAuthorsName, opensLetter, wordsOfAuthor } from './names-in-mail.ts';
import { closingOf } from './signature-words.ts';

type Kinds = (Kind | undefined)[];

/** So many lines from the end of the text a name may sign it. */
const MAX_SIGNED = 15;

/**
 * Such a mail looks like one forwarded without a word. What is below is the author's where it greets whom the header names as
 * sender, or ends with the author's name; never where the header names the author.
 */
export function giveBackBelowHeader(lines: MailLine[], kinds: Kinds, author: string): void {
  const first = nextFilled(lines, 0);
  const top = lines[first];
  if (!top || kinds[first] !== 'quoted' || top.depth > 0 || top.mark || top.startsQuote) return;
  const block = headerBlockAt(lines, first, top.ruleAbove === true);
  if (!block) return;
  const sender = senderIn(lines, block.first, block.end);
  const whole = wordsOfAuthor(author);
  const address = /[^\s<>]+@[^\s<>]+/.exec(author)?.[0].toLowerCase();
  const senders = wordsIn(sender);
  if (sender === '' || (address && sender.toLowerCase().includes(address))) return;
  if (whole.length > 0 && whole.every((word) => senders.has(word))) return;
  // a text that names no author (no mail, but one saved as text): it may be the very mail its first lines tell of
  const saved = author === '' && isBlank(lines[block.end] ?? top);
  const to = endOfFirstMail(lines, kinds, block.end);
  const body: number[] = [];
  for (let i = block.end; i < to; i++) if (!isBlank(lines[i]!)) body.push(i);
  if (body.length === 0 || body.some((i) => lines[i]!.mark || lines[i]!.depth > 0)) return;
  if (
    !greets(lines[body[0]!]!.bare, senders) &&
    !signs(lines, body, whole) &&
    !(saved && signs(lines, body, [...senders]))
  )
    return;
  for (const i of body) kinds[i] = undefined;
}

function senderIn(lines: MailLine[], from: number, to: number): string {
  for (let i = from; i < to; i++)
    if (labelOf(lines[i]!)?.role === 'from') return lines[i]!.bare.slice(lines[i]!.bare.search(/[:：]/) + 1);
  return '';
}

function wordsIn(text: string): Set<string> {
  return new Set(
    text
      .replace(/@\S*/g, ' ')
      .match(/\p{L}[\p{L}\p{M}'’-]+/gu)
      ?.map(foldName),
  );
}

function greets(bare: string, names: Set<string>): boolean {
  if (bare.length > 80 || !opensLetter(bare)) return false;
  return (bare.match(/(?<=\s)\p{Lu}[\p{L}'’-]{2,}/gu) ?? []).some((word) => names.has(foldName(word)));
}

/** The author's whole name, or the first name alone at the end or below a closing formula. */
function signs(lines: MailLine[], body: number[], whole: string[]): boolean {
  if (whole.length === 0) return false;
  const greeted = wordsIn(lines[body[0]!]!.bare);
  if (opensLetter(lines[body[0]!]!.bare) && whole.some((word) => greeted.has(word))) return false;
  for (let n = body.length - 1; n > 0 && n >= body.length - MAX_SIGNED; n--) {
    const { bare } = lines[body[n]!]!;
    if (isAuthorsName(bare, whole)) return true;
    const closing = closingOf(bare);
    const named = (closing?.rest ?? bare).replace(/[.,!]$/, '');
    const below = n === body.length - 1 || closingOf(lines[body[n - 1]!]!.bare) !== undefined;
    if (
      named !== '' &&
      (closing || below) &&
      named.split(/\s+/).every((word) => whole.includes(foldName(word)))
    )
      return true;
  }
  return false;
}
