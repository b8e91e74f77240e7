// What people said of two conversations when they become one: links, done, read, starred.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Brings the marks of one conversation over to another. Nothing unread becomes read, nothing open becomes done. */
export async function mergeMarks(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  // What was undone in either stays undone.
  await sql`
    insert into links (conversation_id, message_id, record_type, record_id, reason, made_by, at, undone_at, undone_by)
    select ${into}::bigint, message_id, record_type, record_id, reason, made_by, at, undone_at, undone_by
    from links where conversation_id = ${from}::bigint and message_id = 0 order by id
    on conflict (conversation_id, record_type, record_id, message_id) do update
      set undone_at = coalesce(links.undone_at, excluded.undone_at), undone_by = coalesce(links.undone_by, excluded.undone_by)`.execute(
    trx,
  );
  await sql`delete from links where conversation_id = ${from}::bigint and message_id = 0`.execute(trx);
  await mergeHandlings(trx, from, into);
  await mergeReads(trx, from, into);
  await sql`insert into stars (user_id, conversation_id, at)
    select user_id, ${into}::bigint, at from stars where conversation_id = ${from}::bigint
    on conflict (user_id, conversation_id) do nothing`.execute(trx);
  await sql`delete from stars where conversation_id = ${from}::bigint`.execute(trx);
}

// An act tells of its own side alone: a letter that had left it, and was opened there, stays open.
async function mergeHandlings(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  await sql`
    with elsewhere as materialized (
      select case when conversation_id = ${from}::bigint then ${into}::bigint else ${from}::bigint end as side,
        array_agg(id) as letters
      from messages where conversation_id = any(${[from, into]}::bigint[]) group by 1
    )
    update handlings h set message_ids = array(
      select letter from unnest(h.message_ids) as letter where letter <> all (elsewhere.letters))
    from elsewhere
    where h.conversation_id = elsewhere.side and h.undone_at is null and h.message_ids && elsewhere.letters`.execute(
    trx,
  );
  await sql`update handlings set conversation_id = ${into}::bigint where conversation_id = ${from}::bigint`.execute(
    trx,
  );
}

// Who never opened one of the two has read only what is older than its first noticed message.
async function mergeReads(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  await sql`
    with first as (
      select conversation_id, min(sent_at) - interval '1 millisecond' as unread_from from messages
      where conversation_id = any(${[from, into]}::bigint[]) and noticed group by conversation_id
    ),
    marks as (
      select u.user_id, least(
        coalesce(a.up_to, (select unread_from from first where conversation_id = ${from}::bigint), b.up_to),
        coalesce(b.up_to, (select unread_from from first where conversation_id = ${into}::bigint), a.up_to)) as up_to
      from (select distinct user_id from reads where conversation_id = any(${[from, into]}::bigint[])) u
        left join reads a on a.user_id = u.user_id and a.conversation_id = ${from}::bigint
        left join reads b on b.user_id = u.user_id and b.conversation_id = ${into}::bigint
    )
    insert into reads (user_id, conversation_id, up_to)
    select user_id, ${into}::bigint, up_to from marks
    on conflict (user_id, conversation_id) do update set up_to = excluded.up_to, at = now()`.execute(trx);
  await sql`delete from reads where conversation_id = ${from}::bigint`.execute(trx);
}

/** What was taken out of a conversation stays read for those who had read it there. */
export async function copyReads(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  await sql`insert into reads (user_id, conversation_id, up_to)
    select user_id, ${into}::bigint, up_to from reads where conversation_id = ${from}::bigint
    on conflict (user_id, conversation_id) do nothing`.execute(trx);
}
