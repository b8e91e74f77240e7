// Brings what is derived of conversations up to date after anything they rest on has changed: who may read each
// message, what lies in junk, and the rows that lists read.
import { sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { audienceIds } from '../access/audiences.ts';
import type { AudienceReason } from '../access/readers-of-message.ts';
import { keepCorrespondents } from '../correspondents/keep-correspondents.ts';
import { customersOf, findCustomers } from './find-customers.ts';
import { writeConversationAudiences } from './write-conversation-audiences.ts';

interface MessageRow {
  id: string;
  conversation_id: string;
  audience_id: string;
  junk: boolean;
  closed: boolean;
  mailboxes: string[];
  is_junk: boolean;
  is_closed: boolean;
}

/**
 * Recomputes these conversations; call it in the transaction of the change. Costs about 0.2 ms a message. Beyond some
 * 200 conversations do it in a background job.
 */
export async function refreshConversations(
  trx: Transaction<Database>,
  conversationIds: string[],
): Promise<void> {
  await keepCorrespondents(trx, [], await refreshReaders(trx, conversationIds));
}

/**
 * The same but for what is known of the people in them: who refreshes more than once in a transaction does that at its
 * end, with all that changed.
 * @returns ids of messages that have other readers now, or lie in junk or no longer do
 */
export async function refreshReaders(
  trx: Transaction<Database>,
  conversationIds: string[],
): Promise<string[]> {
  const ids = [...new Set(conversationIds)].sort();
  if (ids.length === 0) return [];
  await sql`select 1 from conversations where id = any(${ids}::bigint[]) order by id for update`.execute(trx);
  const messages = await findMessages(trx, ids);
  const changed = await updateAudiences(trx, ids, messages);
  await updatePlaces(trx, messages);
  await writeConversationAudiences(trx, ids);
  await sql`
    update conversations c set first_at = m.first_at, last_at = m.last_at, message_count = m.count
    from (select conversation_id, min(sent_at) as first_at, max(sent_at) as last_at, count(*)::int as count
      from messages where conversation_id = any(${ids}::bigint[]) group by 1) m
    where c.id = m.conversation_id
      and (c.first_at, c.last_at, c.message_count) is distinct from (m.first_at, m.last_at, m.count)`.execute(
    trx,
  );
  const moved = new Set(changed.map(({ id }) => id));
  return messages.filter((row) => moved.has(row.id) || row.is_junk !== row.junk).map(({ id }) => id);
}

// Where a mail lies now decides about junk; where it ever lay, who may read it: nobody loses mail by its being deleted.
async function findMessages(trx: Transaction<Database>, ids: string[]): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.conversation_id, m.audience_id, m.junk, m.closed,
      coalesce(array_agg(distinct f.mailbox_id order by f.mailbox_id) filter (where f.id is not null), '{}') as mailboxes,
      coalesce(bool_and(f.role = 'junk') filter (where p.gone_at is null), bool_and(f.role = 'junk'), false) as is_junk,
      coalesce(bool_and(b.policy in ('responsible', 'own', 'personal')), false) as is_closed
    from messages m
      left join sources s on s.message_id = m.id
      left join placements p on p.source_id = s.id
      left join folders f on f.id = p.folder_id
      left join mailboxes b on b.id = f.mailbox_id
    where m.conversation_id = any(${ids}::bigint[])
    group by m.conversation_id, m.id`.execute(trx);
  return rows;
}

async function updateAudiences(
  trx: Transaction<Database>,
  ids: string[],
  messages: MessageRow[],
): Promise<MessageRow[]> {
  const customers = await findCustomers(trx, ids);
  const acts = await findActs(trx, messages);
  const reasons = messages.map((row): AudienceReason => {
    const { filed, responsible } = customersOf(customers, row.conversation_id, row.id);
    const { takenBack = [], shared = [] } = acts.get(row.id) ?? {};
    return { mailboxes: row.mailboxes, responsible, filed, takenBack, shared };
  });
  const audiences = await audienceIds(trx, reasons);
  const changed = messages
    .map((row, index) => ({ ...row, audience: audiences[index]! }))
    .filter((row) => row.audience !== row.audience_id);
  if (changed.length === 0) return [];
  await tellFormerReaders(trx, changed);
  const given = sql`unnest(${column(
    'bigint',
    changed.map((row) => row.conversation_id),
  )},
    ${column(
      'bigint',
      changed.map((row) => row.id),
    )}, ${column(
      'bigint',
      changed.map((row) => row.audience),
    )})
    as given (conversation_id, message_id, audience_id)`;
  await sql`update messages m set audience_id = given.audience_id from ${given}
    where m.conversation_id = given.conversation_id and m.id = given.message_id`.execute(trx);
  await sql`update message_words w set audience_id = given.audience_id from ${given}
    where w.conversation_id = given.conversation_id and w.message_id = given.message_id`.execute(trx);
  await sql`update attachment_texts t set audience_id = given.audience_id from ${given}
    where t.conversation_id = given.conversation_id and t.message_id = given.message_id`.execute(trx);
  return changed;
}

// Whoever could read until now has it on the screen perhaps: it is told to look again, and finds it gone. So is who can
// from now on.
async function tellFormerReaders(trx: Transaction<Database>, changed: MessageRow[]): Promise<void> {
  const former = Map.groupBy(changed, (row) => row.conversation_id);
  if (former.size > 20) return announce(trx, { what: 'access' });
  for (const [conversation, rows] of former)
    await announce(trx, {
      what: 'narrowed',
      conversation,
      ids: [...new Set(rows.map((row) => row.audience_id))],
    });
  await announce(trx, { what: 'message', ids: changed.slice(0, 200).map(({ id }) => id) });
}

type Acts = Pick<AudienceReason, 'takenBack' | 'shared'>;

async function findActs(trx: Transaction<Database>, messages: MessageRow[]): Promise<Map<string, Acts>> {
  const rows = await trx
    .selectFrom('access_acts')
    .select(['message_id', 'mailbox_id', 'kind', 'principal'])
    .where(sql<boolean>`message_id = any(${messages.map((row) => row.id)}::bigint[])`)
    .where('undone_at', 'is', null)
    .execute();
  const acts = new Map<string, Acts>();
  for (const { message_id, mailbox_id, kind, principal } of rows) {
    const own = acts.get(message_id) ?? { takenBack: [], shared: [] };
    acts.set(message_id, own);
    if (kind === 'take-back') own.takenBack.push(mailbox_id);
    else if (principal) own.shared.push({ mailbox: mailbox_id, principal });
  }
  return acts;
}

async function updatePlaces(trx: Transaction<Database>, messages: MessageRow[]): Promise<void> {
  const changed = messages.filter((row) => row.is_junk !== row.junk || row.is_closed !== row.closed);
  if (changed.length === 0) return;
  await sql`
    update messages m set junk = given.junk, closed = given.closed
    from unnest(${column(
      'bigint',
      changed.map((row) => row.conversation_id),
    )},
      ${column(
        'bigint',
        changed.map((row) => row.id),
      )}, ${column(
        'boolean',
        changed.map((row) => row.is_junk),
      )},
      ${column(
        'boolean',
        changed.map((row) => row.is_closed),
      )}) as given (conversation_id, message_id, junk, closed)
    where m.conversation_id = given.conversation_id and m.id = given.message_id`.execute(trx);
}
