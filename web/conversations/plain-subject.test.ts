// What answering and forwarding put before a subject goes; what belongs to it stays.
import { expect, test } from 'vitest';
import { plainSubject } from './plain-subject.ts';

test('prefixes go in any number and language, the subject stays', () => {
  expect(plainSubject('Re: FW: Odp: AW[2]: Levertijd  koelcellen ')).toBe('Levertijd koelcellen');
  expect(plainSubject('Пересл: Отв: Счёт № 4471')).toBe('Счёт № 4471');
  expect(plainSubject('Reservation: two rooms')).toBe('Reservation: two rooms');
  expect(plainSubject('Re:')).toBe('');
});
