// Writes the rows that lists read: each conversation as each audience sees it in each box of each mailbox.
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { letterAsksForWork } from './asks-for-work.ts';
import { isHandledLetter } from './is-handled.ts';

/**
 * Recomputes the rows of these conversations and writes differences only. Junk stands in the box junk alone; the inbox
 * holds the letters that lie in an inbox there now (or were imported as such) and are not handled; sent is what went
 * out; all is all. Over all mailboxes (mailbox 0) there is the box all, which says whether the audience's part is open.
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
      (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open)
    select mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open from derived
    order by mailbox_id, box, audience_id, conversation_id
    on conflict (mailbox_id, box, audience_id, conversation_id) do update
      set last_at = excluded.last_at, count = excluded.count, message_id = excluded.message_id,
        unread_after = excluded.unread_after, open = excluded.open
      where (ca.last_at, ca.count, ca.message_id, ca.unread_after, ca.open)
        is distinct from (excluded.last_at, excluded.count, excluded.message_id, excluded.unread_after, excluded.open)`.execute(
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
      (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open)
    select mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open from (${added}) added
    order by mailbox_id, box, audience_id, conversation_id
    on conflict (mailbox_id, box, audience_id, conversation_id) do update
      set last_at = greatest(ca.last_at, excluded.last_at), count = ca.count + excluded.count,
        message_id = case when (excluded.last_at, excluded.message_id) > (ca.last_at, ca.message_id)
          then excluded.message_id else ca.message_id end,
        unread_after = greatest(ca.unread_after, excluded.unread_after),
        open = coalesce(ca.open or excluded.open, ca.open, excluded.open)`.execute(trx);
}

/** @param source what follows `from`: messages as m */
function rowsOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
  // Each mail's columns travel with its places: joined to them again, the planner, who takes both for one row, would
  // compare every mail with every place.
  return sql`
    with given as materialized (
      select m.conversation_id, m.id, m.audience_id, m.sent_at, m.direction, m.junk, m.noticed,
        ${letterAsksForWork(sql`m`)} as asks
      from ${source}
    ),
    mails as materialized (
      select given.*, ${isHandledLetter(sql`given`, sql`array(select distinct conversation_id from given)`)} as handled
      from given
    ),
    placed as materialized (
      select m.*, f.mailbox_id,
        bool_or(p.gone_at is null and (f.role = 'inbox' or '\\Inbox' = any (p.labels))) as in_inbox,
        bool_or(f.role = 'sent' or '\\Sent' = any (p.labels)) as in_sent
      from mails m
        join sources s on s.message_id = m.id
        join placements p on p.source_id = s.id
        join folders f on f.id = p.folder_id
      group by m.conversation_id, m.id, m.audience_id, m.sent_at, m.direction, m.junk, m.noticed, m.asks, m.handled, f.mailbox_id
    ),
    boxed as (
      select 0::bigint as mailbox_id, 'all' as box, conversation_id, id, audience_id, sent_at, noticed,
        case when handled then false when asks then true else ${liesInAnInbox} end as open
        from mails where not junk
      union all
      select mailbox_id, case when junk then 'junk' else 'all' end, conversation_id, id, audience_id, sent_at, noticed,
        case when junk and handled then false end
        from placed
      union all
      select mailbox_id, 'sent', conversation_id, id, audience_id, sent_at, noticed, null
        from placed where not junk and (direction = 'out' or in_sent)
      union all
      select mailbox_id, 'inbox', conversation_id, id, audience_id, sent_at, noticed, null
        from placed where not junk and in_inbox and not handled
    )
    select mailbox_id, box, audience_id, conversation_id, max(sent_at) as last_at, count(*)::int as count,
      (array_agg(id order by sent_at desc, id desc))[1] as message_id,
      max(sent_at) filter (where noticed) as unread_after, bool_or(open) as open
    from boxed group by mailbox_id, box, audience_id, conversation_id`;
}

// What asks for nothing is open only where it lies before somebody's eyes: true or null.
const liesInAnInbox = sql`nullif(exists (
  select from sources s join placements p on p.source_id = s.id join folders f on f.id = p.folder_id
  where s.message_id = mails.id and p.gone_at is null and (f.role = 'inbox' or '\\Inbox' = any (p.labels))), false)`;
