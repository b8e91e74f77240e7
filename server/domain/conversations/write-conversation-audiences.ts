// Writes the rows that lists read: each conversation as each audience sees it in each box of each mailbox.
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/**
 * Recomputes the rows of these conversations and writes differences only. Junk stands in the box junk alone; the inbox
 * holds what lies in an inbox there now (or was imported as such) unless the conversation is handled; sent is what went
 * out; all is all. Over all mailboxes (mailbox 0) there is the box all.
 */
export async function writeConversationAudiences(trx: Transaction<Database>, ids: string[]): Promise<void> {
  const derived = rowsOf(sql`messages m where m.conversation_id = any(${column('bigint', ids)})`);
  await sql`
    with derived as materialized (${derived}),
    gone as (
      delete from conversation_audiences ca where conversation_id = any(${column('bigint', ids)})
        and not exists (select from derived d where d.mailbox_id = ca.mailbox_id and d.box = ca.box
          and d.audience_id = ca.audience_id and d.conversation_id = ca.conversation_id)
    )
    insert into conversation_audiences as ca
      (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after)
    select mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after from derived
    order by mailbox_id, box, audience_id, conversation_id
    on conflict (mailbox_id, box, audience_id, conversation_id) do update
      set last_at = excluded.last_at, count = excluded.count, message_id = excluded.message_id,
        unread_after = excluded.unread_after
      where (ca.last_at, ca.count, ca.message_id, ca.unread_after)
        is distinct from (excluded.last_at, excluded.count, excluded.message_id, excluded.unread_after)`.execute(
    trx,
  );
}

/**
 * The same for conversations that only got new messages: what stood in their rows still holds, so nothing but the new
 * messages is read. Not for conversations in which anything else has changed.
 */
export async function addToConversationAudiences(
  trx: Transaction<Database>,
  messages: { conversationId: string; id: string }[],
): Promise<void> {
  if (messages.length === 0) return;
  // Whoever computes these rows anew holds this lock as well: he sees our messages, or we add to what he wrote.
  await sql`select 1 from conversations where id = any(${column(
    'bigint',
    messages.map((one) => one.conversationId),
  )}) order by id for update`.execute(trx);
  const added = rowsOf(
    sql`unnest(${column(
      'bigint',
      messages.map((one) => one.conversationId),
    )}, ${column(
      'bigint',
      messages.map((one) => one.id),
    )}) as given (conversation_id, id) join messages m using (conversation_id, id)`,
  );
  await sql`
    insert into conversation_audiences as ca
      (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after)
    select mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after from (${added}) added
    order by mailbox_id, box, audience_id, conversation_id
    on conflict (mailbox_id, box, audience_id, conversation_id) do update
      set last_at = greatest(ca.last_at, excluded.last_at), count = ca.count + excluded.count,
        message_id = case when (excluded.last_at, excluded.message_id) > (ca.last_at, ca.message_id)
          then excluded.message_id else ca.message_id end,
        unread_after = greatest(ca.unread_after, excluded.unread_after)`.execute(trx);
}

/** @param source what follows `from`: messages as m */
function rowsOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
  // Each mail's columns travel with its places: joined to them again, the planner, who takes both for one row, would
  // compare every mail with every place.
  return sql`
    with mails as materialized (
      select m.conversation_id, m.id, m.audience_id, m.sent_at, m.direction, m.junk, m.noticed from ${source}
    ),
    placed as materialized (
      select m.*, f.mailbox_id,
        bool_or(p.gone_at is null and (f.role = 'inbox' or '\\Inbox' = any (p.labels))) as in_inbox,
        bool_or(f.role = 'sent' or '\\Sent' = any (p.labels)) as in_sent
      from mails m
        join sources s on s.message_id = m.id
        join placements p on p.source_id = s.id
        join folders f on f.id = p.folder_id
      group by m.conversation_id, m.id, m.audience_id, m.sent_at, m.direction, m.junk, m.noticed, f.mailbox_id
    ),
    boxed as (
      select 0::bigint as mailbox_id, 'all' as box, conversation_id, id, audience_id, sent_at, noticed
        from mails where not junk
      union all
      select mailbox_id, case when junk then 'junk' else 'all' end, conversation_id, id, audience_id, sent_at, noticed
        from placed
      union all
      select mailbox_id, 'sent', conversation_id, id, audience_id, sent_at, noticed
        from placed where not junk and (direction = 'out' or in_sent)
      union all
      select mailbox_id, 'inbox', conversation_id, p.id, audience_id, sent_at, noticed
        from placed p join conversations c on c.id = p.conversation_id
        where not junk and in_inbox and c.handled_at is null
    )
    select mailbox_id, box, audience_id, conversation_id, max(sent_at) as last_at, count(*)::int as count,
      (array_agg(id order by sent_at desc, id desc))[1] as message_id,
      max(sent_at) filter (where noticed) as unread_after
    from boxed group by mailbox_id, box, audience_id, conversation_id`;
}
