// Labels of phones, addresses and numbers: words we have stand in the reader's language, others as they were written.
import type { TFunction } from 'i18next';

export const phoneLabels = ['work', 'mobile', 'home', 'fax'] as const;
export const addressLabels = ['visits', 'post', 'invoices', 'delivery'] as const;
export const numberKinds = ['vat', 'register'] as const;
type Sort = 'phone' | 'address' | 'number';
const known: Record<Sort, readonly string[]> = {
  phone: phoneLabels,
  address: addressLabels,
  number: numberKinds,
};

const say = (t: TFunction, sort: Sort, word: string) =>
  (t as unknown as (key: string) => string)(`label.${sort}.${word}`);

/** As it is shown. */
export const labelWord = (t: TFunction, sort: Sort, label: string): string =>
  known[sort].includes(label) ? say(t, sort, label) : label;

/** All we have, as shown. */
export const labelWords = (t: TFunction, sort: Sort): string[] =>
  known[sort].map((word) => say(t, sort, word));

/** As it is kept: our own key where the word is ours. */
export const labelKey = (t: TFunction, sort: Sort, word: string): string =>
  known[sort].find((key) => say(t, sort, key).toLowerCase() === word.trim().toLowerCase()) ?? word.trim();
