// Dates and counts read as the language writes them, by the reader's own midnight.
import { expect, test } from 'vitest';
import { makeFormat } from './format.ts';

const now = new Date('2026-11-22T10:30:00Z');

test("midnight is the reader's: the same moment is today in Amsterdam and yesterday in Lisbon", () => {
  const moment = '2026-11-21T23:30:00Z';
  expect(makeFormat('en', 'Europe/Amsterdam').short(moment, now)).toBe('00:30');
  expect(makeFormat('en', 'Europe/Lisbon').short(moment, now)).toBe('yesterday');
});

test('a date of another year shows the year', () => {
  const format = makeFormat('en', 'UTC', ['nl']);
  expect(format.short('2026-11-12T08:00:00Z', now)).toBe('12 Nov');
  expect(format.short('2024-11-12T08:00:00Z', now)).toBe('12 Nov 2024');
});

test('English dates are American only where the browser is', () => {
  const moment = '2026-11-12T08:00:00Z';
  expect(makeFormat('en', 'UTC', ['pl', 'en-US', 'en']).long(moment, now)).toBe('Thu, Nov 12, 08:00');
  expect(makeFormat('en', 'UTC', ['en-GB']).long(moment, now)).toBe('Thu 12 Nov, 08:00');
  expect(makeFormat('nl', 'UTC', ['en-US']).long(moment, now)).toBe('do 12 nov, 08:00');
});

test('below a head that names the day stands the time, below a month the day', () => {
  const format = makeFormat('en', 'UTC', []);
  expect(format.belowHead('2026-11-21T09:05:00Z', now)).toBe('09:05');
  expect(format.belowHead('2026-11-09T09:05:00Z', now)).toBe('09:05');
  expect(format.belowHead('2026-11-08T09:05:00Z', now)).toBe('8 Nov');
});

test('a moment in full counts twenty-four hours', () => {
  expect(makeFormat('en', 'UTC', ['en-US']).full('2026-11-12T18:07:19Z')).toContain('18:07');
});

test('heads are days for two weeks and months before that', () => {
  const format = makeFormat('ru', 'UTC');
  expect(format.head('2026-11-22T08:00:00Z', now)).toBe('Сегодня');
  expect(format.head('2026-11-16T08:00:00Z', now)).toBe('Понедельник, 16 ноября');
  expect(format.head('2026-03-16T08:00:00Z', now)).toContain('Март 2026');
});

test('a capped count says that there is more', () => {
  expect(makeFormat('en', '').count({ count: 1000, capped: true })).toBe('1,000+');
  expect(makeFormat('pl', '').count({ count: 12, capped: false })).toBe('12');
});

test('sizes use the unit a person would', () => {
  const format = makeFormat('en', '');
  expect(format.size(214_000)).toBe('214 kB');
  expect(format.size(2_400_000)).toBe('2.4 MB');
});

test('from day to day says the month and the year once, and one day alone once', () => {
  const format = makeFormat('en', 'UTC', []);
  const days = (from: string, to: string) =>
    format.days(`${from}T08:00:00Z`, `${to}T09:00:00Z`).replaceAll(/[\u2009\u202f ]/g, ' ');
  expect(days('2026-11-12', '2026-11-12')).toBe('12 Nov 2026');
  expect(days('2026-11-12', '2026-11-20')).toMatch(/^12 ?– ?20 Nov 2026$/);
  expect(days('2025-12-31', '2026-01-02')).toMatch(/^31 Dec 2025 ?– ?2 Jan 2026$/);
});

test('a part is never rounded up to the whole', () => {
  expect(makeFormat('en', '').percent(0.999)).toBe('99%');
  expect(makeFormat('en', '').percent(1)).toBe('100%');
});
