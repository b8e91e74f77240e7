// Splits text into words and folds each to the form it is found by: case, diacritics, width.
import { unitsOf } from './units-of.ts';

/** Longest word kept, in UTF-16 units; what is longer is cut, in documents and queries alike. */
export const LONGEST_WORD = 64;
/** Longest compound (an address, a number with strokes) kept whole beside its parts. */
export const LONGEST_COMPOUND = 254;
const MOST_PARTS = 12;

const queryUnits = new Uint16Array(4096);

/** One word of a text. A compound such as `2026-118` comes whole, and as parts at positions of their own. */
export type Word = { word: string; position: number; part: 'word' | 'whole' };

/**
 * Folds one word: lower case, no diacritics (ł→l, ё→е, ĳ→ij, ß→ss), full width to half, no soft hyphens or
 * apostrophes (a trailing 's goes). Keeps й, a letter of its own.
 * @param word any string; what comes out may be empty
 */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  const folded = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/и\u0306/g, 'й')
    .replace(/['’ʼ‘]s$/, '')
    .replace(/[\p{M}\p{Cf}\u0000'’ʼ‘]/gu, '')
    .replace(/[łøđðħßæœþıς‐ŀ]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
  return folded.normalize('NFC');
}

const PLAIN = /^[A-Za-z0-9]*$/;
// Letters that Unicode does not take apart, though readers do.
const UNDECOMPOSED: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ŀ: 'l',
  '‐': '-',
};

/**
 * The words of a text, folded, in order. `2026-118` gives `2026-118`, `2026`, `118`; `ada@noord.example` gives itself
 * and its three parts; the whole stands at the position of its first part. NUL, lone surrogates and signs part words.
 * @param text any string
 * @returns words with positions counted from 1
 */
export function tokenise(text: string): Word[] {
  const words: Word[] = [];
  scanWords(
    unitsOf(text, queryUnits),
    text.length,
    0,
    Number.POSITIVE_INFINITY,
    (start, end, position, whole) => {
      const word = foldWord(text.substring(start, end)).slice(0, whole ? LONGEST_COMPOUND : LONGEST_WORD);
      if (word !== '') words.push({ word, position, part: whole ? 'whole' : 'word' });
    },
  );
  return words;
}

/**
 * Walks the words of a text without folding them: the fast way for indexing, where the folding is remembered.
 * @param units the text's UTF-16 units, as `unitsOf` gives them
 * @param length how many of them
 * @param position the position of the last word before this text; the first here gets the next
 * @param most how many words to walk at most
 * @param found called with where each raw word starts and ends, its position, and whether it is a compound that also came in parts
 * @returns the position of the last word
 */
export function scanWords(
  units: Uint16Array,
  length: number,
  position: number,
  most: number,
  found: (start: number, end: number, position: number, whole: boolean) => void,
): number {
  const last = position + most;
  let at = 0;
  while (at < length && position < last) {
    if (classAt(units, at, length) !== LETTER) {
      at += 1;
      continue;
    }
    const start = at;
    const first = position + 1;
    let parts = 0;
    for (;;) {
      const partStart = at;
      at = endOfPart(units, at, length);
      position += 1;
      parts += 1;
      found(partStart, at, position, false);
      if (at + 1 >= length || classAt(units, at + 1, length) !== LETTER || position >= last) break;
      const kind = classAt(units, at, length);
      if (kind === JOINER || (kind === NUMBER_JOINER && isDigit(units, at - 1) && isDigit(units, at + 1)))
        at += 1;
      else break;
    }
    if (parts > 1 && parts <= MOST_PARTS && at - start <= LONGEST_COMPOUND) found(start, at, first, true);
  }
  return position;
}

function endOfPart(units: Uint16Array, from: number, length: number): number {
  let at = from;
  for (;;) {
    while (at < length) {
      const kind = classAt(units, at, length);
      if (kind !== LETTER && kind !== IGNORED) break;
      at += 1;
    }
    const apostrophe = at + 1 < length && classAt(units, at, length) === APOSTROPHE;
    if (!apostrophe || classAt(units, at + 1, length) !== LETTER) return at;
    at += 1;
  }
}

function isDigit(units: Uint16Array, at: number): boolean {
  const unit = units[at] as number;
  return unit >= 48 && unit <= 57;
}

const LETTER = 1;
const IGNORED = 2;
const JOINER = 3;
const NUMBER_JOINER = 4;
const APOSTROPHE = 5;
const SURROGATE = 6;

function classAt(units: Uint16Array, at: number, length: number): number {
  const kind = CLASSES[units[at] as number] as number;
  return kind === SURROGATE ? classOfSurrogate(units, at, length) : kind;
}

// Letters beyond the basic plane are rare enough to look at one by one; a lone half is no letter.
function classOfSurrogate(units: Uint16Array, at: number, length: number): number {
  const first = (units[at] as number) < 0xdc00 ? at : at - 1;
  if (first < 0 || first + 1 >= length) return 0;
  const pair = String.fromCharCode(units[first] as number, units[first + 1] as number);
  return /^[\p{L}\p{N}]$/u.test(pair) ? LETTER : 0;
}

const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(65_536);
  const letter = /[\p{L}\p{N}\p{M}]/u;
  const ignored = /\p{Cf}/u;
  for (let code = 0; code < 65_536; code += 1) {
    if (code >= 0xd800 && code < 0xe000) table[code] = SURROGATE;
    else if (letter.test(String.fromCharCode(code))) table[code] = LETTER;
    else if (ignored.test(String.fromCharCode(code))) table[code] = IGNORED;
  }
  for (const sign of '-._@/+\u2010\u2011') table[sign.charCodeAt(0)] = JOINER;
  for (const sign of ',:') table[sign.charCodeAt(0)] = NUMBER_JOINER;
  for (const sign of "'’ʼ‘") table[sign.charCodeAt(0)] = APOSTROPHE;
  return table;
}
