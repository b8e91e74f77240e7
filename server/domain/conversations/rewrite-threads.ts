// Writes anew by what later mail is joined to conversations, after people took them apart.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { loadThreads } from './load-threads.ts';

/**
 * Each message's own rows, none left out: while a conversation was whole one message spoke for the others, and that one
 * may be elsewhere now.
 */
export async function rewriteThreads(trx: Transaction<Database>, conversations: string[]): Promise<void> {
  const loaded = await loadThreads(trx, { conversations });
  const rows = loaded
    .flatMap(({ thread, conversationId }) =>
      [...new Set([thread.self, ...thread.refs])].map((hash) => ({ hash, thread, conversationId })),
    )
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  await sql`
    insert into thread_references (hash, message_id, conversation_id, is_self, closed)
    select * from unnest(${column(
      'bytea',
      rows.map((row) => Buffer.from(row.hash, 'latin1')),
    )}, ${column(
      'bigint',
      rows.map((row) => row.thread.id),
    )}, ${column(
      'bigint',
      rows.map((row) => row.conversationId),
    )}, ${column(
      'boolean',
      rows.map((row) => row.hash === row.thread.self),
    )}, ${column(
      'boolean',
      rows.map((row) => row.thread.closed),
    )})
    on conflict (hash, message_id) do update set conversation_id = excluded.conversation_id, closed = excluded.closed`.execute(
    trx,
  );
}
