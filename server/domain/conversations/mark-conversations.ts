// What a person marks for themselves on conversations: read, unread, starred.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { deleteStars, insertReads, insertStars, insertUnread } from './queries-marks.ts';
import { readableConversations } from './readable-conversations.ts';

/**
 * Marks conversations read or unread for the viewer alone.
 * @returns the ids that were readable and are now so marked
 */
export async function markRead(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { ids: string[]; value: boolean },
): Promise<string[]> {
  const userId = requireUser(viewer);
  return transaction(db, async (trx) => {
    const ids = await readableConversations(trx, viewer, input.ids);
    if (ids.length === 0) return [];
    if (input.value) await insertReads(trx, userId, ids, await readableAudiences(trx, viewer));
    else await insertUnread(trx, userId, ids);
    await announce(trx, { what: 'marks', user: userId });
    return ids;
  });
}

/** Stars conversations for the viewer alone, or takes the star away. Returns the ids concerned. */
export async function markStarred(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { ids: string[]; value: boolean },
): Promise<string[]> {
  const userId = requireUser(viewer);
  return transaction(db, async (trx) => {
    const ids = await readableConversations(trx, viewer, input.ids);
    if (ids.length === 0) return [];
    await (input.value ? insertStars : deleteStars)(trx, userId, ids);
    await announce(trx, { what: 'marks', user: userId });
    return ids;
  });
}

function requireUser(viewer: Viewer): string {
  if (viewer.userId) return viewer.userId;
  throw new ProductError('invalid', 'Only a person can mark mail as read or starred.', 'no-user');
}
