// Makes the terms of a tsquery out of words and phrases, with the same folding and stems as the index.
import { LONGEST_COMPOUND, LONGEST_WORD, tokenise } from './fold.ts';
import { languageMark, subjectSign } from './marks.ts';
import { STEMMED_LANGUAGES, stems } from './stem.ts';

/**
 * Where a word has to stand: A or = subject, B people, C names of files, D the text; '' anywhere. Of these the index
 * itself knows '' and =, which mail understood before there was one does not have.
 */
export type Field = '' | '=' | 'A' | 'B' | 'C' | 'D';

/** A "phrase": surfaces in a row, as written; '' where there is no word in it. */
export function phraseTerm(phrase: string, field: Field = ''): string {
  const words = tokenise(phrase).filter((one) => one.part === 'word');
  return words.length === 0
    ? ''
    : group(
        inARow(
          words.map(({ word }) => word),
          field,
        ),
      );
}

/** A word in any of its forms, `star` for all that begin so; a compound as a whole or as its parts in a row. */
export function wordTerm(word: string, star: boolean, field: Field = ''): string {
  const tokens = tokenise(word);
  const parts = tokens.filter((one) => one.part === 'word');
  const last = parts.at(-1);
  if (last === undefined) return '';
  const end = star ? ':*' : '';
  if (parts.length === 1) return star ? quote(last.word, field, end) : anyForm(last.word, field);
  // A compound as a whole is the rare word; its parts in a row find it however it was joined (2026/118).
  const whole = tokens.find((one) => one.part === 'whole');
  const row = inARow(
    parts.map((one) => one.word),
    field,
    end,
  );
  return group(whole === undefined ? row : `${quote(whole.word, field, end)} | (${row})`);
}

/** Words with a sign have no place: they tell the index which mail to look into, the words themselves in which order. */
function inARow(words: string[], field: Field, end = ''): string {
  const each = (of: Field) => words.map((word, at) => quote(word, of, at === words.length - 1 ? end : ''));
  if (field !== '=') return each(field).join(' <-> ');
  return words.length === 1 ? each('=')[0]! : `${each('=').join(' & ')} & (${each('A').join(' <-> ')})`;
}

/** A lexeme as it stands, such as a mark or a whole address. */
export const exactTerm = (lexeme: string): string => quote(lexeme, '');

/**
 * The word as written, its stems, and its stems as words: a mail's word that is its own stem has no stem beside it. Such
 * a stem is no word to mail that is surely of another language: *offerte* is Dutch, and does not find an English *offer*.
 */
function anyForm(word: string, field: Field): string {
  const marked = stems(word, '');
  const asWords = Map.groupBy(marked, (stem) => stem.slice(2));
  asWords.delete(word);
  const forms = [
    quote(word, field),
    ...[...asWords].map(([surface, of]) => wordOf(surface, of, marked, field)),
    ...marked.map((stem) => stemIn(stem, field)),
  ];
  return forms.length === 1 ? forms[0]! : group(forms.join(' | '));
}

/** A surface, but not in mail marked as being in a language that stems the word otherwise. */
function wordOf(surface: string, of: string[], all: string[], field: Field): string {
  const others = all.filter((stem) => !of.includes(stem)).map((stem) => quote(markOf(stem), ''));
  if (others.length === 0) return quote(surface, field);
  return group(`${quote(surface, field)} & !${others.length > 1 ? group(others.join(' | ')) : others[0]!}`);
}

const signs = new Map(
  Object.entries(STEMMED_LANGUAGES).map(([language, sign]) => [sign as string, language]),
);
const markOf = (stem: string): string => languageMark(signs.get(stem[1]!)!);

// A stem met in the text alone has no place (see makeWords), and PostgreSQL lets such a word match in every field.
function stemIn(stem: string, field: Field): string {
  if (field === '' || field === '=' || field === 'D') return quote(stem, field);
  const others = [...'ABCD'].filter((one) => one !== field).map((one) => quote(stem, one as Field));
  return `(${quote(stem, field)} & !(${others.join(' & ')}))`;
}

function group(term: string): string {
  return `(${term})`;
}

// Words are letters, digits and joiners: nothing in them needs escaping, but a promise is better kept here than believed.
function quote(lexeme: string, field: Field, end = ''): string {
  const sound = lexeme.slice(0, Math.max(LONGEST_COMPOUND, LONGEST_WORD)).replace(/['\\\u0000]/g, '');
  if (field === '=') return `'${subjectSign}${sound}'${end}`;
  return `'${sound}'${end === '' && field !== '' ? ':' : end}${field}`;
}
