// Proves that the filter never misses a word that stands in the text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemFilter } from './stem-filter.ts';

test('finds beginnings of four letters and more in any word, shorter ones as whole words', () => {
  const filter = stemFilter('confiden vertraulich', 'конфиденц ошибк', 'avg');
  expect(filter.groups('This is CONFIDENTIAL.')).toBe(1);
  expect(filter.groups('Streng vertraulich, конфиденциально')).toBe(3);
  expect(filter.groups('scanned by AVG')).toBe(4);
  expect(filter.groups('an average day')).toBe(0);
  expect(filter.groups('')).toBe(0);
});

test('texts without blanks between words are left to the expression', () => {
  expect(stemFilter('alpha', 'beta').groups('机密')).toBe(3);
});

test('the first word alone', () => {
  const filter = stemFilter('gruß mvg');
  expect(filter.first('— Gruß aus Wien')).toBe(1);
  expect(filter.first('Ein Gruß')).toBe(0);
  expect(filter.first('Mvg,')).toBe(1);
});

test('never misses', () => {
  const stems = ['sent', 'mvg', 'отправлено', 'få', 'gửi', 'στάλθηκε', 'нет'];
  const filter = stemFilter(stems.join(' '));
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom(...stems),
      fc.string(),
      fc.boolean(),
      (before, stem, after, upper) => {
        const word = upper ? stem.toUpperCase() : stem;
        expect(filter.groups(`${before} ${word} ${after}`)).toBe(1);
      },
    ),
  );
});
