// How much is said about a query at once.
import { expect, test } from 'vitest';
import { fewOfAKind, hint } from './hint.ts';

test('of each kind only the first hints are said, in the order they stood', () => {
  const many = Array.from({ length: 300 }, (_, at) => hint('too-deep', at, 1));
  const one = hint('open-quote', 400, 5);
  expect(fewOfAKind([...many, one])).toEqual([...many.slice(0, 4), one]);
});
