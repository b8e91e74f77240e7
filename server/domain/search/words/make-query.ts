// Makes PostgreSQL's tsquery out of what a person typed, with the same folding and stems as the index.
import { LONGEST_COMPOUND, LONGEST_WORD, tokenise } from './fold.ts';
import { stems } from './stem.ts';

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
  const words = tokenise(phrase).filter((one) => one.part === 'word');
  return words.length === 0 ? [] : [group(words.map((one) => quote(one.word)).join(' <-> '))];
}

function wordTerms(word: string, star: boolean, problems: Set<QueryProblem>): string[] {
  const tokens = tokenise(word);
  const parts = tokens.filter((one) => one.part === 'word');
  const last = parts.at(-1);
  if (last === undefined) return [];
  if (star && last.word.length < SHORTEST_PREFIX) {
    problems.add('prefix-too-short');
    return [];
  }
  if (parts.length === 1) return [star ? `${quote(last.word)}:*` : anyForm(last.word)];
  // A compound as a whole is the rare word; its parts in a row find it however it was joined (2026/118).
  const whole = tokens.find((one) => one.part === 'whole');
  const inARow = parts.map((one) => quote(one.word) + (star && one === last ? ':*' : '')).join(' <-> ');
  return [group(whole === undefined ? inARow : `${quote(whole.word)}${star ? ':*' : ''} | (${inARow})`)];
}

/** The word as written, its stems, and its stems as words: a mail's word that is its own stem has no stem beside it. */
function anyForm(word: string): string {
  const marked = stems(word, '');
  const forms = new Set([word, ...marked.map((stem) => stem.slice(2)), ...marked]);
  return forms.size === 1 ? quote(word) : group([...forms].map(quote).join(' | '));
}

function group(term: string): string {
  return `(${term})`;
}

// Words are letters, digits and joiners: nothing in them needs escaping, but a promise is better kept here than believed.
function quote(lexeme: string): string {
  return `'${lexeme.slice(0, Math.max(LONGEST_COMPOUND, LONGEST_WORD)).replace(/['\\\u0000]/g, '')}'`;
}
