// A line of a mail as the splitter sees it: what stands there, how deep it is quoted, and what the mail's HTML said of it.

import type { Role } from './quote-words.ts';

export type Kind = 'own' | 'quoted' | 'signature';

export type MailLine = {
  /** as it stands in the readable text, quote marks included */
  text: string;
  /** without quote marks, emphasis, entities and invisible characters, trimmed; at most 2,000 characters: for recognising, never for showing */
  bare: string;
  /** how many quote marks stand before it */
  depth: number;
  /** what a mail program's own markup said; only HTML has it */
  mark?: Kind;
  /** "here begins the quoted mail, to the end", said by markup */
  startsQuote?: boolean;
  /** a line was drawn above it by markup, as programs do above a copied header */
  ruleAbove?: boolean;
  /** written in a colour of its own, by markup */
  coloured?: boolean;
  /** what header label it begins with; read once when asked for, null when none */
  label?: Label | null;
  /** which telling words it may hold; read once when asked for */
  stems?: number;
};

export type Label = { role: Role | undefined };

const MAX_BARE = 2000;
const MAX_DEPTH_READ = 200;

/** Cuts a decoded text/plain body into lines. Linear in its length. */
export function linesOfPlain(plain: string): MailLine[] {
  const texts = plain.includes('\r') ? plain.split(/\r\n|\r|\n/) : plain.split('\n');
  return texts.map((text) => plainLine(text));
}

const MAX_MARKS_SHOWN = 20;

/** A line read from HTML: `depth` quotes deep by markup, more where the text itself begins with ">". */
export function lineOf(written: {
  text: string;
  depth: number;
  mark: Kind | undefined;
  startsQuote: boolean;
  ruleAbove: boolean;
  coloured: boolean;
}): MailLine {
  const marks = '>'.repeat(Math.min(written.depth, MAX_MARKS_SHOWN));
  const line = plainLine(marks === '' ? written.text : `${marks} ${written.text}`);
  if (written.mark) line.mark = written.mark;
  if (written.startsQuote) line.startsQuote = true;
  if (written.ruleAbove) line.ruleAbove = true;
  if (written.coloured) line.coloured = true;
  return line;
}

function plainLine(text: string): MailLine {
  if (text === '') return { text, bare: '', depth: 0 };
  const { depth, rest } = stripQuoteMarks(text);
  return { text: text.trimEnd() === '--' ? text : text.trimEnd(), bare: bareText(rest), depth };
}

/** Removes "> " marks (up to three blanks before the first: more is indented code) and counts them. */
function stripQuoteMarks(text: string): { depth: number; rest: string } {
  let depth = 0;
  let at = 0;
  for (let blanks = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '>') {
      depth++;
      blanks = 0;
      if (depth >= MAX_DEPTH_READ) return { depth, rest: text.slice(at + 1, at + 1 + MAX_BARE) };
    } else if (char === ' ' && blanks < (depth === 0 ? 3 : 1)) blanks++;
    else break;
  }
  return depth === 0 ? { depth, rest: text } : { depth, rest: text.slice(at) };
}

/** Nothing to decode or remove. */
const PLAIN = /^[^&*\t\u00a0\u00ad\u0660-\u0669\u06f0-\u06f9\u200b-\u206f\u3000\ufeff]*$/;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' };

/** What a line says, for comparing: entities that slipped into plain text decoded, Arabic digits as ours, invisible characters and emphasis (`*bold*`) gone. */
export function bareText(text: string): string {
  if (text === '') return '';
  if (PLAIN.test(text) && text.length <= MAX_BARE) return text.trim();
  const cut = text.length > MAX_BARE ? text.slice(0, MAX_BARE) : text;
  return cut
    .replace(/&(lt|gt|quot|amp|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u202f\u2007\u3000\t]/g, ' ')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\*+(?=\S)|(?<=\S)\*+/g, '')
    .trim();
}

export function isBlank(line: MailLine): boolean {
  return line.depth === 0 && line.bare === '' && line.text.trim() === '';
}

/** The nearest line at or after `from` that is not blank, or the number of lines. */
export function nextFilled(lines: MailLine[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at]!)) at++;
  return at;
}
