// Files conversations that are there already: after a split, when mail leaves junk, when a card is made.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { isOwnAddress, ownAddresses } from '../mailboxes/own-addresses.ts';
import { type Filing, fileMessages } from './file-messages.ts';

/** Files these conversations by the addresses of their mail. @returns those with a link they had not before */
export async function fileConversations(trx: Transaction<Database>, ids: string[]): Promise<Set<string>> {
  return fileMessages(trx, await filingsOf(trx, ids));
}

/** What the filing of these conversations follows from, mail by mail. */
export async function filingsOf(trx: Transaction<Database>, ids: string[]): Promise<Filing[]> {
  if (ids.length === 0) return [];
  const own = await ownAddresses(trx);
  const { rows } = await sql<{
    conversation_id: string;
    kind: string;
    junk: boolean;
    sent_at: Date;
    addresses: string[] | null;
  }>`
    select m.conversation_id, m.kind, m.junk, m.sent_at, array(
        select m.counterpart_address union
        select a.address from message_addresses a where a.conversation_id = m.conversation_id and a.message_id = m.id
      ) as addresses
    from messages m where m.conversation_id = any(${ids}::bigint[]) order by m.conversation_id, m.id`.execute(
    trx,
  );
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    kind: row.kind,
    junk: row.junk,
    sentAt: row.sent_at,
    outsiders: (row.addresses ?? []).filter((address) => address !== '' && !isOwnAddress(own, address)),
  }));
}
