// One message as its viewer may see it.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { describeMessages } from './describe-messages.ts';
import type { Message } from './message-shape.ts';
import { noMessage } from './readable-source.ts';

/** @throws ProductError `not-found` when there is none for this viewer */
export async function findMessage(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Message> {
  const place = await db
    .selectFrom('message_conversations')
    .select('conversation_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!place) throw noMessage();
  const [found] = await describeMessages(db, viewer, { conversationId: place.conversation_id, id });
  if (!found) throw noMessage();
  return found.message;
}
