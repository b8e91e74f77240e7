// Makes the words by which a mail is found: PostgreSQL's tsvector, written here so that the query is made by the same code.
import { foldWord, LONGEST_COMPOUND, LONGEST_WORD, scanWords } from './fold.ts';
import { stems } from './stem.ts';

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
const QUOTE = "'";

/**
 * The tsvector of a mail, in its text form: each word folded, with position and weight (A subject, B people,
 * C attachments' names, D text), and its stems (`~nfactur`, see stem.ts), which have no position, where they differ
 * from the word. Stays within PostgreSQL's limits: lexemes of 2,046 bytes, 1 MB in all, positions up to 16,383, 256 a word.
 * @param fields decoded texts; any string is safe
 * @param language of the mail's own words, '' if not known: then stems of every language of the script
 * @returns text for `$1::tsvector`, with no quote or backslash to escape, since words are letters and digits
 */
export function makeWords(fields: WordFields, language: string): string {
  const document = new Document(rememberedWords(language), language);
  document.add(fields.subject, 'A');
  document.add(fields.people, 'B');
  document.add(fields.files, 'C');
  document.add(fields.own, '');
  document.add(fields.signature, '');
  document.add(fields.quoted ?? '', '');
  return document.text();
}

/** What is known of a raw word, and where it stands in the mail at hand. */
type Known = { raw: string; entry: Entry | undefined; stem: Stem | undefined };
/** The stems of a word, one after the other. */
type Stem = { entry: Entry; next: Stem | undefined };
type Entry = { lexeme: string; bytes: number; document: number; count: number; first: number; last: number };

// Where the words of the mail at hand stand: for each occurrence its position and the next occurrence of that word.
const positions = new Int32Array(MOST_WORDS * 2);
const nexts = new Int32Array(MOST_WORDS * 2);
// Numbers are written a thousand times a mail: as text they are made once.
const NUMBERS = Array.from({ length: LAST_POSITION + 1 }, (_, at) => `,${at}`);
const FIRST_NUMBERS = Array.from({ length: LAST_POSITION + 1 }, (_, at) => `':${at}`);

let documents = 0;

class Document {
  private readonly number: number;
  private readonly entries: Entry[] = [];
  private readonly words: Remembered;
  private readonly language: string;
  private position = 0;
  private count = 0;
  private bytes = 0;
  private occurrences = 0;
  /** Up to which occurrence a weight holds; from `plainFrom` on there is none. */
  private readonly weights: [until: number, weight: string][] = [];
  private plainFrom = 0;

  constructor(words: Remembered, language: string) {
    documents += 1;
    this.number = documents;
    this.words = words;
    this.language = language;
  }

  add(text: string, weight: string): void {
    if (text === '' || this.count >= MOST_WORDS) return;
    const before = this.position;
    this.position = scanWords(text, before, MOST_WORDS - this.count, (start, end, position) => {
      const known = this.words.find(text, start, end, this.language);
      const entry = known.entry;
      if (entry === undefined || this.bytes > MOST_BYTES) return;
      // Stems come with the first occurrence; after that they are there.
      if (entry.document !== this.number) {
        this.note(entry);
        for (let stem = known.stem; stem !== undefined; stem = stem.next) this.note(stem.entry);
      }
      this.place(entry, position);
    });
    this.count += this.position - before;
    this.position += GAP_BETWEEN_FIELDS;
    if (weight === '') return;
    this.weights.push([this.occurrences, weight]);
    this.plainFrom = this.occurrences;
  }

  private place(entry: Entry, position: number): void {
    const at = Math.min(position, LAST_POSITION);
    if (entry.count >= MOST_POSITIONS || (entry.count > 0 && positions[entry.last] === at)) return;
    const occurrence = this.occurrences;
    this.occurrences += 1;
    positions[occurrence] = at;
    if (entry.count === 0) entry.first = occurrence;
    else nexts[entry.last] = occurrence;
    entry.last = occurrence;
    entry.count += 1;
    this.bytes += 2;
  }

  private note(entry: Entry): void {
    if (entry.document === this.number) return;
    entry.document = this.number;
    entry.count = 0;
    this.entries.push(entry);
    this.bytes += entry.bytes;
  }

  text(): string {
    let text = '';
    for (const { lexeme, count, first } of this.entries) {
      text += QUOTE;
      text += lexeme;
      text += count === 0 ? QUOTE : this.standing(FIRST_NUMBERS, first);
      let occurrence = first;
      for (let at = 1; at < count; at += 1) {
        occurrence = nexts[occurrence] as number;
        text += this.standing(NUMBERS, occurrence);
      }
      text += ' ';
    }
    return text;
  }

  private standing(numbers: string[], occurrence: number): string {
    const position = positions[occurrence] as number;
    const weight =
      occurrence < this.plainFrom ? (this.weights.find(([until]) => occurrence < until)?.[1] ?? '') : '';
    return `${numbers[position]}${weight}`;
  }
}

/**
 * Words seen lately, per language: folding and stemming cost ten times what looking them up does. A hash table of our
 * own, since a Map wants each word cut out of the text first, which takes as long as all the rest.
 */
class Remembered {
  private readonly slots: (Known | undefined)[] = new Array(SLOTS).fill(undefined);
  /** The hash of the word in each slot: a neighbour that is another word need not be looked at. */
  private readonly hashes = new Int32Array(SLOTS);
  private readonly entries = new Map<string, Entry>();

  find(text: string, start: number, end: number, language: string): Known {
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const home = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    let slot = home;
    for (let tried = 0; tried < NEIGHBOURS; tried += 1, slot = (slot + 1) & (SLOTS - 1)) {
      const known = this.slots[slot];
      if (known === undefined) break;
      if (this.hashes[slot] === hash && isAt(text, start, end, known.raw)) return known;
    }
    const learnt = this.learn(text.substring(start, end), language);
    // With all neighbours taken the newcomer takes the place of one of them.
    const place = this.slots[slot] === undefined ? slot : home;
    this.slots[place] = learnt;
    this.hashes[place] = hash;
    return learnt;
  }

  /** Forgetting all is simplest. Between mails only: within one a word would come twice, which the binary form may not. */
  forgetWhenFull(): void {
    if (this.entries.size < MOST_REMEMBERED) return;
    this.entries.clear();
    this.slots.fill(undefined);
  }

  private learn(slice: string, language: string): Known {
    // A slice keeps the whole mail it was cut from in memory; this is a copy.
    const raw = Buffer.from(slice).toString();
    const joined = /[-._@/+,:\u2010\u2011]/.test(raw);
    const word = foldWord(raw).slice(0, joined ? LONGEST_COMPOUND : LONGEST_WORD);
    if (word === '') return { raw, entry: undefined, stem: undefined };
    const entry = this.entry(word);
    // One string for both keeps what is looked at most close together.
    return { raw: word === raw ? entry.lexeme : raw, entry, stem: this.stem(word, language) };
  }

  private stem(word: string, language: string): Stem | undefined {
    let known: Stem | undefined;
    for (const stem of stems(word, language))
      if (stem.length !== word.length + 2 || !stem.endsWith(word))
        known = { entry: this.entry(stem), next: known };
    return known;
  }

  /** One entry a lexeme, however many raw words lead to it ("Order", "order"). */
  private entry(lexeme: string): Entry {
    const present = this.entries.get(lexeme);
    if (present !== undefined) return present;
    const entry = {
      lexeme,
      bytes: Buffer.byteLength(lexeme) + 8,
      document: 0,
      count: 0,
      first: 0,
      last: 0,
    };
    this.entries.set(lexeme, entry);
    return entry;
  }
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = start, of = 0; at < end; at += 1, of += 1)
    if (text.charCodeAt(at) !== word.charCodeAt(of)) return false;
  return true;
}

const SLOTS = 131_072;
const NEIGHBOURS = 8;
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, Remembered>();

// Languages without a stemmer share one memory.
function rememberedWords(language: string): Remembered {
  const key = /^(en|nl|ru|pl|)$/.test(language) ? language : 'other';
  let words = remembered.get(key);
  if (words === undefined) {
    words = new Remembered();
    remembered.set(key, words);
  }
  words.forgetWhenFull();
  return words;
}
