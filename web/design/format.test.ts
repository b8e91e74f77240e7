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
  const format = makeFormat('en', 'UTC');
  expect(format.short('2026-11-12T08:00:00Z', now)).toBe('Nov 12');
  expect(format.short('2024-11-12T08:00:00Z', now)).toBe('Nov 12, 2024');
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
