// Proves what counts as the same subject.
import { expect, test } from 'vitest';
import { subjectKey, withoutTags } from './subject-key.ts';

test.each([
  ['Re: Offer 118', 'offer 118', true],
  ['AW: WG: Angebot', 'angebot', true],
  ['Antw: Re: Offerte', 'offerte', true],
  ['Odp.: Zamówienie', 'zamówienie', true],
  ['Отв: Счёт', 'счёт', true],
  ['RE[4]: Order', 'order', true],
  ['Re^2: Order', 'order', true],
  ['SV: VS: Tilaus', 'tilaus', true],
  ['[sales] Re: Offer', '[sales] offer', true],
])('%s is an answer to "%s"', (subject, key, isReply) => {
  expect(subjectKey(subject)).toMatchObject({ key, isReply });
});

test('a forward prefix alone makes no answer', () => {
  expect(subjectKey('Fwd: Offer')).toEqual({ key: 'offer', isReply: false, isForward: true });
  expect(subjectKey('Пересл: Счёт')).toMatchObject({ isReply: false, isForward: true });
});

test('F11: a foreign tag in the subject is text', () => {
  expect(subjectKey('Re: [#4711] broken pump').key).toBe('[#4711] broken pump');
});

test('a word that only begins like a prefix is no prefix', () => {
  expect(subjectKey('Renovation: kitchen')).toMatchObject({ key: 'renovation: kitchen', isReply: false });
  expect(subjectKey('')).toEqual({ key: '', isReply: false, isForward: false });
});

test('a subject of any length becomes a key of at most 200 characters', () => {
  expect(subjectKey(`Re: ${'😀'.repeat(3000)}`).key.length).toBeLessThanOrEqual(200);
});

test('a list that marks its copies changes nothing but the mark', () => {
  expect(withoutTags(subjectKey('[sales-list] Offer 118').key)).toBe('offer 118');
});
