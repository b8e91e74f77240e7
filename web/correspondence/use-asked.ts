// What of a correspondence is asked for, as it stands in the address: the form and everything that narrows it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { CorrespondenceFilter, Form } from '../api/correspondence.ts';
import { useMe } from '../api/me.ts';

const names = ['people', 'direction', 'mailbox', 'ours', 'kind', 'files', 'from', 'to', 'words'] as const;
export type FilterName = (typeof names)[number];
export type Asked = { form?: Form } & Partial<Record<FilterName, string>>;

/** Keeps of an address what names a correspondence. */
export function readAsked(input: Record<string, unknown>): Asked {
  const asked: Asked = {};
  if (input.form === 'subjects' || input.form === 'timeline' || input.form === 'both')
    asked.form = input.form;
  for (const name of names) {
    const value = input[name];
    if ((name === 'from' || name === 'to') && !isDay(value)) continue;
    if ((typeof value === 'string' && value) || typeof value === 'number') asked[name] = String(value);
  }
  return asked;
}

/** An address may be cut, or written by hand: what is no day of the calendar narrows nothing. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value);
}

/** @param of `company-5,contact-9`, as the server takes it */
export function useAsked(of: string) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const zone = useMe()?.preferences.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = useMemo(() => readAsked(search), [search]);
  const { form = 'both', ...narrowed } = asked;
  const filter = useMemo((): CorrespondenceFilter => {
    const { form: _form, ...rest } = asked;
    return { of, ...rest, ...(rest.from || rest.to ? { zone } : {}) } as CorrespondenceFilter;
  }, [of, asked, zone]);
  /** Sets some; undefined takes a filter away. */
  const set = useCallback(
    (change: Partial<Record<FilterName | 'form', string | undefined>>) =>
      void navigate({
        to: '.',
        replace: true,
        search: ((before: Record<string, unknown>) =>
          Object.fromEntries(
            Object.entries({ ...before, ...change }).filter(
              ([, value]) => value !== undefined && value !== '',
            ),
          )) as never,
      }),
    [navigate],
  );
  const clear = useCallback(() => set(Object.fromEntries(names.map((name) => [name, undefined]))), [set]);
  return { form, narrowed: narrowed as Partial<Record<FilterName, string>>, filter, set, clear };
}
export type AskedFor = ReturnType<typeof useAsked>;
