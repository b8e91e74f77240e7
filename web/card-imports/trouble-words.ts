// Why a row of a list cannot be used, in the reader's language.
import type { TFunction } from 'i18next';

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

export function troubleWords(t: TFunction, code: string): string {
  const one = known.find((each) => each === code);
  return one ? t(`card-import.trouble.${one}`) : code;
}
