// Where a page of a list by name ends: the cursor the browser gives back.
import { ProductError } from '../problem.ts';

/** Folded name and id of the last row. */
export interface NamePosition {
  name: string;
  id: string;
}

/** Cursor → position; no cursor means before the first. Throws `invalid` on a cursor that is none of ours. */
export function readNamePosition(cursor: string | undefined): NamePosition {
  if (!cursor) return { name: '', id: '0' };
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof name === 'string' && typeof id === 'string' && /^\d{1,19}$/.test(id) && !name.includes('\0'))
      return { name, id };
  } catch {
    // Not JSON: the same answer as for a wrong shape.
  }
  throw new ProductError('invalid', 'This list has no such page. Open it again from the top.', 'bad-cursor');
}

export const writeNamePosition = (position: NamePosition): string =>
  Buffer.from(JSON.stringify([position.name, position.id])).toString('base64url');
