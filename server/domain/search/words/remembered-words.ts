// Words seen lately, folded and stemmed: doing that costs ten times what looking them up does.
import { foldWord, LONGEST_COMPOUND, LONGEST_WORD } from './fold.ts';
import { stems } from './stem.ts';
import { StringTable, withRoom } from './string-table.ts';
import { unitsOf } from './units-of.ts';

const MOST_REMEMBERED = 50_000;
const MOST_UNITS = 2_000_000;
const lexemeUnits = new Uint16Array(1024);
const JOINED = /[-._@/+,:\u2010\u2011]/;

/**
 * The lexemes of raw words in one language, all in arrays of numbers: a hundred thousand small objects would be walked
 * by each collection of garbage.
 */
export class RememberedWords {
  private readonly language: string;
  private readonly raws = new StringTable();
  private readonly lexemes = new StringTable();
  // By raw word: where its list stands. A list is the word's lexeme, those of its stems that differ from it, and −1.
  private listOf = new Int32Array(1024);
  private lists = new Int32Array(4096);
  private listsEnd = 0;
  private utf8 = new Uint8Array(16_384);
  private utf8Ends = new Int32Array(1024);

  constructor(language: string) {
    this.language = language;
  }

  /** Lexemes there are by now; their numbers are 0 … count − 1. */
  get count(): number {
    return this.lexemes.count;
  }

  /**
   * Finds or learns a raw word.
   * @param text where it stands
   * @param units those of the text
   * @returns where its list begins, to be read with `lexemeAt` up to −1
   */
  find(text: string, units: Uint16Array, start: number, end: number): number {
    const known = this.raws.find(units, start, end);
    return known === -1 ? this.learn(text.substring(start, end), units, start, end) : this.listOf[known]!;
  }

  lexemeAt(at: number): number {
    return this.lists[at]!;
  }

  /** Bytes of a lexeme in UTF-8. */
  bytesOf(lexeme: number): number {
    return this.utf8Ends[lexeme]! - (lexeme === 0 ? 0 : this.utf8Ends[lexeme - 1]!);
  }

  /** Writes a lexeme in UTF-8. @returns the place behind it */
  write(lexeme: number, into: Uint8Array, at: number): number {
    const { utf8 } = this;
    const end = this.utf8Ends[lexeme]!;
    let to = at;
    for (let from = lexeme === 0 ? 0 : this.utf8Ends[lexeme - 1]!; from < end; from += 1, to += 1)
      into[to] = utf8[from]!;
    return to;
  }

  /** Forgets all when it is much. Between mails only: within one a word would come twice, which a tsvector may not. */
  forgetWhenFull(): void {
    if (!this.isFull) return;
    this.raws.clear();
    this.lexemes.clear();
    this.listsEnd = 0;
  }

  get isFull(): boolean {
    const { raws, lexemes } = this;
    return lexemes.count >= MOST_REMEMBERED || raws.count >= MOST_REMEMBERED || raws.length >= MOST_UNITS;
  }

  /** One number a lexeme, however many raw words lead to it ("Order", "order"); it is learned if need be. */
  numberOf(lexeme: string): number {
    const units = unitsOf(lexeme, lexemeUnits);
    const present = this.lexemes.find(units, 0, lexeme.length);
    return present === -1 ? this.addLexeme(lexeme, units) : present;
  }

  private learn(raw: string, units: Uint16Array, start: number, end: number): number {
    const number = this.raws.add(units, start, end);
    const begin = this.listsEnd;
    this.listOf = withRoom(this.listOf, number + 1);
    this.listOf[number] = begin;
    const word = foldWord(raw).slice(0, JOINED.test(raw) ? LONGEST_COMPOUND : LONGEST_WORD);
    if (word !== '') {
      this.list(this.numberOf(word));
      for (const stem of stems(word, this.language))
        if (stem.length !== word.length + 2 || !stem.endsWith(word)) this.list(this.numberOf(stem));
    }
    this.list(-1);
    return begin;
  }

  private list(lexeme: number): void {
    this.lists = withRoom(this.lists, this.listsEnd + 1);
    this.lists[this.listsEnd] = lexeme;
    this.listsEnd += 1;
  }

  private addLexeme(lexeme: string, units: Uint16Array): number {
    const number = this.lexemes.add(units, 0, lexeme.length);
    const bytes = Buffer.from(lexeme);
    const from = number === 0 ? 0 : this.utf8Ends[number - 1]!;
    this.utf8 = withRoom(this.utf8, from + bytes.length);
    this.utf8Ends = withRoom(this.utf8Ends, number + 1);
    this.utf8.set(bytes, from);
    this.utf8Ends[number] = from + bytes.length;
    return number;
  }
}
