// Labels of phones, addresses and numbers: words we have stand in the reader's language, others as they were written.
import type { TFunction } from 'i18next';

export const phoneLabels = ['work', 'mobile', 'home', 'fax'] as const;
export const addressLabels = ['visits', 'post', 'invoices', 'delivery', 'home'] as const;
export const numberKinds = ['vat', 'register'] as const;
type Sort = 'phone' | 'address' | 'number';
const known: Record<Sort, readonly string[]> = {
  phone: phoneLabels,
  address: addressLabels,
  number: numberKinds,
};

function say(t: TFunction, sort: Sort, word: string): string {
  if (sort === 'phone') return t(`label.phone.${word as (typeof phoneLabels)[number]}`);
  if (sort === 'address') return t(`label.address.${word as (typeof addressLabels)[number]}`);
  return t(`label.number.${word as (typeof numberKinds)[number]}`);
}

/** As it is shown. */
export const labelWord = (t: TFunction, sort: Sort, label: string): string =>
  known[sort].includes(label) ? say(t, sort, label) : label;

/** All we have, as shown. */
export const labelWords = (t: TFunction, sort: Sort): string[] =>
  known[sort].map((word) => say(t, sort, word));

/** As it is kept: our own key where the word is ours. */
export const labelKey = (t: TFunction, sort: Sort, word: string): string =>
  known[sort].find((key) => say(t, sort, key).toLowerCase() === word.trim().toLowerCase()) ?? word.trim();
