// Months by number, and the marks that say "in one of these months".
import { exactTerm } from '../words/make-terms.ts';
import { monthMark, yearMark } from '../words/marks.ts';

/** Months since the year 0. */
export const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();

/** The first moment of a month. */
export const startOf = (month: number): Date => {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date;
};

/** A term of a tsquery for all months from one to another, both included: whole years by their own mark. */
export function monthsTerm(from: number, to: number): string {
  const marks: string[] = [];
  for (let month = from; month <= to; ) {
    const year = Math.floor(month / 12);
    if (month % 12 === 0 && month + 11 <= to) {
      marks.push(yearMark(year));
      month += 12;
    } else {
      marks.push(monthMark(year, month % 12));
      month += 1;
    }
  }
  return `(${marks.map(exactTerm).join(' | ')})`;
}
