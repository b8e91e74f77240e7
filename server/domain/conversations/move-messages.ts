// The only place where a message changes its conversation; everything that bears the conversation in its key follows.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadThreads } from './load-threads.ts';
import { mergeMarks } from './merge-marks.ts';

// Tables whose rows lie with their conversation, by the column that names the message.
const derived = [
  ['messages', 'id'],
  ['message_texts', 'message_id'],
  ['message_addresses', 'message_id'],
  ['message_attachments', 'message_id'],
  ['message_words', 'message_id'],
  ['attachment_texts', 'message_id'],
] as const;

/** Moves these messages from one conversation into another that exists. Call `refreshConversations` for both afterwards. */
export async function moveMessages(
  trx: Transaction<Database>,
  messageIds: string[],
  from: string,
  into: string,
): Promise<void> {
  if (messageIds.length === 0) return;
  await lockBoth(trx, from, into);
  const keys = await keysOf(trx, messageIds);
  for (const [table, column] of derived)
    await sql`update ${sql.table(table)} set conversation_id = ${into}::bigint
      where conversation_id = ${from}::bigint and ${sql.ref(column)} = any(${messageIds}::bigint[])`.execute(
      trx,
    );
  await sql`update message_conversations set conversation_id = ${into}::bigint where id = any(${messageIds}::bigint[])`.execute(
    trx,
  );
  await sql`update message_identities set conversation_id = ${into}::bigint
    where message_id_hash = any(${keys.self}::bytea[]) and message_id = any(${messageIds}::bigint[])`.execute(
    trx,
  );
  await sql`update thread_references set conversation_id = ${into}::bigint
    where hash = any(${keys.all}::bytea[]) and message_id = any(${messageIds}::bigint[])`.execute(trx);
  await sql`update thread_subjects set conversation_id = ${into}::bigint
    where key = any(${keys.subjects}::bytea[]) and message_id = any(${messageIds}::bigint[])`.execute(trx);
  await sql`update sources set conversation_id = ${into}::bigint where message_id = any(${messageIds}::bigint[])`.execute(
    trx,
  );
  await sql`update links set conversation_id = ${into}::bigint
    where conversation_id = ${from}::bigint and message_id = any(${messageIds}::bigint[])`.execute(trx);
  // They bear the marks of customers of the conversation they came from.
  await sql`insert into marks_due (conversation_id) select ${into}::bigint where exists (select from marked_customers)`.execute(
    trx,
  );
}

/** Moves everything and leaves a redirect; people's marks and links come along. */
export async function moveConversation(
  trx: Transaction<Database>,
  from: string,
  into: string,
): Promise<void> {
  await lockBoth(trx, from, into);
  const { rows } = await sql<{ id: string }>`
    select id from messages where conversation_id = ${from}::bigint order by id`.execute(trx);
  await mergeMarks(trx, from, into);
  await moveMessages(
    trx,
    rows.map(({ id }) => id),
    from,
    into,
  );
  await sql`delete from conversation_audiences where conversation_id = ${from}::bigint`.execute(trx);
  await sql`update conversations set merged_into = ${into}::bigint
    where id = ${from}::bigint or merged_into = ${from}::bigint`.execute(trx);
  await sql`update conversations set merged_into = null where id = ${into}::bigint and merged_into is not null`.execute(
    trx,
  );
}

async function lockBoth(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  await sql`select 1 from conversations where id = any(${[from, into]}::bigint[]) order by id for update`.execute(
    trx,
  );
}

async function keysOf(trx: Transaction<Database>, ids: string[]) {
  const threads = (await loadThreads(trx, { messages: ids })).map(({ thread }) => thread);
  const bytes = (keys: string[]) => keys.map((key) => Buffer.from(key, 'latin1'));
  return {
    self: bytes(threads.map(({ self }) => self)),
    all: bytes(threads.flatMap(({ self, refs }) => [self, ...refs])),
    subjects: bytes(threads.flatMap(({ subject }) => (subject === '' ? [] : [subject]))),
  };
}
