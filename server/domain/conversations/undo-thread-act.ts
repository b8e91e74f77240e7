// Takes back a split or a merge.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { holdThreads } from './hold-threads.ts';
import { requireWorkable } from './link-conversation.ts';
import { moveConversation } from './move-messages.ts';
import { partMerged } from './part-merged.ts';
import { lockThreadAct, updateThreadActsUndone } from './queries-threads.ts';
import { refreshConversations } from './refresh-conversations.ts';

/**
 * Undoes an act: what was split is one again, with all that came since; what was merged comes apart, and what came
 * since goes with the mail it answers.
 * @throws ProductError not-found when there is no such act, or it is undone already, or its mail is not readable
 */
export async function undoThreadAct(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    await holdThreads(trx);
    const act = await lockThreadAct(trx, id);
    if (!act) throw noAct();
    const home = await conversationOf(trx, act.stayed);
    const other = await conversationOf(trx, act.messageIds[0]!);
    if (!home || !other) throw noAct();
    await requireWorkable(trx, viewer, home);
    if (other !== home) await requireWorkable(trx, viewer, other);
    await updateThreadActsUndone(trx, [id], viewer.userId);
    const touched =
      act.kind === 'split'
        ? await join(trx, home, other)
        : await partMerged(trx, { ...act, id, userId: viewer.userId, home });
    await refreshConversations(trx, touched);
    for (const conversation of new Set([home, other, ...touched]))
      await announce(trx, { what: 'conversation', conversation });
  });
}

async function join(trx: Transaction<Database>, home: string, other: string): Promise<string[]> {
  if (home !== other) await moveConversation(trx, other, home);
  return [home];
}

async function conversationOf(db: Kysely<Database>, messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from message_conversations where id = ${messageId}::bigint`.execute(db);
  return rows[0]?.conversation_id;
}

const noAct = (): ProductError =>
  new ProductError('not-found', 'There is no such split or merge, or it is undone already.', 'no-act');
