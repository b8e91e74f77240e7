// The parts of the index over words: one for each stretch of years, so that no search reads what older mail says.
import { type RawBuilder, sql } from 'kysely';

/** Mail of the years from `from` on and before `to`. */
export interface WordsPeriod {
  index: string;
  from: number;
  to: number;
}

const one = (year: number): WordsPeriod => ({ index: `message_words_${year}`, from: year, to: year + 1 });

/** Oldest first. Made by migration 018; mail beyond the last year shares one. */
export const wordsPeriods: WordsPeriod[] = [
  { index: 'message_words_before_2010', from: Number.NEGATIVE_INFINITY, to: 2010 },
  { index: 'message_words_2010', from: 2010, to: 2015 },
  { index: 'message_words_2015', from: 2015, to: 2020 },
  ...Array.from({ length: 12 }, (_, years) => one(2020 + years)),
  { index: 'message_words_after_2031', from: 2032, to: Number.POSITIVE_INFINITY },
];

/** The part a month lies in. @param month since the year 0 */
export function periodOf(month: number): WordsPeriod {
  const year = Math.floor(month / 12);
  return wordsPeriods.find(({ from, to }) => year >= from && year < to)!;
}

/** SQL condition on a row of message_words, written as the index has it: PostgreSQL takes the part by comparing. */
export function inPeriod({ from, to }: WordsPeriod, row = ''): RawBuilder<boolean> {
  const year = sql`date_part('year', ${sql.raw(row === '' ? '' : `${row}.`)}sent_at at time zone 'UTC')`;
  if (to === from + 1) return sql`${year} = ${sql.lit(from)}`;
  if (from === Number.NEGATIVE_INFINITY) return sql`${year} < ${sql.lit(to)}`;
  if (to === Number.POSITIVE_INFINITY) return sql`${year} >= ${sql.lit(from)}`;
  return sql`(${year} >= ${sql.lit(from)} and ${year} < ${sql.lit(to)})`;
}
