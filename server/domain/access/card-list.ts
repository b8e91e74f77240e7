// What every list of cards by name is made of: the words it is narrowed by, and its page.
import { type RawBuilder, sql } from 'kysely';
import { writeNamePosition } from './name-position.ts';

/** What is asked for, lower case; empty where nothing is. */
export const askedWords = (q: string): string => q.trim().toLowerCase().replaceAll('\0', '');

/** The LIKE pattern of what contains these words, lower case; undefined where nothing is asked for. */
export function containing(q: string): string | undefined {
  const words = askedWords(q);
  return words === '' ? undefined : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

/** SQL: a column contains these words. */
export const contains = (column: RawBuilder<unknown>, q: string) =>
  sql<boolean>`lower(${column}) like ${containing(q)}`;

/** The same, for finding rows by the column's index of pieces; for words of one or two letters there is none. */
export const findsContaining = (column: RawBuilder<unknown>, q: string) =>
  askedWords(q).length < 3
    ? contains(column, q)
    : sql<boolean>`(kontor_pieces(${column}) @> kontor_pieces(${askedWords(q)}) and ${contains(column, q)})`;

/** Cuts rows, of which one more than `limit` was asked for, to a page; `next` is there when more follow. */
export function pageByName<Row extends { id: string; folded: string }>(
  rows: Row[],
  limit: number,
): { page: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last
    ? { page, next: writeNamePosition({ name: last.folded, id: last.id }) }
    : { page };
}
