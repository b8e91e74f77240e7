// Why a row of a list cannot be used, in the reader's language.
import type { TFunction } from 'i18next';
import { saysWhat } from '../../contract/left-out-rows/says-what.ts';

const known = [
  'bad-address',
  'bad-birthday',
  'no-name',
  'too-many-cells',
  'too-many-addresses',
  'quote-not-closed',
  'text-after-quote',
  'too-large',
  'is-group',
  'responsible-oneself',
  'vcard-not-closed',
  'vcard-too-large',
  'vcard-no-name',
] as const;

/** @param what the value at fault */
export function troubleWords(t: TFunction, code: string, what = ''): { words: string; what: string } {
  const one = known.find((each) => each === code);
  const words = one ? t(`card-import.trouble.${one}`) : code;
  return { words, what: saysWhat(words) ? what : '' };
}
