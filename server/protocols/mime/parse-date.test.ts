// Dates as programs really write them.
import { expect, test } from 'vitest';
import { parseDate } from './parse-date.ts';

test.each([
  ['Tue, 3 Mar 2026 10:15:30 +0100', '2026-03-03T09:15:30.000Z', 60],
  ['Tue, 03 Mar 2026 10:15 -0330 (NDT)', '2026-03-03T13:45:00.000Z', -210],
  ['3 Mar 26 10:15:30 GMT', '2026-03-03T10:15:30.000Z', 0],
  ['Tue, 3 Mar 99 10:15:30 EST', '1999-03-03T15:15:30.000Z', -300],
  ['Tue, 3 Mar 2026 10:15:30 -0000', '2026-03-03T10:15:30.000Z', undefined],
  ['Tue, 3 Mar 2026 10:15:30', '2026-03-03T10:15:30.000Z', undefined],
  ['Tue, 3 Mar 2026 10.15.30 +01:00', '2026-03-03T09:15:30.000Z', 60],
  ['Tue,3 Mar 2026 10:15:60 +0200', '2026-03-03T08:15:59.000Z', 120],
  ['Di, 3-Mar-2026 10:15:30 +0100 (MEZ)', '2026-03-03T09:15:30.000Z', 60],
  ['Tue Mar  3 10:15:30 2026', '2026-03-03T10:15:30.000Z', undefined],
  ['Tue Mar  3 10:15:30 2026 +0100', '2026-03-03T09:15:30.000Z', 60],
  ['Tue Mar  3 10:15:30 CET 2026', '2026-03-03T09:15:30.000Z', 60],
  ['2026-03-03T10:15:30Z', '2026-03-03T10:15:30.000Z', 0],
  ['2026-03-03 10:15:30 +0530', '2026-03-03T04:45:30.000Z', 330],
  ['Thursday, April 09, 2003 9:00 PM', '2003-04-09T21:00:00.000Z', undefined],
  ['Tue, 3 Mar 2026 10:15:30 +9999', '2026-03-03T10:15:30.000Z', undefined],
])('%s is read', (text, date, offset) => {
  const read = parseDate(text);
  expect(read?.date.toISOString()).toBe(date);
  expect(read?.utcOffset).toBe(offset);
});

test.each([
  '',
  'yesterday',
  'Tue, 31 Feb 2026 10:15:30 +0100',
  'Tue, 3 Xyz 2026 10:15:30',
  'Tue, 3 Mar 2026 25:15:30 +0100',
  '12345',
  'Tue, 3 Mar 12026 10:15',
])('"%s" is no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});
