// Queries: what is understood of them, where hints point, and that no text makes the reader throw.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaves, type QueryNode } from './query-tree.ts';
import { readQuery } from './read-query.ts';
import { readAge, readDate, readSize } from './read-values.ts';

/** The tree in short: `and(a, or(b, not(c)))`. */
function short(node: QueryNode): string {
  switch (node.type) {
    case 'all':
      return '';
    case 'and':
    case 'or':
      return `${node.type}(${node.parts.map(short).join(', ')})`;
    case 'not':
      return `not(${short(node.part)})`;
    case 'word':
      return node.text + (node.star ? '*' : '');
    case 'phrase':
      return `"${node.text}"`;
    case 'operator':
      return `${node.name}:${node.value}${node.star ? '*' : ''}`;
  }
}
const tree = (text: string) => short(readQuery(text).tree);
const hints = (text: string) => readQuery(text).hints.map(({ code, at, length }) => [code, at, length]);

test('words side by side must all hold, OR joins its two neighbours, parentheses group', () => {
  expect(tree('pump valve')).toBe('and(pump, valve)');
  expect(tree('pump valve OR seal')).toBe('and(pump, or(valve, seal))');
  expect(tree('(pump valve) OR seal OR ring')).toBe('or(and(pump, valve), seal, ring)');
  expect(tree('-pump -(a OR b) -"c d" -from:joost')).toBe(
    'and(not(pump), not(or(a, b)), not("c d"), not(from:joost))',
  );
});

test('a dash inside a word and an OR in small letters are no signs', () => {
  expect(tree('2026-118 e-mail or')).toBe('and(2026-118, e-mail, or)');
});

test('operators take a word or a quoted value, in any of the languages', () => {
  expect(tree('from:joost company:"Noordlicht BV" van:ada от:иван filename:*.pdf')).toBe(
    'and(from:joost, company:Noordlicht BV, from:ada, from:иван, filename:*.pdf)',
  );
  expect(tree('contact:#12 size:>5mb older:30d subject:offer*')).toBe(
    'and(contact:#12, size:>5mb, older:30d, subject:offer*)',
  );
});

test('what looks like an operator and is none is looked for as it stands, with a hint where it stands', () => {
  expect(tree('form:joost')).toBe('form:joost');
  expect(hints('offer form:joost')).toEqual([['unknown-operator', 6, 5]]);
  expect(hints('https://noord.example Re: offer 10:30')).toEqual([]);
});

test('what was left out of too long a query makes no further faults', () => {
  expect(hints('a OR  '.repeat(300))).toEqual([['too-many-words', 384, 1416]]);
  expect(hints(`"${'de '.repeat(1500)}"`)).toEqual([['too-long', 2000, 2502]]);
  expect(hints(`(${'a '.repeat(1500)})`).map(([code]) => code)).toEqual(['too-long', 'too-many-words']);
  // What stands before it is as wrong as ever.
  expect(hints(`) a OR ${'a '.repeat(1500)}`).map(([code]) => code)).toEqual([
    'too-long',
    'stray-parenthesis',
    'too-many-words',
  ]);
});

test('hints say where the query is wrong', () => {
  expect(hints('pump (valve')).toEqual([['open-parenthesis', 5, 1]]);
  expect(hints('pump) valve')).toEqual([['stray-parenthesis', 4, 1]]);
  expect(hints('pump "offer 118')).toEqual([['open-quote', 5, 10]]);
  expect(hints('pump OR')).toEqual([['nothing-beside-or', 5, 2]]);
  expect(hints('OR pump')).toEqual([['nothing-beside-or', 0, 2]]);
  expect(hints('from: joost')).toEqual([['no-value', 0, 5]]);
  expect(hints('a*')).toEqual([['prefix-too-short', 0, 2]]);
  expect(tree('pump (valve OR')).toBe('and(pump, valve)');
});

test('very much is cut, and said', () => {
  expect(leaves(readQuery('a1 '.repeat(600)).tree)).toHaveLength(64);
  expect(hints('x'.repeat(10_000))).toEqual([['too-long', 2000, 8000]]);
  expect(hints('from:a '.repeat(280))[0]?.[0]).toBe('too-many-words');
  expect(readQuery('('.repeat(2000)).hints.some(({ code }) => code === 'too-deep')).toBe(true);
});

test('any text at all gives a tree whose places lie within it', () => {
  const signs = [
    'a',
    'б',
    '"',
    '(',
    ')',
    '-',
    '*',
    ':',
    'OR',
    ' ',
    'from:',
    'is:',
    '\0',
    '\ud800',
    '\u202e',
    "'",
    '&',
    '!',
    '<->',
    '\\',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...signs), { maxLength: 80 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { tree: read, hints: said } = readQuery(text);
      for (const { at, length } of [...leaves(read), ...said]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(text.length);
      }
      for (const leaf of leaves(read)) if (leaf.type === 'operator') expect(leaf.value).not.toBe('');
    }),
    { numRuns: 3000 },
  );
});

const now = new Date('2026-11-29T12:00:00Z');

test('dates are years, months and days, written either way round', () => {
  const from = (value: string) => readDate(value, now)?.from.toISOString().slice(0, 10);
  const to = (value: string) => readDate(value, now)?.to.toISOString().slice(0, 10);
  expect([from('2026'), to('2026')]).toEqual(['2026-01-01', '2027-01-01']);
  expect([from('2026-11'), to('2026-11')]).toEqual(['2026-11-01', '2026-12-01']);
  expect([from('29.11.2026'), to('2026-11-29')]).toEqual(['2026-11-29', '2026-11-30']);
  expect(from('yesterday')).toBe('2026-11-28');
  expect([readDate('2026-02-30', now), readDate('soon', now), readDate('0001', now)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('ages and sizes', () => {
  expect(readAge('30d', now)?.toISOString()).toBe('2026-10-30T12:00:00.000Z');
  expect(readAge('1y', now)?.toISOString()).toBe('2025-11-29T12:00:00.000Z');
  expect(readAge('x', now)).toBeUndefined();
  expect(readSize('>5mb')).toEqual({ over: true, bytes: 5_242_880 });
  expect(readSize('<200k')).toEqual({ over: false, bytes: 204_800 });
  expect(readSize('big')).toBeUndefined();
});
