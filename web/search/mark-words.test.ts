// The words that were asked for are found in a text whatever their ending, and nothing in a query is a pattern.
import { expect, test } from 'vitest';
import { wordsOf } from './mark-words.tsx';

const found = (q: string, text: string) =>
  wordsOf(q).flatMap((word) => text.match(new RegExp(`(?<![\\p{L}\\p{N}])(${word})`, 'giu')) ?? []);

test('inflected forms of a long word are marked', () => {
  expect(found('оплата', 'Оплату провели сегодня')).toEqual(['Оплату']);
  expect(found('levertijd', 'De levertijden zijn kort')).toEqual(['levertijden']);
});

test('a word inside another is not marked', () => {
  expect(found('art', 'Der Garten hat Art')).toEqual(['Art']);
});

test('signs of a pattern in a query are letters like others', () => {
  expect(found('a.b', 'axb a.b')).toEqual(['a.b']);
  expect(wordsOf('((( [x')).toHaveLength(1);
});
