// Makes the words by which a mail is found: PostgreSQL's tsvector, written here so that the query is made by the same code.
import { scanWords } from './fold.ts';
import { subjectSign } from './marks.ts';
import { RememberedWords } from './remembered-words.ts';
import { withRoom } from './string-table.ts';
import { unitsOf } from './units-of.ts';

/** The texts of one mail, decoded; empty strings where there is nothing. */
export type WordFields = {
  subject: string;
  own: string;
  quoted?: string;
  signature: string;
  /** names and addresses of sender and recipients */
  people: string;
  /** names of attachments */
  files: string;
};

/** PostgreSQL's and our limits: over them a whole INSERT fails, so the rest of a mail's words is left out. */
const MOST_WORDS = 100_000;
const MOST_BYTES = 1_000_000;
const MOST_POSITIONS = 255;
const LAST_POSITION = 16_383;
const GAP_BETWEEN_FIELDS = 16;
/** Weights as they stand in the upper two bits of a position; the mail's text has none, which is D. */
const WEIGHTS = { A: 3 << 14, B: 2 << 14, C: 1 << 14, D: 0 };
const SUBJECT_SIGN = subjectSign.charCodeAt(0);

/**
 * The tsvector of a mail, in the binary form PostgreSQL's tsvectorrecv takes (count; each word with NUL, number of
 * positions, positions with their weight): each word folded, with position and weight (A subject, B people,
 * C attachments' names, D text), and its stems (`~nfactur`, see stem.ts) where they differ from the word. A stem met
 * in the text alone has no position; one met elsewhere has those, and the first in the text if it stands there too. What
 * stands in the subject is there once more with a sign before it (`=factuur`), since an index knows no weights.
 * Stays within PostgreSQL's limits: lexemes of 2,046 bytes, 1 MB in all, positions up to 16,383, 256 a word.
 * @param fields decoded texts; any string is safe
 * @param language of the mail's own words, '' if not known: then stems of every language of the script
 */
export function makeWords(fields: WordFields, language: string): Uint8Array {
  const document = new Document(rememberedWords(language));
  document.add(fields.subject, WEIGHTS.A);
  document.add(fields.people, WEIGHTS.B);
  document.add(fields.files, WEIGHTS.C);
  document.add(fields.own, WEIGHTS.D);
  document.add(fields.signature, WEIGHTS.D);
  document.add(fields.quoted ?? '', WEIGHTS.D);
  return document.inBinary();
}

// What is noted of the mail at hand. Arrays are kept from mail to mail, since only their numbers differ.
const textUnits = new Uint16Array(65_536);
/** The document in which a lexeme was met last; only then do its count, first and last occurrence hold. */
let metIn = new Int32Array(65_536);
let counts = new Int32Array(65_536);
let firsts = new Int32Array(65_536);
let lasts = new Int32Array(65_536);
/** The mail's lexemes in the order they were met. */
let met = new Int32Array(4096);
/** For each occurrence its position with its weight, and the next occurrence of that word. */
const places = new Uint16Array(2 * MOST_WORDS);
const nexts = new Int32Array(2 * MOST_WORDS);
let documents = 0;

class Document {
  private readonly number: number;
  private readonly words: RememberedWords;
  private lexemes = 0;
  private position = 0;
  private count = 0;
  private bytes = 0;
  private occurrences = 0;

  constructor(words: RememberedWords) {
    documents += 1;
    this.number = documents;
    this.words = words;
  }

  add(text: string, weight: number): void {
    if (text === '' || this.count >= MOST_WORDS) return;
    const { words } = this;
    const units = unitsOf(text, textUnits);
    const before = this.position;
    this.position = scanWords(units, text.length, before, MOST_WORDS - this.count, (start, end, position) => {
      const list = words.find(text, units, start, end);
      const lexeme = words.lexemeAt(list);
      if (lexeme === -1 || this.bytes > MOST_BYTES) return;
      const place = Math.min(position, LAST_POSITION) | weight;
      const isNew = metIn[lexeme] !== this.number;
      if (isNew) this.note(lexeme);
      // In the text stems come with the first occurrence; after that they are there.
      if (isNew || weight !== WEIGHTS.D || places[firsts[lexeme]!]! >>> 14 !== WEIGHTS.D)
        for (let at = list + 1; words.lexemeAt(at) !== -1; at += 1) this.placeStem(words.lexemeAt(at), place);
      this.place(lexeme, place);
    });
    this.count += this.position - before;
    this.position += GAP_BETWEEN_FIELDS;
  }

  private note(lexeme: number): void {
    if (lexeme >= metIn.length) makeRoom(this.words.count);
    if (metIn[lexeme] === this.number) return;
    metIn[lexeme] = this.number;
    counts[lexeme] = 0;
    met = withRoom(met, this.lexemes + 1);
    met[this.lexemes] = lexeme;
    this.lexemes += 1;
    this.bytes += this.words.bytesOf(lexeme) + 8;
  }

  private placeStem(lexeme: number, place: number): void {
    this.note(lexeme);
    const isOfText = place >>> 14 === WEIGHTS.D;
    if (!isOfText || (counts[lexeme]! > 0 && places[lasts[lexeme]!]! >>> 14 !== WEIGHTS.D))
      this.place(lexeme, place);
  }

  private place(lexeme: number, place: number): void {
    const count = counts[lexeme]!;
    if (count >= MOST_POSITIONS) return;
    const occurrence = this.occurrences;
    if (count === 0) {
      firsts[lexeme] = occurrence;
      if (place >>> 14 === WEIGHTS.A >>> 14) this.bytes += this.words.bytesOf(lexeme) + 4;
    } else {
      const last = lasts[lexeme]!;
      if (((places[last]! ^ place) & LAST_POSITION) === 0) return;
      nexts[last] = occurrence;
    }
    places[occurrence] = place;
    lasts[lexeme] = occurrence;
    counts[lexeme] = count + 1;
    this.occurrences += 1;
    this.bytes += 2;
  }

  inBinary(): Uint8Array {
    const into = new Uint8Array(4 + this.bytes);
    let at = 4;
    let inSubject = 0;
    for (let index = 0; index < this.lexemes; index += 1) {
      const lexeme = met[index]!;
      at = this.words.write(lexeme, into, at);
      into[at] = 0;
      const count = counts[lexeme]!;
      at = writeNumber(count, into, at + 1);
      for (let left = count, of = firsts[lexeme]!; left > 0; left -= 1, of = nexts[of]!)
        at = writeNumber(places[of]!, into, at);
      // The subject comes first: a word's first place tells.
      if (count === 0 || places[firsts[lexeme]!]! >>> 14 !== WEIGHTS.A >>> 14) continue;
      inSubject += 1;
      into[at] = SUBJECT_SIGN;
      at = this.words.write(lexeme, into, at + 1) + 3;
    }
    writeNumber((this.lexemes + inSubject) >>> 16, into, 0);
    writeNumber((this.lexemes + inSubject) & 0xffff, into, 2);
    // A copy of its own size: what crosses to another thread takes its whole memory along.
    return into.slice(0, at);
  }
}

function writeNumber(number: number, into: Uint8Array, at: number): number {
  into[at] = number >>> 8;
  into[at + 1] = number;
  return at + 2;
}

function makeRoom(lexemes: number): void {
  metIn = withRoom(metIn, lexemes);
  counts = withRoom(counts, lexemes);
  firsts = withRoom(firsts, lexemes);
  lasts = withRoom(lasts, lexemes);
}

const remembered = new Map<string, RememberedWords>();

// Languages without a stemmer share one memory.
function rememberedWords(language: string): RememberedWords {
  const key = /^(en|nl|ru|pl|)$/.test(language) ? language : 'other';
  let words = remembered.get(key);
  if (words === undefined) {
    words = new RememberedWords(language);
    remembered.set(key, words);
  }
  words.forgetWhenFull();
  return words;
}
