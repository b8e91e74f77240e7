// Finds in a text the words that made it a hit, for marking them and for cutting the text around them.
import { foldWord, scanWords } from './words/fold.ts';
import { languageMark, subjectSign } from './words/marks.ts';
import { stems } from './words/stem.ts';
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
  private readonly known = new Map<string, string | undefined>();

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
    scanWords(unitsOf(text, units), text.length, 0, 20_000, (start, end, _, whole) => {
      if (found.length >= most) return;
      const word = this.folded(text.slice(start, end), language);
      if (word !== undefined && !(whole && found.at(-1)?.end === end)) found.push({ start, end, word });
    });
    return found;
  }

  /** The word folded, if it is one that is wanted. */
  private folded(raw: string, language: string): string | undefined {
    const key = `${language} ${raw}`;
    if (this.known.has(key)) return this.known.get(key);
    const word = foldWord(raw);
    const is =
      this.surfaces.has(word) ||
      this.beginnings.some((beginning) => word.startsWith(beginning)) ||
      (this.unlessIn.has(word) && !this.unlessIn.get(word)!.includes(`'${languageMark(language)}'`)) ||
      (this.stems.size > 0 && stemsOf(word, language).some((stem) => this.stems.has(stem)));
    this.known.set(key, is ? word : undefined);
    return is ? word : undefined;
  }
}

/** As `make-terms` writes a stem that is no word to mail of another language. */
const NOT_IN_LANGUAGES = /'([^']+)'(?::[A-D])? & !(\('~l[a-z]+'[^()]*\)|'~l[a-z]+')/g;

// Stemming costs a hundred times what looking a word up does, and one page of hits shows some thousand words.
const remembered = new Map<string, string[]>();
const mostRemembered = 30_000;

function stemsOf(word: string, language: string): string[] {
  const key = `${language} ${word}`;
  let known = remembered.get(key);
  if (known === undefined) {
    if (remembered.size >= mostRemembered) remembered.clear();
    known = stems(word, language);
    remembered.set(key, known);
  }
  return known;
}

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
