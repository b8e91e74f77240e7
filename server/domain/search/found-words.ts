// Finds in a text the words that made it a hit, for marking them and for cutting the text around them.
import { foldWord, scanWords } from './words/fold.ts';
import { languageMark, subjectSign } from './words/marks.ts';
import { RememberedWords } from './words/remembered-words.ts';
import { unitsOf } from './words/units-of.ts';

/** Where a found word stands, in UTF-16 units, and how it reads folded. */
export interface FoundWord {
  start: number;
  end: number;
  word: string;
}

export class WantedWords {
  private readonly surfaces = new Set<string>();
  /** Words that count but in mail of these languages. */
  private readonly unlessIn = new Map<string, string>();
  private readonly stems = new Set<string>();
  private readonly beginnings: string[] = [];
  private readonly languages = new Map<string, WantedIn>();

  /** @param terms of tsqueries, as `make-terms` writes them */
  constructor(terms: string[]) {
    for (const term of terms) {
      const plain = term
        .replaceAll(`'${subjectSign}`, "'")
        .replace(NOT_IN_LANGUAGES, (_, word: string, marks: string) => {
          this.unlessIn.set(word, marks);
          return '';
        });
      for (const [, lexeme, end] of plain.matchAll(/'([^']+)'(:\*)?/g)) {
        if (end) this.beginnings.push(lexeme!);
        else if (lexeme!.startsWith('~')) this.stems.add(lexeme!);
        else this.surfaces.add(lexeme!);
      }
    }
  }

  get isEmpty(): boolean {
    return this.surfaces.size + this.unlessIn.size + this.stems.size + this.beginnings.length === 0;
  }

  /** The first `most` of them in a text of that language ('' where it is not known). */
  in(text: string, most: number, language = ''): FoundWord[] {
    const found: FoundWord[] = [];
    if (this.isEmpty) return found;
    const wanted = this.inLanguage(language);
    const ofText = unitsOf(text, units);
    scanWords(ofText, text.length, 0, 20_000, (start, end, _, whole) => {
      if (found.length >= most || !wanted.has(text, ofText, start, end)) return;
      if (whole && found.at(-1)?.end === end) return;
      found.push({ start, end, word: foldWord(text.slice(start, end)) });
    });
    return found;
  }

  private inLanguage(language: string): WantedIn {
    let wanted = this.languages.get(language);
    if (!wanted) {
      const mark = `'${languageMark(language)}'`;
      const others = [...this.unlessIn].flatMap(([word, marks]) => (marks.includes(mark) ? [] : word));
      wanted = new WantedIn(language, [...this.surfaces, ...others, ...this.stems], this.beginnings);
      this.languages.set(language, wanted);
    }
    return wanted;
  }
}

/** What is wanted in texts of one language, as the numbers that remembered words have. */
class WantedIn {
  private readonly words: RememberedWords;
  private readonly numbers: number[];
  private readonly beginnings: string[];
  /** By number of a lexeme: whether it begins as one does that is wanted. */
  private readonly begins = new Map<number, boolean>();

  constructor(language: string, lexemes: string[], beginnings: string[]) {
    this.words = rememberedOf(language);
    this.numbers = lexemes.map((lexeme) => this.words.numberOf(lexeme));
    this.beginnings = beginnings;
  }

  has(text: string, ofText: Uint16Array, start: number, end: number): boolean {
    const { words, numbers } = this;
    const list = words.find(text, ofText, start, end);
    for (let at = list; ; at += 1) {
      const lexeme = words.lexemeAt(at);
      if (lexeme === -1) return false;
      if (numbers.includes(lexeme)) return true;
      if (at === list && this.beginnings.length > 0 && this.isBeginning(lexeme, text, start, end))
        return true;
    }
  }

  private isBeginning(lexeme: number, text: string, start: number, end: number): boolean {
    let is = this.begins.get(lexeme);
    if (is === undefined) {
      const word = foldWord(text.slice(start, end));
      is = this.beginnings.some((beginning) => word.startsWith(beginning));
      this.begins.set(lexeme, is);
    }
    return is;
  }
}

// One page of hits shows some fifty thousand words, of which most were seen before.
const remembered = new Map<string, RememberedWords>();

/** A search keeps the one it began with: what is full is left to those who have it. */
function rememberedOf(language: string): RememberedWords {
  let words = remembered.get(language);
  if (!words || words.isFull) {
    words = new RememberedWords(language);
    remembered.set(language, words);
  }
  return words;
}

/** As `make-terms` writes a stem that is no word to mail of another language. */
const NOT_IN_LANGUAGES = /'([^']+)'(?::[A-D])? & !(\('~l[a-z]+'[^()]*\)|'~l[a-z]+')/g;

const units = new Uint16Array(4096);
const around = 200;

/** About 200 characters of a text from shortly before its first found word, on one line; undefined where there is none. */
export function cutAround(text: string, wanted: WantedWords, language = ''): string | undefined {
  const first = firstIn(text, wanted, language);
  if (first === undefined) return undefined;
  const from = first < 80 ? 0 : text.lastIndexOf(' ', first - 60) + 1;
  const line = text
    .slice(from, from + 2 * around)
    .replace(/\s+/gu, ' ')
    .trim();
  const cut = line
    .slice(0, around)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  return from > 0 ? `… ${cut}` : cut;
}

/** A quoted text without the marks of quoting at the beginning of its lines. */
export const withoutQuoteMarks = (text: string): string => text.replace(/^[ \t]*(?:[>|][ \t]?)+/gm, '');

/** The beginning of a mail, kept on one line, that has nothing but quoted text. */
export const plainBeginning = (snippet: string): string =>
  /^[>|]/.test(snippet) ? snippet.replace(/(?:^|\s)(?:[>|]\s?)+/g, ' ').trim() : snippet;

const piece = 1500;

/** Where the first found word begins. Piece by piece: most mails show one soon. */
function firstIn(text: string, wanted: WantedWords, language: string): number | undefined {
  for (let at = 0; at < text.length; ) {
    const blank = at + piece < text.length ? text.indexOf(' ', at + piece) : -1;
    const end = blank === -1 ? text.length : blank;
    const found = wanted.in(text.slice(at, end), 1, language)[0];
    if (found) return at + found.start;
    at = end;
  }
  return undefined;
}
