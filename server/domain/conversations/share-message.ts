// What the owner of an own or personal mailbox decides about one mail in it: share it, or take it back.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { insertAccessAct, undoAccessActs } from '../messages/queries-acts.ts';
import { noMessage } from '../messages/readable-source.ts';
import { ProductError } from '../problem.ts';
import { refreshConversations } from './refresh-conversations.ts';

/**
 * Lets a colleague, a team or everyone read one mail.
 * @returns the act's id, with which it is undone
 * @throws ProductError `not-found` unless the viewer owns a mailbox the mail lies in; `conflict` while it is taken back,
 *   since nobody else would read it
 */
export async function shareMessage(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { messageId: string; principal: string; why: string },
): Promise<{ id: string }> {
  return transaction(db, async (trx) => {
    const place = await findOwnPlace(trx, viewer, input.messageId);
    await requirePrincipal(trx, input.principal);
    const takenBack = await trx
      .selectFrom('access_acts')
      .select('id')
      .where('message_id', '=', input.messageId)
      .where('mailbox_id', '=', place.mailbox_id)
      .where('kind', '=', 'take-back')
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    if (takenBack)
      throw new ProductError('conflict', 'You took this mail back. Give it back first.', 'mail-taken-back');
    const id = await insertAccessAct(trx, {
      ...input,
      mailboxId: place.mailbox_id,
      kind: 'share',
      userId: viewer.userId,
    });
    await readersChanged(trx, place.conversation_id, input.messageId);
    return { id };
  });
}

/** Takes a mail back from all others who read it through the viewer's mailbox, or gives it again. */
export async function takeBackMessage(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { messageId: string; value: boolean; why: string },
): Promise<void> {
  await transaction(db, async (trx) => {
    const place = await findOwnPlace(trx, viewer, input.messageId);
    const which = { messageId: input.messageId, mailboxId: place.mailbox_id, kind: 'take-back' as const };
    await undoAccessActs(trx, which, viewer.userId);
    if (input.value)
      await insertAccessAct(trx, { ...which, principal: null, why: input.why, userId: viewer.userId });
    await readersChanged(trx, place.conversation_id, input.messageId);
  });
}

/** Ends a share the viewer made. */
export async function undoShare(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    const act = await trx
      .selectFrom('access_acts')
      .select('message_id')
      .where('id', '=', id)
      .where('kind', '=', 'share')
      .executeTakeFirst();
    if (!act) throw new ProductError('not-found', 'There is no such share.', 'no-share');
    const place = await findOwnPlace(trx, viewer, act.message_id);
    await undoAccessActs(trx, { id }, viewer.userId);
    await readersChanged(trx, place.conversation_id, act.message_id);
  });
}

async function findOwnPlace(
  trx: Transaction<Database>,
  viewer: Viewer,
  messageId: string,
): Promise<{ mailbox_id: string; conversation_id: string }> {
  const { rows } = await sql<{ mailbox_id: string; conversation_id: string }>`
    select mb.id as mailbox_id, mc.conversation_id
    from message_conversations mc
      join sources s on s.message_id = mc.id
      join placements p on p.source_id = s.id
      join folders f on f.id = p.folder_id
      join mailboxes mb on mb.id = f.mailbox_id
    where mc.id = ${messageId}::bigint and mb.owner_id = ${viewer.userId}::bigint
    order by mb.id limit 1`.execute(trx);
  if (!rows[0]) throw noMessage();
  return rows[0];
}

async function requirePrincipal(trx: Transaction<Database>, principal: string): Promise<void> {
  if (principal === 'everyone') return;
  const [, kind, id] = /^(user|team):(\d{1,19})$/.exec(principal) ?? [];
  const known = kind
    ? await trx
        .selectFrom(kind === 'team' ? 'teams' : 'users')
        .select('id')
        .where('id', '=', id!)
        .executeTakeFirst()
    : undefined;
  if (!known) throw new ProductError('invalid', 'Choose a colleague, a team or everyone.', 'bad-principal');
}

async function readersChanged(
  trx: Transaction<Database>,
  conversation: string,
  messageId: string,
): Promise<void> {
  await refreshConversations(trx, [conversation]);
  await announce(trx, { what: 'message', ids: [messageId] });
}
