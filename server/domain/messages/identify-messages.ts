// Finds which copies are the same letter: same Message-ID and same decoded content (F07, F19, F20).
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** What makes a letter itself. A mail without Message-ID has the hash of its content in both. */
export interface Identity {
  messageIdHash: Uint8Array;
  contentHash: Uint8Array;
}

/** A message that is there, and its conversation. */
export interface KnownMessage {
  id: string;
  conversationId: string;
}

/** Key of an identity for maps. */
export function identityKey({ messageIdHash, contentHash }: Identity): string {
  return `${latin1(messageIdHash)}${latin1(contentHash)}`;
}

/** The messages that exist already, by `identityKey`. */
export async function findIdentified(
  trx: Transaction<Database>,
  identities: Identity[],
): Promise<Map<string, KnownMessage>> {
  if (identities.length === 0) return new Map();
  const { rows } = await sql<{
    message_id_hash: Buffer;
    content_hash: Buffer;
    message_id: string;
    conversation_id: string;
  }>`
    select message_id_hash, content_hash, message_id, conversation_id from message_identities
      join unnest(${column(
        'bytea',
        identities.map((one) => one.messageIdHash),
      )},
        ${column(
          'bytea',
          identities.map((one) => one.contentHash),
        )}) as given (message_id_hash, content_hash)
      using (message_id_hash, content_hash)`.execute(trx);
  return new Map(
    rows.map((row) => [
      identityKey({ messageIdHash: row.message_id_hash, contentHash: row.content_hash }),
      { id: row.message_id, conversationId: row.conversation_id },
    ]),
  );
}

/** Fresh ids for messages, rising. */
export async function nextMessageIds(trx: Transaction<Database>, count: number): Promise<string[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('messages', 'id')) as id from generate_series(1, ${count}::int)`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
