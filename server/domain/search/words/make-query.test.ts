// Queries: what they become, and that no input makes an invalid one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeQuery } from './make-query.ts';

const query = (text: string) => makeQuery(text).tsquery;

test('a word is itself or any of its stems', () => {
  const made = query('facturen');
  expect(made).toContain("'facturen'");
  expect(made).toContain("'~nfactur'");
  expect(made).toContain("'factur'");
  expect(query('77120')).toBe("'77120'");
  expect(query('счетов')).toBe("('счетов' | 'счет' | '~rсчет')");
});

test('words are all wanted', () => {
  expect(query('12 34')).toBe("'12' & '34'");
});

test('a "phrase" is surfaces in a row, a word* is a prefix, -word is not wanted', () => {
  expect(query('"Uw factuur 3321"')).toBe("('uw' <-> 'factuur' <-> '3321')");
  expect(query('fact*')).toBe("'fact':*");
  expect(query('12 -34')).toBe("'12' & !'34'");
  expect(query('-"12 34" 56')).toBe("'56' & !('12' <-> '34')");
});

test('a number with strokes is found whole or however it was joined', () => {
  expect(query('2026-118')).toBe("('2026-118' | ('2026' <-> '118'))");
  expect(query('ada@noord.example')).toBe("('ada@noord.example' | ('ada' <-> 'noord' <-> 'example'))");
});

test('the empty query finds all', () => {
  expect(makeQuery(' \t\u0000 ')).toEqual({ tsquery: '', problems: [] });
  expect(query('& | ! () <-> :* \\')).toBe('');
});

test('what was left out is said', () => {
  expect(makeQuery('a*').problems).toEqual(['prefix-too-short']);
  expect(makeQuery('"open').problems).toEqual(['open-quote']);
  expect(makeQuery('1 '.repeat(500)).problems).toEqual(['too-many-words']);
  expect(makeQuery('x'.repeat(10_000)).problems).toEqual(['too-long']);
  expect(makeQuery('-spam').problems).toEqual(['only-excluded']);
});

const LEXEME = "'[^'\\\\\\u0000]+'(:\\*)?";
const ROW = `\\(${LEXEME}( <-> ${LEXEME})*\\)`;
const TERM = `!?(${LEXEME}|${ROW}|\\(${LEXEME}( \\| (${LEXEME}|${ROW}))*\\))`;
const VALID = new RegExp(`^(${TERM}( & ${TERM})*)?$`, 'u');

test('any garbage makes a valid query', () => {
  for (const text of [
    "'); DROP",
    "a'b\\'c",
    '!!a:*b',
    'a<->b|c&!d',
    '(((((',
    '\ud800\udc00\ud800',
    'a\u0000b',
    '*** ---',
    '-',
    '--x',
    '"',
    '""',
    "''",
    ':a:b*c',
  ])
    expect(query(text)).toMatch(VALID);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => VALID.test(query(text))),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          'a',
          'é',
          "'",
          '"',
          '\\',
          '*',
          '-',
          '@',
          '.',
          ' ',
          '(',
          ':',
          '&',
          '\u0000',
          '\ud800',
        ),
        maxLength: 60,
      }),
      (text) => VALID.test(query(text)),
    ),
    { numRuns: 2_000 },
  );
});
