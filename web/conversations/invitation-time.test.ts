// Invitations are read in the reader's time, whole days as days.
import { expect, test } from 'vitest';
import { makeFormat } from '../design/format.ts';
import { invitationTime } from './invitation-time.ts';

const format = makeFormat('nl', 'Europe/Amsterdam');

test('a time in UTC is the reader’s, and the day is said once', () => {
  expect(invitationTime(format, '2024-12-01T09:00:00Z', '2024-12-01T10:30:00Z')).toBe(
    '1 dec 2024, 10:00 – 11:30',
  );
  expect(invitationTime(format, '2024-12-01T09:00:00Z', '2024-12-02T10:30:00Z')).toBe(
    '1 dec 2024, 10:00 – 2 dec 2024, 11:30',
  );
});

test('a time in a named zone is moved to the reader’s', () => {
  expect(invitationTime(format, '2024-12-01T10:00:00[Europe/Moscow]')).toBe('1 dec 2024, 08:00');
  expect(invitationTime(format, '2024-03-31T03:30:00[Europe/Amsterdam]')).toBe('31 mrt 2024, 03:30');
});

test('a zone that only its sender knows is named behind the time as it was written', () => {
  expect(
    invitationTime(
      format,
      '2024-12-01T10:00:00[W. Europe Standard Time]',
      '2024-12-01T11:00:00[W. Europe Standard Time]',
    ),
  ).toBe('1 dec 2024, 10:00 – 11:00 (W. Europe Standard Time)');
  expect(invitationTime(format, '2024-12-01T10:00:00[Home]')).toBe('1 dec 2024, 10:00 (Home)');
});

test('a time without a zone is the one on the wall', () => {
  expect(invitationTime(format, '2024-12-01T10:00:00')).toBe('1 dec 2024, 10:00');
});

test('a whole day is a day; several go to the last one', () => {
  expect(invitationTime(format, '2024-12-01', '2024-12-02')).toBe('1 dec 2024');
  expect(invitationTime(format, '2024-12-01', '2024-12-04')).toBe('1 dec 2024 – 3 dec 2024');
  expect(invitationTime(format, '2024-12-01')).toBe('1 dec 2024');
});

test('what is no time stands as it is written', () => {
  expect(invitationTime(format, 'next week')).toBe('next week');
});
