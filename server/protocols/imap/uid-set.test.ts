// Tests that UID sets say the same written and read.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatUidSets, parseUidSet, without } from './uid-set.ts';

it('any ascending UIDs come back from their sets, none longer than allowed', () => {
  const uids = fc
    .uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 800 })
    .map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(uids, fc.integer({ min: 12, max: 200 }), (all, longest) => {
      const sets = formatUidSets(all, longest);
      expect(sets.flatMap(parseUidSet)).toEqual(all);
      expect(Math.max(0, ...sets.map((set) => set.length))).toBeLessThanOrEqual(longest);
    }),
  );
});
it('a run is written short', () => {
  expect(formatUidSets([1, 2, 3, 5, 7, 8])).toEqual(['1:3,5,7:8']);
});
it('a set that would fill the memory is refused', () => {
  expect(() => parseUidSet('1:4294967295')).toThrow(RangeError);
});
it('what one has and the other lacks keeps its order', () => {
  expect(without([5, 3, 1], [3])).toEqual([5, 1]);
});
