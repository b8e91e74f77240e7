// What a list of cards is narrowed and ordered by: kept in the address, so that it can be sent and gone back to.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CardFilters } from '../api/cards.ts';

/** As it stands in the address; times are days back from now. */
export type FiltersInAddress = {
  relation?: string;
  stage?: string;
  tags?: string;
  responsible?: string;
  madeBy?: string;
  mail?: string;
  quiet?: string;
  company?: string;
  language?: string;
  order?: string;
};
export const filterKeys = [
  'relation',
  'stage',
  'tags',
  'responsible',
  'company',
  'language',
  'mail',
  'quiet',
  'madeBy',
] as const;
export type FilterKey = (typeof filterKeys)[number];

const shapes: Record<keyof FiltersInAddress, RegExp> = {
  relation: /^(none|[1-9]\d{0,18})$/,
  stage: /^(lead|active|lapsed|none)$/,
  tags: /^[1-9]\d{0,18}(,[1-9]\d{0,18}){0,9}$/,
  responsible: /^(none|[1-9]\d{0,18})$/,
  madeBy: /^(person|itself|import)$/,
  mail: /^\d{1,4}$/,
  quiet: /^\d{1,4}$/,
  company: /^[1-9]\d{0,18}$/,
  language: /^[a-z]{2,3}$/,
  order: /^(created|mail)$/,
};

/** Of an address's search: what is one of ours, and words. */
export function filtersOf(input: Record<string, unknown>): FiltersInAddress & { q?: string } {
  const found: Record<string, string> = {};
  if (typeof input.q === 'string' && input.q) found.q = input.q;
  for (const [key, shape] of Object.entries(shapes)) {
    const value = input[key];
    // The router reads digits as a number.
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && shape.test(text)) found[key] = text;
  }
  return found;
}

/** The server's words for them. */
export function asQuery({ mail, quiet, ...rest }: FiltersInAddress, now = Date.now()): CardFilters {
  const dayBack = (days: string) => new Date(now - Number(days) * 864e5).toISOString().slice(0, 10);
  return {
    ...(rest as CardFilters),
    ...(mail ? { mailSince: dayBack(mail) } : {}),
    ...(quiet ? { quietSince: dayBack(quiet) } : {}),
  };
}

export function useFilters() {
  const { q: _words, ...filters } = filtersOf(useSearch({ strict: false }) as Record<string, unknown>);
  const navigate = useNavigate();
  const set = (changes: { [Key in keyof FiltersInAddress]?: string | undefined }) =>
    void navigate({
      to: '.',
      search: (before) => filtersOf({ ...(before as object), ...changes }),
      replace: true,
    });
  return { filters: filters as FiltersInAddress, set };
}
