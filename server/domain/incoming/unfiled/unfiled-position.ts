// Where a page of people without a card ends: the cursor the browser gives back.
import { ProductError } from '../../problem.ts';

/** The last row: its mails, its last mail (ISO 8601), its address. */
export interface UnfiledPosition {
  mails: number;
  lastAt: string;
  address: string;
}

/** @throws ProductError `invalid` on a cursor that is none of ours */
export function readUnfiledPosition(cursor: string | undefined): UnfiledPosition {
  if (!cursor) return { mails: 0, lastAt: new Date(0).toISOString(), address: '' };
  try {
    const [mails, lastAt, address] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (
      Number.isSafeInteger(mails) &&
      typeof lastAt === 'string' &&
      new Date(lastAt).toISOString() === lastAt &&
      typeof address === 'string' &&
      !address.includes('\0')
    )
      return { mails: mails as number, lastAt, address };
  } catch {
    // Not JSON, no date: the same answer as for a wrong shape.
  }
  throw new ProductError('invalid', 'This list has no such page. Open it again from the top.', 'bad-cursor');
}

export const writeUnfiledPosition = ({ mails, lastAt, address }: UnfiledPosition): string =>
  Buffer.from(JSON.stringify([mails, lastAt, address])).toString('base64url');
