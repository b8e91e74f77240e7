// Where a page of cards ends: the cursor the browser gives back.
import { ProductError } from '../problem.ts';

/** The last row: what the list is ordered by (empty: a card without mail), and its id. */
export interface PagePosition {
  order: 'name' | 'created' | 'mail';
  key: string;
  id: string;
}

/** Cursor → position; undefined: before the first. @throws ProductError `invalid` on a cursor that is none of this list */
export function readPagePosition(
  order: PagePosition['order'],
  cursor: string | undefined,
): PagePosition | undefined {
  if (!cursor) return undefined;
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const isTime =
      typeof key === 'string' && (key === '' ? order === 'mail' : /^\d{4}-[\d:.TZ-]{18,22}$/.test(key));
    if (of === order && typeof key === 'string' && typeof id === 'string' && /^\d{1,19}$/.test(id))
      if (order === 'name' ? !key.includes('\0') : isTime && (key === '' || !Number.isNaN(Date.parse(key))))
        return { order, key, id };
  } catch {
    // Not JSON: the same answer as for a wrong shape.
  }
  throw new ProductError('invalid', 'This list has no such page. Open it again from the top.', 'bad-cursor');
}

export const writePagePosition = ({ order, key, id }: PagePosition): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url');
