// Takes messages out of a conversation into one of their own; they never meet again by themselves.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { fileConversations } from './file-conversations.ts';
import { holdThreads } from './hold-threads.ts';
import { requireWorkable } from './link-conversation.ts';
import { copyReads } from './merge-marks.ts';
import { moveMessages } from './move-messages.ts';
import { insertThreadAct } from './queries-threads.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { rewriteThreads } from './rewrite-threads.ts';

/**
 * Splits. Later answers go where the mail they answer is.
 * @returns the act, by which it can be undone, and the new conversation
 * @throws ProductError not-found, not-allowed; invalid when nothing or all would be taken out
 */
export async function splitConversation(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { id: string; messageIds: string[] },
): Promise<{ actId: string; conversationId: string }> {
  return transaction(db, async (trx) => {
    await holdThreads(trx);
    const from = await requireWorkable(trx, viewer, input.id);
    const audiences = await readableAudiences(trx, viewer);
    const { rows } = await sql<{ id: string; audience_id: string }>`
      select id, audience_id from messages where conversation_id = ${from}::bigint order by sent_at, id`.execute(
      trx,
    );
    const wanted = new Set(input.messageIds);
    const taken = rows
      .filter((row) => wanted.has(row.id) && audiences.includes(row.audience_id))
      .map((row) => row.id);
    const stayed = rows.find((row) => !wanted.has(row.id));
    if (taken.length < wanted.size)
      throw new ProductError(
        'not-found',
        'There is no such mail in this conversation, or you may not read it.',
        'no-message',
      );
    if (!stayed)
      throw new ProductError('invalid', 'One mail at least must stay.', 'nothing-stays', {
        field: 'messageIds',
      });
    const made = await sql<{ id: string }>`
      insert into conversations (subject_key) select subject_key from conversations
      where id = ${from}::bigint returning id`.execute(trx);
    const conversationId = made.rows[0]!.id;
    const actId = await insertThreadAct(trx, {
      kind: 'split',
      messageIds: taken,
      stayed: stayed.id,
      userId: viewer.userId,
    });
    await moveMessages(trx, taken, from, conversationId);
    await copyReads(trx, from, conversationId);
    await rewriteThreads(trx, [from, conversationId]);
    await fileConversations(trx, [conversationId]);
    await refreshConversations(trx, [from, conversationId]);
    for (const conversation of [from, conversationId])
      await announce(trx, { what: 'conversation', conversation });
    return { actId, conversationId };
  });
}
