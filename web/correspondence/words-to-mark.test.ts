// Proves which words are marked.
import { expect, test } from 'vitest';
import { isFound } from '../search/mark-found.tsx';
import { wordsToMark } from './words-to-mark.ts';

test('a long word is marked in its other forms, a short one where a word begins with it', () => {
  expect(isFound('energielabels', wordsToMark('Energielabel'))).toBe(true);
  expect(isFound('оплату', wordsToMark('оплата'))).toBe(true);
  expect(isFound('boot', wordsToMark('boot'))).toBe(true);
  expect(isFound('roboot', wordsToMark('boot'))).toBe(false);
});

test('what must not occur is not marked', () => {
  expect(wordsToMark('pump -valve')).toEqual(['pump*']);
});
