// What is said of a refused request: in the reader's language, never in the words of programmers.
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { ApiProblem } from '../api/request.ts';
import { enFirst } from '../languages/en-first.ts';
import { problemWords } from './problem-words.ts';

const t = ((key: keyof typeof enFirst, options?: { defaultValue?: string }) =>
  enFirst[key] ?? options?.defaultValue ?? key) as unknown as TFunction;

test('what the contract refuses is said in words for people', () => {
  const refused = new ApiProblem(400, {
    kind: 'invalid',
    words: 'Invalid string: must match pattern /^[1-9]\\d{0,18}$/',
    code: 'invalid',
    field: 'mailbox',
  });
  expect(problemWords(t, refused)).toBe(enFirst['problem.invalid']);
});

test('an address that leads nowhere is said so in the reader’s language', () => {
  const nothing = new ApiProblem(404, {
    kind: 'not-found',
    words: 'There is nothing here, or not for you.',
    code: 'not-found',
  });
  expect(problemWords(t, nothing)).toBe(enFirst['problem.not-found']);
});

test('what the product refuses is said in its own words where the screen has none', () => {
  const refused = new ApiProblem(400, {
    kind: 'invalid',
    words: 'The new key is the old one.',
    code: 'invalid',
  });
  expect(problemWords(t, refused)).toBe('The new key is the old one.');
});
