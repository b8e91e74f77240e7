// Proves that a number is found by one form, however it was typed, and that odd ones stay as they are.
import { expect, test } from 'vitest';
import { countryOfHouse, readPhone } from './read-phone.ts';

test.each([
  ['030 - 123 45 67', 'NL', '+31301234567'],
  ['(030) 1234567', 'NL', '+31301234567'],
  ['+31 (0)30 123 45 67', '', '+31301234567'],
  ['0031 30 1234567', 'NL', '+31301234567'],
  ['0031 30 1234567', '', '+31301234567'],
  ['8 (812) 640-12-34', 'RU', '+78126401234'],
  ['+7 812 640-12-34', 'NL', '+78126401234'],
  ['58 768 21 43', 'PL', '+48587682143'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['+31301234567 ext. 12', '', '+31301234567'],
  ['０３０ １２３４５６７', 'NL', '+31301234567'],
])('%s, dialled in %s, is %s', (written, country, number) => {
  expect(readPhone(written, country)).toBe(number);
});

test.each([
  ['030 1234567', ''],
  ['ask for Karin', 'NL'],
  ['12', 'NL'],
  ['+31 30 12', 'NL'],
  ['', 'NL'],
  ['030 1234567', 'XX'],
])('“%s” in %s is kept as typed and found by no number', (written, country) => {
  expect(readPhone(written, country)).toBe('');
});

test('the house is where it says, else where its phone or VAT number is from', () => {
  expect(countryOfHouse({ country: 'BE', phone: '+31 30 1234567', vat: '' })).toBe('BE');
  expect(countryOfHouse({ country: '', phone: '+31 30 1234567', vat: 'PL1234567890' })).toBe('NL');
  expect(countryOfHouse({ country: '', phone: '', vat: 'PL 123-456-78-90' })).toBe('PL');
  expect(countryOfHouse({ country: '', phone: '030', vat: 'none' })).toBe('');
});
