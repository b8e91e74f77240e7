// Joins two conversations because a person says they are one.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { doesWiden } from '../access/does-widen.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { holdThreads } from './hold-threads.ts';
import { requireWorkable } from './link-conversation.ts';
import { moveConversation } from './move-messages.ts';
import { findSplitsBetween, insertThreadAct, updateThreadActsUndone } from './queries-threads.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { rememberHandlings } from './remember-handlings.ts';
import { rememberLinks } from './remember-links.ts';

/**
 * The other one joins this one and leaves a redirect. A split between them is undone by it. Joined, each letter is filed
 * under the customers of both; where that would give a letter a new reader, the two stay apart: rights follow from
 * filing, which is an act of its own.
 * @throws ProductError not-found, not-allowed; invalid when both are the same; conflict when somebody would read more
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
    const stayed = await messagesOf(trx, into);
    const before = await audiencesOf(trx, [from, into]);
    const actId = await insertThreadAct(trx, {
      kind: 'merge',
      messageIds: came,
      stayed: stayed[0]!,
      userId: viewer.userId,
      joined: {
        conversation: from,
        messages: stayed,
        ...(await rememberLinks(trx, from, into)),
        handled: await rememberHandlings(trx, from, into),
      },
    });
    await moveConversation(trx, from, into);
    await refreshConversations(trx, [into]);
    const after = await audiencesOf(trx, [into]);
    if (
      await doesWiden(
        trx,
        [...after].map(([id, audience]) => ({ before: before.get(id)!, after: audience })),
      )
    )
      throw new ProductError(
        'conflict',
        'More people would read some of this mail, because the two are filed under different customers. File them under the same first.',
        'merge-widens',
      );
    for (const conversation of [from, into]) await announce(trx, { what: 'conversation', conversation });
    return { actId, conversationId: into };
  });
}

async function messagesOf(db: Kysely<Database>, conversation: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from messages where conversation_id = ${conversation}::bigint order by sent_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who may read each message of these conversations. */
async function audiencesOf(db: Kysely<Database>, conversations: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; audience_id: string }>`
    select id, audience_id from messages where conversation_id = any(${conversations}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.audience_id]));
}
