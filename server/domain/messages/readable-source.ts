// Which copy of a message a viewer sees: one that lies where they may read it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { pairRows } from '../access/pair-rows.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';

/** A message and the copy of it that the viewer is shown. */
export interface ReadableSource {
  messageId: string;
  conversationId: string;
  sourceId: string;
  subject: string;
  fromAddress: string;
}

/**
 * Finds the copy whose bytes the viewer may see: headers differ between copies (Bcc, Received), so a copy counts only
 * when the mail is readable to them through the mailbox it lies in, or lay in.
 * @throws ProductError `not-found` when there is no such message for this viewer
 */
export async function findReadableSource(
  db: Kysely<Database>,
  viewer: Viewer,
  messageId: string,
): Promise<ReadableSource> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{
    conversation_id: string;
    audience_id: string;
    source_id: string;
    subject: string;
    from_address: string;
  }>`
    select m.conversation_id, m.audience_id, m.source_id, m.subject, m.from_address
    from message_conversations mc join messages m on m.conversation_id = mc.conversation_id and m.id = mc.id
    where mc.id = ${messageId}::bigint and m.audience_id = any(${audiences}::bigint[])`.execute(db);
  const row = rows[0];
  if (!row) throw noMessage();
  const sources = await readableSources(db, viewer, [{ id: messageId, audienceId: row.audience_id }]);
  const own = sources.find((source) => source.source_id === row.source_id) ?? sources[0];
  if (!own) throw noMessage();
  return {
    messageId,
    conversationId: row.conversation_id,
    sourceId: own.source_id,
    subject: row.subject,
    fromAddress: row.from_address,
  };
}

/** All copies of messages that lie, or lay, in mailboxes through which the viewer reads them. */
export async function readableSources(
  db: Kysely<Database>,
  viewer: Viewer,
  messages: { id: string; audienceId: string }[],
): Promise<{ message_id: string; source_id: string }[]> {
  const boxes = await readableBoxes(db, viewer, { through: 'any' });
  const { rows } = await sql<{ message_id: string; source_id: string }>`
    with pairs as materialized (${pairRows(boxes)})
    select distinct s.message_id, s.id as source_id
    from unnest(${messages.map((each) => each.id)}::bigint[], ${messages.map((each) => each.audienceId)}::bigint[])
        as m (id, audience_id)
      join sources s on s.message_id = m.id
      join placements p on p.source_id = s.id
      join folders f on f.id = p.folder_id
      join pairs on pairs.mailbox_id = f.mailbox_id and pairs.audience_id = m.audience_id
    order by 1, 2`.execute(db);
  return rows;
}

export const noMessage = (): ProductError =>
  new ProductError('not-found', 'There is no such mail, or you may not read it.', 'no-message');
