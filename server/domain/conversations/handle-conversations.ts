// "Done": declares conversations handled for all, or takes that back.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';

import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { insertHandlings, undoHandlings } from './queries-marks.ts';
import { readableConversations } from './readable-conversations.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { workableConversations } from './workable-conversations.ts';

/**
 * Marks conversations handled (out of every inbox) or open again. An act: who and when stay on record.
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
    const changed = await (input.value ? insertHandlings : undoHandlings)(trx, viewer.userId, ids);
    await refreshConversations(trx, changed);
    for (const conversation of changed) await announce(trx, { what: 'conversation', conversation });
    return changed;
  });
}
