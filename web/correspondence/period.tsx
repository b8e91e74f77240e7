// From when to when: a year in one click, or two days.
import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../design/format.ts';
import classes from './filters.module.css';
import { Options } from './options.tsx';
import type { AskedFor } from './use-asked.ts';

type Props = {
  years: { year: number; count: number }[];
  narrowed: AskedFor['narrowed'];
  set: (change: Partial<Record<'from' | 'to', string | undefined>>) => void;
};

export function Period({ years, narrowed: { from, to }, set }: Props) {
  const { t } = useTranslation();
  const isYear = (year: number) => from === `${year}-01-01` && to === `${year}-12-31`;
  return (
    <div>
      <div className={classes.days}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            size="xs"
            label={t(`letters.${end}`)}
            value={(end === 'from' ? from : to) ?? ''}
            onChange={(event) => set({ [end]: event.currentTarget.value || undefined })}
          />
        ))}
      </div>
      <Options
        label={t('letters.period')}
        options={years.map(({ year, count }) => ({
          key: String(year),
          words: String(year),
          count,
          chosen: isYear(year),
        }))}
        choose={(year) =>
          set(
            isYear(Number(year))
              ? { from: undefined, to: undefined }
              : { from: `${year}-01-01`, to: `${year}-12-31` },
          )
        }
      />
    </div>
  );
}

/** 2026; from 3 Mar 2026; 3 Mar 2026 – 5 Apr 2026; '' without any. */
export function periodWords(
  { from, to }: AskedFor['narrowed'],
  format: Pick<Format, 'day'>,
  t: TFunction,
): string {
  if (!from && !to) return '';
  if (from?.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  // Noon: no time zone makes another day of it.
  const day = (one: string) => format.day(`${one}T12:00:00Z`);
  if (from && to) return `${day(from)} – ${day(to)}`;
  return from ? t('letters.since', { date: day(from) }) : t('letters.until', { date: day(to!) });
}
