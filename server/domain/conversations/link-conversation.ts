// Files a conversation under a customer by hand, or undoes a link; undone stays undone.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readableAudiences } from '../access/audiences.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { findCompany } from '../companies/find-company.ts';
import { findContact } from '../contacts/find-contact.ts';
import { ProductError } from '../problem.ts';
import { noConversation } from './find-conversation.ts';
import { insertLinkByHand, updateLinkUndone } from './queries-marks.ts';
import { readableConversations } from './readable-conversations.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { workableConversations } from './workable-conversations.ts';

/**
 * Files the whole conversation, later mail included, under a contact or company. A link that somebody had undone holds
 * again: a person says so.
 * @returns the link's id
 */
export async function linkConversation(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { conversationId: string; type: 'contact' | 'company'; id: string },
): Promise<{ id: string }> {
  return transaction(db, async (trx) => {
    const conversationId = await requireWorkable(trx, viewer, input.conversationId);
    await (input.type === 'contact' ? findContact : findCompany)(trx, viewer, input.id);
    const id = await insertLinkByHand(trx, {
      conversationId,
      type: input.type,
      recordId: input.id,
      userId: viewer.userId,
    });
    await refreshConversations(trx, [conversationId]);
    await announce(trx, { what: 'conversation', conversation: conversationId });
    return { id };
  });
}

/** Undoes a link, whoever or whatever made it. It does not come back by itself. */
export async function undoLink(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    const audiences = await readableAudiences(trx, viewer);
    const { rows } = await sql<{ conversation_id: string }>`
      select l.conversation_id from links l
      where l.id = ${id}::bigint and l.undone_at is null and ${linkIsVisible(audiences)}`.execute(trx);
    const noLink = () =>
      new ProductError('not-found', 'There is no such link, or it is undone already.', 'no-link');
    if (!rows[0]) throw noLink();
    const [readable] = await readableConversations(trx, viewer, [rows[0].conversation_id]);
    if (!readable) throw noLink();
    await requireWorkable(trx, viewer, readable);
    await updateLinkUndone(trx, id, viewer.userId);
    await refreshConversations(trx, [readable]);
    await announce(trx, { what: 'conversation', conversation: readable });
  });
}

/** The conversation an id leads to now, if the viewer may read and work it. */
export async function requireWorkable(db: Kysely<Database>, viewer: Viewer, id: string): Promise<string> {
  const [readable] = await readableConversations(db, viewer, [id]);
  if (!readable) throw noConversation();
  const [workable] = await workableConversations(db, viewer, [readable]);
  if (!workable)
    throw new ProductError(
      'not-allowed',
      'You may read this mailbox, but not work it. Ask an admin to let you.',
      'may-not-work',
    );
  return workable;
}
