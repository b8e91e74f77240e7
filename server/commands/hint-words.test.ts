// What the terminal says about a query.
import { expect, test } from 'vitest';
import { hint } from '../domain/search/query/hint.ts';
import { readQuery } from '../domain/search/query/read-query.ts';
import { hintWords } from './hint-words.ts';

test('a hint says in words what is wrong, and names the place', () => {
  const q = 'pump ("offer 118';
  expect(readQuery(q).hints.map((one) => hintWords(q, one))).toEqual([
    'At 7, “"offer 118”: the closing quotation mark is missing; the phrase was taken to the end.',
    'At 6, “(”: this parenthesis is never closed; it was taken to the end.',
  ]);
  expect(hintWords('pmup', hint('spelling', 0, 4, { word: 'pmup', instead: 'pump' }))).toBe(
    'At 1, “pmup”: nothing has this word; another spelling was looked for: pump.',
  );
  expect(hintWords(`pump ${'x'.repeat(90)}`, hint('too-long', 5, 90))).toBe(
    `At 6, “${'x'.repeat(40)}…”: only what stands before this was used.`,
  );
});
