// Reads a phone number as people type it: the form it is found by, whatever spaces, brackets and prefixes it was given.
import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js/min';
import type { House } from '../house/house.ts';

// Read with the first number, in the 10 ms it takes: few starts see one, and who asks cannot wait for a promise.
const require = createRequire(import.meta.url);
const phoneNumbers = () => require('libphonenumber-js/min') as typeof import('libphonenumber-js/min');

/**
 * E.164 with what was dialled behind it left off; empty for what is no number.
 * @param country ISO 3166 alpha-2 of where a number without a country is dialled; empty where that is not known
 */
export function readPhone(written: string, country: string): string {
  const { isSupportedCountry, parsePhoneNumberFromString } = phoneNumbers();
  const text = written.normalize('NFKC').trim();
  const read = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
  if (read?.isValid()) return read.number;
  // 8 before a Russian number of ten digits, 00 before a country: written so where the country is another one.
  const digits = text.replace(/[^\d+]/g, '');
  const abroad = digits.startsWith('00') ? `+${digits.slice(2)}` : undefined;
  const other = abroad === undefined ? undefined : parsePhoneNumberFromString(abroad);
  return other?.isValid() ? other.number : '';
}

/** Where the house is: as it says, else as its phone number or VAT number tells; empty where nothing does. */
export function countryOfHouse(house: Pick<House, 'country' | 'phone' | 'vat'>): string {
  if (house.country) return house.country;
  const { isSupportedCountry, parsePhoneNumberFromString } = phoneNumbers();
  const phone = parsePhoneNumberFromString(house.phone.trim());
  if (phone?.country) return phone.country;
  const vat = /^([A-Z]{2})[\dA-Z]{6,}/.exec(house.vat.replace(/[\s.-]/g, '').toUpperCase())?.[1];
  return vat !== undefined && isSupportedCountry(vat as CountryCode) ? vat : '';
}
