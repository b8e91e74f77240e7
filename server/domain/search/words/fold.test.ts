// Folding and splitting of words.
import { expect, test } from 'vitest';
import { foldWord, tokenise } from './fold.ts';

const words = (text: string) => tokenise(text).map((one) => one.word);

test('case, diacritics and width make no difference', () => {
  expect(foldWord('Wiśniewski')).toBe('wisniewski');
  expect(foldWord('ŁÓDŹ')).toBe('lodz');
  expect(foldWord('Счёт')).toBe('счет');
  expect(foldWord('ВОЙ')).toBe('вой');
  expect(foldWord('ĳsbeer')).toBe('ijsbeer');
  expect(foldWord('Straße')).toBe('strasse');
  expect(foldWord('Ｋｏｎｔｏｒ')).toBe('kontor');
  expect(foldWord('cafe\u0301')).toBe('cafe');
});

test('й stays a letter of its own, also when it comes decomposed', () => {
  expect(foldWord('и\u0306од')).toBe('йод');
});

test('soft hyphens vanish and apostrophes do not part words', () => {
  expect(words('koel\u00adcellen')).toEqual(['koelcellen']);
  expect(words('the customer’s order, don’t')).toEqual(['the', 'customer', 'order', 'dont']);
});

test('numbers and addresses are found whole and in parts', () => {
  expect(words('Offerte 2026-118: ada@noord.example')).toEqual([
    'offerte',
    '2026',
    '118',
    '2026-118',
    'ada',
    'noord',
    'example',
    'ada@noord.example',
  ]);
  expect(words('FV/2026/0118 za 1.250,00 o 10:30')).toContain('fv/2026/0118');
  expect(words('FV/2026/0118 za 1.250,00 o 10:30')).toContain('1.250,00');
  expect(words('FV/2026/0118 za 1.250,00 o 10:30')).toContain('10:30');
});

test('a whole stands where its first part stands', () => {
  const found = tokenise('order 2026-118 now');
  expect(found.map((one) => [one.word, one.position])).toEqual([
    ['order', 1],
    ['2026', 2],
    ['118', 3],
    ['2026-118', 2],
    ['now', 4],
  ]);
});

test('NUL, lone surrogates and signs part words', () => {
  expect(words('a\u0000b \ud800c\udc00 d🙂e')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('letters beyond the basic plane are letters', () => {
  expect(words('𝐊𝐨𝐧𝐭𝐨𝐫')).toEqual(['kontor']);
});

test('a word too long is cut the same way everywhere', () => {
  expect(words('x'.repeat(5000))).toEqual(['x'.repeat(64)]);
});
