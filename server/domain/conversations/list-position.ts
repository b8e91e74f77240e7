// Where a page of a list ends: the cursor the browser gives back.
import { ProductError } from '../problem.ts';

/** The last row's time (ISO 8601) and id; the next page begins behind it. */
export interface Position {
  lastAt: string;
  id: string;
}

const first: Position = { lastAt: 'infinity', id: '9223372036854775807' };

/** Cursor → position; no cursor means the first page. Throws `invalid` on a cursor that is none of ours. */
export function readPosition(cursor: string | undefined): Position {
  if (!cursor) return first;
  const [time = '', id = ''] = cursor.split('_');
  const millis = Number(time);
  if (!/^-?\d{1,15}$/.test(time) || !/^\d{1,19}$/.test(id) || Number.isNaN(new Date(millis).getTime()))
    throw new ProductError(
      'invalid',
      'This list has no such page. Open it again from the top.',
      'bad-cursor',
    );
  return { lastAt: new Date(millis).toISOString(), id };
}

/** Position → cursor. */
export const writePosition = (position: Position): string =>
  `${new Date(position.lastAt).getTime()}_${position.id}`;
