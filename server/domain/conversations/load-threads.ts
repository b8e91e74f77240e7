// Reads of messages in the database what threading looks at.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { describeThread } from './describe-thread.ts';
import type { Thread } from './thread-graph.ts';

interface Row {
  id: string;
  conversation_id: string;
  message_id_hash: Buffer;
  refs: Buffer;
  subject: string;
  kind: string;
  direction: 'in' | 'out' | 'internal';
  sent_at: Date;
  closed: boolean;
  is_forged: boolean;
  from_address: string;
  counterpart_address: string;
  addresses: string[] | null;
  report: { recipients?: { recipient?: string; originalRecipient?: string }[] } | null;
}

/** The threads of these messages, or of all messages of these conversations. */
export async function loadThreads(
  trx: Transaction<Database>,
  which: { conversations?: string[]; messages?: string[] },
): Promise<{ thread: Thread; conversationId: string }[]> {
  const { conversations = [], messages = [] } = which;
  if (conversations.length + messages.length === 0) return [];
  const { rows } = await sql<Row>`
    with wanted as (
      select id, conversation_id from message_conversations where id = any(${messages}::bigint[])
      union select id, conversation_id from messages where conversation_id = any(${conversations}::bigint[])
    )
    select m.id, m.conversation_id, message_id_hash, refs, subject, kind, direction, sent_at, closed,
      coalesce(authentication ->> 'verdict' = 'fail', false) as is_forged, from_address, counterpart_address, report,
      (select array_agg(distinct a.address) from message_addresses a
        where a.conversation_id = m.conversation_id and a.message_id = m.id) as addresses
    from wanted join messages m on m.conversation_id = wanted.conversation_id and m.id = wanted.id
    order by m.id`.execute(trx);
  return rows.map((row) => ({ thread: threadOf(row), conversationId: row.conversation_id }));
}

function threadOf(row: Row): Thread {
  return describeThread({
    id: row.id,
    messageIdHash: row.message_id_hash,
    refs: row.refs,
    subject: row.subject,
    kind: row.kind,
    direction: row.direction,
    sentAt: row.sent_at,
    closed: row.closed,
    isForged: row.is_forged,
    from: row.from_address,
    counterpart: row.counterpart_address,
    addresses: row.addresses ?? [],
    reported: (row.report?.recipients ?? []).flatMap(({ recipient, originalRecipient }) =>
      [recipient, originalRecipient].filter((address) => !!address).map((address) => address!.toLowerCase()),
    ),
  });
}
