// Makes PostgreSQL's tsquery out of words typed into a filter, where operators mean nothing.
import { tokenise } from './fold.ts';
import { phraseTerm, wordTerm } from './make-terms.ts';

/** More words than this are left out and said so: each costs the database a lookup in every mail. */
const MOST_TERMS = 64;
const MOST_CHARACTERS = 2_000;
/** Shorter prefixes than this would match half of the index. */
const SHORTEST_PREFIX = 2;

/** What was made of a query: `problems` are words for the person, empty when all of it was used. */
export type WordsQuery = { tsquery: string; problems: QueryProblem[] };
export type QueryProblem =
  | 'too-long'
  | 'too-many-words'
  | 'prefix-too-short'
  | 'open-quote'
  | 'only-excluded';

/**
 * A plain search: all words must occur, each as written or as any of its stems; "phrases" as written, in order;
 * `word*` any word that begins so; `-word` and `-"phrase"` must not occur.
 * @param text anything at all
 * @returns text for `$1::tsquery`, always valid; '' finds all
 */
export function makeQuery(text: string): WordsQuery {
  const problems = new Set<QueryProblem>();
  if (text.length > MOST_CHARACTERS) problems.add('too-long');
  const wanted: string[] = [];
  const excluded: string[] = [];
  let terms = 0;
  for (const { minus, phrase, word, star, open } of pieces(text.slice(0, MOST_CHARACTERS))) {
    if (open) problems.add('open-quote');
    const made = phrase !== undefined ? phraseTerms(phrase) : wordTerms(word ?? '', star, problems);
    for (const term of made) {
      terms += 1;
      if (terms > MOST_TERMS) problems.add('too-many-words');
      else if (minus) excluded.push(`!${term}`);
      else wanted.push(term);
    }
  }
  if (wanted.length === 0 && excluded.length > 0) problems.add('only-excluded');
  return { tsquery: [...new Set([...wanted, ...excluded])].join(' & '), problems: [...problems] };
}

type Piece = { minus: boolean; phrase?: string; word?: string; star: boolean; open: boolean };

function* pieces(text: string): Iterable<Piece> {
  for (const match of text.matchAll(/(^|\s)?(-?)(?:["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|([^\s"“”„«»]+))/gu)) {
    const [whole, space, dash, phrase, close, word] = match;
    const minus = dash === '-' && (space !== undefined || match.index === 0) && whole.trim() !== '-';
    if (phrase !== undefined) yield { minus, phrase, star: false, open: close === '' };
    else if (word !== undefined)
      yield { minus, word: word.replace(/\*+$/, ''), star: word.endsWith('*'), open: false };
  }
}

function phraseTerms(phrase: string): string[] {
  const term = phraseTerm(phrase);
  return term === '' ? [] : [term];
}

function wordTerms(word: string, star: boolean, problems: Set<QueryProblem>): string[] {
  const last = tokenise(word).findLast((one) => one.part === 'word');
  if (last === undefined) return [];
  if (star && last.word.length < SHORTEST_PREFIX) {
    problems.add('prefix-too-short');
    return [];
  }
  return [wordTerm(word, star)];
}
