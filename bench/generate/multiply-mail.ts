// Multiplies by SQL what the product derived of some mail, where a benchmark needs volume rather than variety.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import { transaction } from '../../server/database/transaction.ts';
import { dropWordsIndex } from '../../server/domain/search/words-index.ts';

/**
 * Lays `copies` copies of every message beside what there is: conversations, threads, words, lists, links and places of
 * their own, each copy three days older than the one before. Bodies are shared, cards and people are the same. The
 * index over words is taken away first where that is cheaper; whoever needs it calls `finishWordsIndex`.
 */
export async function multiplyMail(db: Kysely<Database>, copies: number): Promise<void> {
  await dropWordsIndex(db);
  await transaction(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`set local synchronous_commit = off`.execute(trx);
    const steps = await stepsOf(trx);
    for (let copy = 1; copy <= copies; copy++)
      for (const statement of statements(copy, steps)) await statement.execute(trx);
    for (const table of ['conversations', 'messages', 'sources', 'links'] as const)
      await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
        trx,
      );
    await sql`update folders f set uid_next = (select max(uid) + 1 from placements p where p.folder_id = f.id)
      where exists (select from placements p where p.folder_id = f.id)`.execute(trx);
  });
  await sql`vacuum analyze`.execute(db);
}

/** What a copy's ids are moved by: each noun's largest id so far. */
interface Steps {
  conversation: string;
  message: string;
  source: string;
  uid: string;
}

async function stepsOf(trx: Transaction<Database>): Promise<Steps> {
  const { rows } = await sql<Steps>`
    select (select max(id) from conversations) as conversation, (select max(id) from messages) as message,
      (select max(id) from sources) as source, (select max(uid) from placements) as uid`.execute(trx);
  return rows[0]!;
}

function statements(copy: number, steps: Steps) {
  const by = (noun: keyof Steps) => sql.raw(String(BigInt(steps[noun]) * BigInt(copy)));
  const [conversation, message, source, uid] = [by('conversation'), by('message'), by('source'), by('uid')];
  const first = (noun: keyof Steps, column: string) => sql.raw(`${column} <= ${steps[noun]}`);
  const other = (column: string) =>
    sql.raw(`sha256(${column} || '\\x${copy.toString(16).padStart(4, '0')}'::bytea)`);
  const older = (column: string) => sql.raw(`${column} - interval '${3 * copy} days'`);
  return [
    sql`insert into conversations (id, subject_key, first_at, last_at, message_count)
      select id + ${conversation}, subject_key, ${older('first_at')}, ${older('last_at')}, message_count
      from conversations where ${first('conversation', 'id')} and merged_into is null`,
    sql`insert into messages (conversation_id, id, source_id, message_id, message_id_hash, content_hash, audience_id, subject,
        sent_at, utc_offset, first_seen_at, direction, kind, language, from_name, from_address, counterpart_name,
        counterpart_address, in_reply_to, refs, snippet, size, attachment_count, junk, noticed, closed, authentication,
        calendar, report, problems, pipeline)
      select conversation_id + ${conversation}, id + ${message}, source_id + ${source}, ${copy}::text || '.' || message_id,
        ${other('message_id_hash')}, ${other('content_hash')}, audience_id, subject, ${older('sent_at')}, utc_offset,
        first_seen_at, direction, kind, language, from_name, from_address, counterpart_name, counterpart_address,
        ${other('in_reply_to')}, ''::bytea, snippet, size, attachment_count, junk, noticed, closed, authentication, calendar,
        report, problems, pipeline
      from messages where ${first('message', 'id')}`,
    sql`insert into message_conversations (id, conversation_id)
      select id + ${message}, conversation_id + ${conversation} from message_conversations where ${first('message', 'id')}`,
    sql`insert into message_identities (message_id_hash, content_hash, message_id, conversation_id)
      select ${other('message_id_hash')}, ${other('content_hash')}, message_id + ${message}, conversation_id + ${conversation}
      from message_identities where ${first('message', 'message_id')}`,
    sql`insert into thread_references (hash, message_id, conversation_id, is_self, closed)
      select ${other('hash')}, message_id + ${message}, conversation_id + ${conversation}, is_self, closed
      from thread_references where ${first('message', 'message_id')}`,
    sql`insert into thread_subjects (key, message_id, conversation_id, sent_at, is_reply, closed)
      select ${other('key')}, message_id + ${message}, conversation_id + ${conversation}, ${older('sent_at')}, is_reply, closed
      from thread_subjects where ${first('message', 'message_id')}`,
    sql`insert into message_texts (conversation_id, message_id, spans, has_html)
      select conversation_id + ${conversation}, message_id + ${message}, spans, has_html
      from message_texts where ${first('message', 'message_id')}`,
    sql`insert into message_addresses (conversation_id, message_id, role, position, name, address)
      select conversation_id + ${conversation}, message_id + ${message}, role, position, name, address
      from message_addresses where ${first('message', 'message_id')}`,
    sql`insert into message_attachments (conversation_id, message_id, position, source_id, part, name, type, size, sha256,
        content_id, inline, encoding, start_at, encoded_length)
      select conversation_id + ${conversation}, message_id + ${message}, position, source_id + ${source}, part, name, type, size,
        sha256, content_id, inline, encoding, start_at, encoded_length
      from message_attachments where ${first('message', 'message_id')}`,
    sql`insert into message_words (conversation_id, message_id, audience_id, sent_at, words)
      select conversation_id + ${conversation}, message_id + ${message}, audience_id, ${older('sent_at')}, words
      from message_words where ${first('message', 'message_id')}`,
    sql`insert into sources (id, header_hash, body_hash, header, header_codec, size, internal_date, arrived_live, state, pipeline,
        message_id, conversation_id)
      select id + ${source}, ${other('header_hash')}, body_hash, header, header_codec, size, ${older('internal_date')},
        arrived_live, state, pipeline, message_id + ${message}, conversation_id + ${conversation}
      from sources where ${first('source', 'id')}`,
    sql`insert into placements (folder_id, uid_validity, uid, uidl, outcome, source_id, size, internal_date, flags, labels,
        stored_at)
      select folder_id, uid_validity, uid + ${uid}, ${copy}::text || '.' || uidl, outcome, source_id + ${source}, size,
        ${older('internal_date')}, flags, labels, stored_at
      from placements where ${first('uid', 'uid')}`,
    sql`insert into links (conversation_id, message_id, record_type, record_id, reason, made_by, at)
      select conversation_id + ${conversation}, case message_id when 0 then 0 else message_id + ${message} end, record_type,
        record_id, reason, made_by, at
      from links where ${first('conversation', 'conversation_id')} and undone_at is null`,
    sql`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id,
        unread_after, open)
      select mailbox_id, box, audience_id, conversation_id + ${conversation}, ${older('last_at')}, count, message_id + ${message},
        ${older('unread_after')}, open
      from conversation_audiences where ${first('conversation', 'conversation_id')}`,
  ];
}
