// Joins two conversations because a person says they are one.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { holdThreads } from './hold-threads.ts';
import { requireWorkable } from './link-conversation.ts';
import { moveConversation } from './move-messages.ts';
import { findSplitsBetween, insertThreadAct, updateThreadActsUndone } from './queries-threads.ts';
import { refreshConversations } from './refresh-conversations.ts';

/**
 * The other one joins this one and leaves a redirect. A split between them is undone by it.
 * @throws ProductError not-found, not-allowed; invalid when both are the same
 */
export async function mergeConversations(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { id: string; other: string },
): Promise<{ actId: string; conversationId: string }> {
  return transaction(db, async (trx) => {
    await holdThreads(trx);
    const into = await requireWorkable(trx, viewer, input.id);
    const from = await requireWorkable(trx, viewer, input.other);
    if (from === into)
      throw new ProductError('invalid', 'These are one conversation already.', 'same-conversation');
    await updateThreadActsUndone(trx, await findSplitsBetween(trx, from, into), viewer.userId);
    const came = await messagesOf(trx, from);
    const stayed = (await messagesOf(trx, into))[0]!;
    const actId = await insertThreadAct(trx, {
      kind: 'merge',
      messageIds: came,
      stayed,
      userId: viewer.userId,
    });
    await moveConversation(trx, from, into);
    await refreshConversations(trx, [into]);
    for (const conversation of [from, into]) await announce(trx, { what: 'conversation', conversation });
    return { actId, conversationId: into };
  });
}

async function messagesOf(db: Kysely<Database>, conversation: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from messages where conversation_id = ${conversation}::bigint order by sent_at, id`.execute(db);
  return rows.map(({ id }) => id);
}
