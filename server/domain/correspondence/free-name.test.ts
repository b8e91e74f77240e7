// Names of files in an archive: safe on every system, and each once.
import { expect, test } from 'vitest';
import { freeName } from './free-name.ts';

test('a name that is taken is numbered, whatever its case; a name that looks numbered is no other’s', () => {
  const taken = new Map<string, number>();
  const names = ['Offer.eml', 'offer.eml', 'Offer (2).eml', 'Offer.eml', 'Offer (2).eml'];
  expect(names.map((name) => freeName(name, taken))).toEqual([
    'Offer.eml',
    'offer (2).eml',
    'Offer (2) (2).eml',
    'Offer (3).eml',
    'Offer (2) (3).eml',
  ]);
});

test('nothing leads out of the folder, and something is always left', () => {
  const taken = new Map<string, number>();
  expect(freeName('../../etc/pass:wd', taken)).toBe('_.._etc_pass_wd');
  expect(freeName('\u202e..', taken)).not.toMatch(/[\u202e/\\]/);
  expect(freeName('', taken)).toBe('file');
});

test('twenty thousand of one name are each numbered once', () => {
  const taken = new Map<string, number>();
  const names = Array.from({ length: 20_000 }, () => freeName('2026-03-10 Offer.eml', taken));
  expect(new Set(names).size).toBe(20_000);
  expect(names.at(-1)).toBe('2026-03-10 Offer (20000).eml');
});
