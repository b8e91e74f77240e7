// Follows mail that was moved, marked as junk, taken out of it, or deleted on its server.
import { sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { fileEarlierMail } from '../conversations/file-earlier-mail.ts';

const atOnce = 200;

/**
 * Recomputes who reads the messages of these sources and in which boxes they show. Call it in the transaction that
 * changes their placements. Beyond 200 conversations a background job does it. Mail not yet understood is looked at then.
 */
export async function placementsChanged(trx: Transaction<Database>, sourceIds: string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  const { rows } = await sql<{ id: string; conversation_id: string }>`
    select distinct mc.id, mc.conversation_id from sources s join message_conversations mc on mc.id = s.message_id
    where s.id = any(${sourceIds}::bigint[]) order by 1`.execute(trx);
  const conversations = [...new Set(rows.map((row) => row.conversation_id))].sort();
  if (conversations.length === 0) return;
  // What leaves junk is filed now.
  await fileEarlierMail(trx, conversations.slice(0, atOnce));
  for (let at = atOnce; at < conversations.length; at += atOnce)
    await addJob(
      trx,
      'refresh-conversations',
      { ids: conversations.slice(at, at + atOnce) },
      { priority: 5 },
    );
  if (conversations.length > 20) await announce(trx, { what: 'lists' });
  else await announce(trx, { what: 'message', ids: rows.map((row) => row.id) });
}
