// Decides, without a database, what a merged card bears: one value of each field, and all of each list.
import type { WrittenCompany } from '../companies/written-company.ts';
import type { WrittenContact } from '../contacts/written-contact.ts';

export type Written = Partial<WrittenContact & WrittenCompany>;

/** Fields of which one card's value stays. */
export const chosenFields = [
  'name',
  'job',
  'language',
  'birthday',
  'notes',
  'stage',
  'website',
  'companyId',
  'responsibleId',
  'relationId',
  'parentId',
  'pictureId',
] as const;
export type ChosenField = (typeof chosenFields)[number];

/** Fields of which all values stay, the kept card's first. */
export const joinedFields = ['addresses', 'phones', 'tags', 'domains', 'numbers', 'postalAddresses'] as const;
export type JoinedField = (typeof joinedFields)[number];

/** What makes two values of a list one. */
const keyOf: Record<JoinedField, (value: never) => string> = {
  addresses: (value: string) => value,
  domains: (value: string) => value,
  tags: (value: string) => value.toLowerCase(),
  phones: ({ number }: { number: string }) => number.replace(/[^\d+]/g, ''),
  numbers: ({ value }: { value: string }) => value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''),
  postalAddresses: (value: object) => JSON.stringify(value),
};

/** @param choice which card's value stays, where that is not the kept one's; what is empty is filled from the other */
export function mergeFields(
  kept: Written,
  gone: Written,
  choice: Partial<Record<ChosenField, 'kept' | 'gone'>>,
): Written {
  const merged: Record<string, unknown> = {};
  for (const field of chosenFields) {
    if (!(field in kept)) continue;
    const from = choice[field] ?? (isEmpty(kept[field]) ? 'gone' : 'kept');
    merged[field] = from === 'gone' ? gone[field] : kept[field];
  }
  for (const field of joinedFields)
    if (kept[field]) merged[field] = [...kept[field], ...without(field, gone[field] ?? [], kept[field])];
  return merged as Written;
}

/**
 * What a card bears after a merge was taken back: fields nobody has changed since are as they were, and of each list goes
 * what came along.
 * @param now the card as it is; @param mine what of each list stays whatever came
 */
export function unmergeFields(
  now: Written,
  { before, after, gone }: { before: Written; after: Written; gone: Written },
): Written {
  const given: Record<string, unknown> = {};
  for (const field of chosenFields)
    if (field in after && same(now[field], after[field]) && !same(before[field], after[field]))
      given[field] = before[field];
  for (const field of joinedFields) {
    const present = now[field];
    if (!present) continue;
    const came = without(field, gone[field] ?? [], before[field] ?? []);
    const left = without(field, present, came);
    if (left.length !== present.length) given[field] = left;
  }
  return given as Written;
}

/** The values of a list that are not among the others. */
function without(field: JoinedField, values: unknown[], others: unknown[]): unknown[] {
  const key = keyOf[field] as (value: unknown) => string;
  const known = new Set(others.map(key));
  return values.filter((value) => !known.has(key(value)));
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
