// What a click on a facet makes of a query.
import { expect, test } from 'vitest';
import { isNarrowedBy, narrowed, widened } from './narrow-query.ts';

test('a facet is put behind what was typed, and taken away as it came', () => {
  expect(narrowed('pumps', 'mailbox:"Key accounts"')).toBe('pumps mailbox:"Key accounts"');
  expect(isNarrowedBy('pumps mailbox:"key accounts"', 'mailbox:"Key accounts"')).toBe(true);
  expect(widened('pumps mailbox:"Key accounts" "two words"', 'mailbox:"Key accounts"')).toBe(
    'pumps "two words"',
  );
  expect(narrowed('', 'kind:list')).toBe('kind:list');
  expect(widened('kind:list', 'kind:list')).toBe('');
});

test('an OR keeps its meaning: what was typed stands in parentheses, as long as there is a facet', () => {
  const q = narrowed('pumps OR valves', 'after:2026-01-01');
  expect(q).toBe('(pumps OR valves) after:2026-01-01');
  expect(widened(q, 'after:2026-01-01')).toBe('pumps OR valves');
  expect(narrowed('(pumps OR valves)', 'kind:list')).toBe('(pumps OR valves) kind:list');
});

test('one of us is one facet, by name and address', () => {
  const ada = 'from:"Ada Smit <ada@noord.example>"';
  const q = narrowed('pumps', ada);
  expect(q).toBe(`pumps ${ada}`);
  expect(isNarrowedBy(q, ada)).toBe(true);
  expect(widened(q, ada)).toBe('pumps');
});

test('half of a phrase or a word that looks like the facet is left alone', () => {
  expect(widened('"kind:list of all" kind:list', 'kind:list')).toBe('"kind:list of all"');
  expect(isNarrowedBy('kind:lists', 'kind:list')).toBe(false);
  expect(widened('"open kind:list', 'kind:list')).toBe('"open kind:list');
});

test('the several addresses of one person are one facet', () => {
  const person = '(from:one@x.example OR from:two@x.example)';
  const q = narrowed('pumps', person);
  expect(q).toBe(`pumps ${person}`);
  expect(isNarrowedBy(q, person)).toBe(true);
  expect(widened(q, person)).toBe('pumps');
  expect(narrowed(q, 'kind:list')).toBe(`pumps ${person} kind:list`);
  expect(widened(`(a OR b) ${person}`, person)).toBe('a OR b');
  expect(widened(person, person)).toBe('');
});
