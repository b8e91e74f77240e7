// "Done": declares what one reads of conversations handled, for all who read it, or takes that back.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { insertHandlings, lockConversations, undoHandlings } from './queries-handlings.ts';
import { readableConversations } from './readable-conversations.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { workableConversations } from './workable-conversations.ts';

/**
 * Marks conversations handled (out of every inbox) or open again, as far as the viewer reads them: a letter they do not
 * know stays as it is for those who do. An act: who and when stay on record. Opening again takes back the last act.
 * @returns the ids whose state changed; one already in that state is no error, since two people may press at once
 * @throws ProductError `not-found` when none is readable, `not-allowed` when none may be worked by the viewer
 */
export async function handleConversations(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { ids: string[]; value: boolean },
): Promise<string[]> {
  return transaction(db, async (trx) => {
    const readable = await readableConversations(trx, viewer, input.ids);
    if (readable.length === 0)
      throw new ProductError(
        'not-found',
        'There is no such conversation, or you may not read it.',
        'no-conversation',
      );
    const ids = await workableConversations(trx, viewer, readable);
    if (ids.length === 0)
      throw new ProductError(
        'not-allowed',
        'You may read this mailbox, but not work it. Ask an admin to let you.',
        'may-not-work',
      );
    await lockConversations(trx, ids);
    const audiences = await readableAudiences(trx, viewer);
    const act = input.value ? insertHandlings : undoHandlings;
    const acted = await act(trx, viewer.userId, ids, audiences);
    const changed = acted.map(({ conversationId }) => conversationId);
    await refreshConversations(trx, changed);
    // Only who reads a letter that was closed or opened is told.
    const letters = acted.flatMap((one) => one.letters);
    if (letters.length > 0) await announce(trx, { what: 'message', ids: letters });
    return changed;
  });
}
