// Marks the lines that carry quote marks ("> "), with the wrapped rests of such lines, and leaves code and shell prompts alone.
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { roleOfLabel } from './quote-words.ts';

const WRAP_WIDTH = 68;

/** Sets 'quoted' on quoted lines, and what a mail program's markup said on the others. */
export function markQuotedLines(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  const prompts = onlyPrompts(lines);
  let fence = false;
  const closed = fencesThatClose(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.depth === 0 && isFence(line) && (fence || closed.has(i))) fence = !fence;
    if (line.mark === 'quoted' && !isBlank(line)) kinds[i] = 'quoted';
    else if (line.depth > 0 && !fence && !prompts && !isNoQuote(lines, i)) kinds[i] = 'quoted';
  }
  markWrappedRests(lines, kinds);
}

function isFence(line: MailLine): boolean {
  return /^(?:```|~~~)/.test(line.bare);
}

/** Lines that open a fence which a later line closes. */
function fencesThatClose(lines: MailLine[]): Set<number> {
  const fences = lines.flatMap((line, i) => (line.depth === 0 && isFence(line) ? [i] : []));
  return new Set(fences.filter((_, n) => n % 2 === 0 && n + 1 < fences.length));
}

/** ">>> f(1)" with the answers between: a Python session. Nobody quotes at the third level alone. */
function onlyPrompts(lines: MailLine[]): boolean {
  let prompts = 0;
  for (const line of lines) {
    if (line.depth === 0) continue;
    if (!/^>>> \S/.test(line.text)) return false;
    prompts++;
  }
  return prompts > 0;
}

/** mbox files escape a line that begins with "From " by ">": it is no quote when nothing around it is (RFC 4155). */
function isEscapedFrom(lines: MailLine[], i: number): boolean {
  return /^>+From /.test(lines[i]!.text) && isAlone(lines, i);
}

function isNoQuote(lines: MailLine[], i: number): boolean {
  return (
    isEscapedFrom(lines, i) ||
    isComparison(lines, i) ||
    closesAddress(lines, i) ||
    closesLink(lines, i) ||
    closesBracketsAbove(lines, i)
  );
}

/** "less than this is fine but" / ">= 5 is not": the line was broken before the sign. */
function isComparison(lines: MailLine[], i: number): boolean {
  return /^\s{0,3}>=\s/.test(lines[i]!.text) && isAlone(lines, i);
}

function isAlone(lines: MailLine[], i: number): boolean {
  return !lines[i - 1]?.depth && !lines[i + 1]?.depth;
}

/** A wrapped "<address" whose ">" fell on the next line. */
function closesAddress(lines: MailLine[], i: number): boolean {
  const before = lines[i - 1];
  if (
    !before ||
    before.depth > 0 ||
    !/^>+\s*[:,.;)]*\s*(?:\S{1,12}\s*[:：])?$/.test(lines[i]!.text.slice(0, 40))
  )
    return false;
  return before.bare.lastIndexOf('<') > before.bare.lastIndexOf('>');
}

/** "see <https://example.com/a" / "> for more": the bracket that closes an address, with the sentence going on behind it. */
function closesLink(lines: MailLine[], i: number): boolean {
  const before = lines[i - 1];
  if (!before || before.depth > 0 || lines[i]!.depth > 1 || lines[i + 1]?.depth) return false;
  return /<(?:https?:|mailto:)[^\s<>]*$/.test(before.bare) && /^>\s?\S/.test(lines[i]!.text);
}

/** "<" / "mailto:Ann Lee <ann@lee.example>" / "> wrote:": Polymail sets the address between brackets of its own. */
function closesBracketsAbove(lines: MailLine[], i: number): boolean {
  if (i < 2 || !/^>\s\S{2,20}\s?[:：]$/.test(lines[i]!.text)) return false;
  return lines[i - 2]!.text.trim() === '<' && /^mailto:/i.test(lines[i - 1]!.bare);
}

/** "… (http://example.com/a" / "bc)": an address broken in two. */
function closesBracket(before: string, bare: string): boolean {
  return /^\S{1,200}[)>][.,]?$/.test(bare) && /[(<]https?:[^\s)>]{4,}$/.test(before);
}

/** "From: list@lamps.example [mailto:list@lamps.example] On Behalf Of", with the name on the next line */
function namesSender(bare: string): boolean {
  const colon = bare.slice(0, 20).search(/[:：]/);
  return colon > 0 && roleOfLabel(bare.slice(0, colon)) === 'from';
}

/** Programs that wrap a quote without marking the rest: lower case, after a full line, with the quote going on below. */
function markWrappedRests(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  let wraps = false;
  const names: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const before = lines[i - 1]!;
    if (kinds[i] || isBlank(line) || kinds[i - 1] !== 'quoted' || before.mark) continue;
    const next = lines[i + 1];
    const goesOn = next !== undefined && next.depth > 0;
    const firstWord = line.bare.split(' ', 1)[0]!.length;
    const full = before.text.length + 1 + firstWord >= WRAP_WIDTH || before.depth === 0;
    if (goesOn && closesBracket(before.bare, line.bare)) kinds[i] = 'quoted';
    else if (goesOn && /^\(https?:\S{1,500}\)\s?>$/.test(line.bare)) kinds[i] = 'quoted';
    else if (goesOn && full && /^[\p{Ll}\d<(/&=%-]/u.test(line.bare)) {
      kinds[i] = 'quoted';
      wraps ||= before.depth > 0;
    } else if (goesOn && full && line.bare.length <= 30 && namesSender(before.bare)) kinds[i] = 'quoted';
    else if (goesOn && full && breaksOff(before, line.bare)) names.push(i);
  }
  // a word that begins large may be an answer: only where the same mail shows how its program wraps
  if (wraps) for (const i of names) kinds[i] = 'quoted';
}

/** "… a gentleman of Halifax," / "Yorkshire": the sentence breaks off where the line was full. */
function breaksOff(before: MailLine, bare: string): boolean {
  return (
    before.depth > 0 &&
    /[\p{Ll},]$/u.test(before.bare) &&
    /^\p{Lu}[\p{L}'’-]*(?:\s[\p{L}'’-]+)?[,;.]?$/u.test(bare)
  );
}
