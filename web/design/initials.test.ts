// Initials stay readable for any name, and a colour stays with its person.
import { expect, test } from 'vitest';
import { colourOf, initialsOf } from './initials.ts';

test('a name gives its first and last letter, in any script', () => {
  expect(initialsOf('Joost de Vries')).toBe('JV');
  expect(initialsOf('Марина Белова')).toBe('МБ');
  expect(initialsOf('«Ладога»')).toBe('ЛА');
  expect(initialsOf('Łukasz')).toBe('ŁU');
});

test('an address without a name gives letters of its local part, never of its domain', () => {
  expect(initialsOf('c.jansen@delta-food.example')).toBe('CJ');
  expect(initialsOf('')).toBe('?');
});

test('the colour depends on the person alone, not on the case of the address', () => {
  expect(colourOf('Ada@noord.example')).toBe(colourOf('ada@noord.example'));
  expect(colourOf('mailer-daemon@example.org')).toBe('#646d7a');
});
