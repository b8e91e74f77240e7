// What a list shows of each conversation: subject, sender, snippet, signs, all from mail the viewer may read.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import { type Pair, pairRows } from '../access/pair-rows.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import type { ConversationRow } from './conversation-shape.ts';
import { isHandled, tellsOfHandled } from './is-handled.ts';
import { isUnread } from './is-unread.ts';
import type { Place } from './list-conversations.ts';

interface Row {
  id: string;
  last_at: Date;
  count: number;
  unread: boolean;
  starred: boolean;
  handled: boolean;
  subject: string;
  snippet: string;
  direction: ConversationRow['direction'];
  answered: boolean;
  kind: ConversationRow['kind'];
  from_name: string;
  from_address: string;
  counterpart_name: string;
  counterpart_address: string;
  attachments: number;
  known: boolean;
}

/** Whose messages a list is made of: a box, and through which mailboxes and audiences it is read. */
export interface Shown {
  box: string;
  pairs: Pair[];
}

/**
 * Describes the conversations at the given places, in their order. The last readable message in the list's box gives
 * time, subject, snippet, direction and sender, so that a row says why it stands where it stands; whether that is
 * answered, the last word of all tells. A conversation of which the viewer may read nothing is left out.
 */
export async function describeConversations(
  db: Kysely<Database>,
  viewer: Viewer,
  places: Place[],
  shown: Shown,
): Promise<ConversationRow[]> {
  if (places.length === 0) return [];
  const ids = places.map((place) => place.conversation_id);
  const audiences = await readableAudiences(db, viewer);
  const boxes = await readableBoxes(db, viewer);
  const rows = await readRows(db, viewer, ids, audiences, shown);
  const records = await readRecords(db, ids, audiences);
  const mailboxes = await readMailboxes(db, ids, boxes);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [asRow(row, records.get(id) ?? [], mailboxes.get(id) ?? [])] : [];
  });
}

function asRow(
  row: Row,
  records: ConversationRow['records'],
  mailboxes: ConversationRow['mailboxes'],
): ConversationRow {
  const outsider = row.counterpart_address !== '' || row.counterpart_name !== '';
  const from = { name: row.from_name, address: row.from_address };
  return {
    id: row.id,
    subject: row.subject,
    snippet: row.snippet,
    lastAt: row.last_at.toISOString(),
    count: row.count,
    unread: row.unread,
    starred: row.starred,
    handled: row.handled,
    direction: row.direction,
    kind: row.kind,
    from,
    answered: row.answered,
    counterpart: outsider ? { name: row.counterpart_name, address: row.counterpart_address } : from,
    attachments: row.attachments,
    records,
    mailboxes,
    newSender: row.direction === 'in' && row.kind === 'personal' && !row.known,
  };
}

async function readRows(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: string[],
  audiences: string[],
  { box, pairs }: Shown,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with pairs as materialized (${pairRows(pairs)}),
    rows as materialized (
      select mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open
      from conversation_audiences where conversation_id = any(${ids}::bigint[])
    ),
    listed as (
      select conversation_id, (array_agg(message_id order by last_at desc, message_id desc))[1] as message_id
      from rows join pairs using (mailbox_id, audience_id)
      where box = ${box}
      group by conversation_id
    ),
    seen as (
      select conversation_id, sum(count)::int as count, max(last_at) as last_at, max(unread_after) as unread_after,
        (array_agg(message_id order by last_at desc, message_id desc))[1] as message_id,
        ${isHandled(sql`open`)} as handled
      from rows
      where audience_id = any(${audiences}::bigint[]) and ${tellsOfHandled(sql`rows`)}
      group by conversation_id
    )
    select s.conversation_id as id, m.sent_at as last_at, s.count, m.subject, m.snippet, m.direction,
      coalesce(m.direction = 'in' and l.direction = 'out' and l.kind not in ('auto-reply', 'bounce'), false) as answered,
      m.kind,
      m.from_name, m.from_address, m.counterpart_name, m.counterpart_address,
      m.attachment_count::int as attachments,
      ${isUnread(sql`s.unread_after`, sql`r.up_to`, sql`s.last_at`)} as unread,
      st.user_id is not null as starred, s.handled,
      exists (select 1 from contact_addresses a where a.address = m.counterpart_address)
        or exists (select 1 from shared_addresses a where a.address = m.counterpart_address) as known
    from seen s
      left join listed on listed.conversation_id = s.conversation_id
      join messages m on m.conversation_id = s.conversation_id and m.id = coalesce(listed.message_id, s.message_id)
      left join messages l on l.conversation_id = s.conversation_id and l.id = s.message_id
      left join reads r on r.user_id = ${viewer.userId}::bigint and r.conversation_id = s.conversation_id
      left join stars st on st.user_id = ${viewer.userId}::bigint and st.conversation_id = s.conversation_id
  `.execute(db);
  return rows;
}

/**
 * The customers conversations are filed under, companies first. A link that arose from an address shows only to who
 * may read a message with that address: otherwise it would tell of mail they may not read.
 */
export async function readRecords(
  db: Kysely<Database>,
  ids: string[],
  audiences: string[],
): Promise<Map<string, ConversationRow['records']>> {
  const { rows } = await sql<{
    conversation_id: string;
    type: 'contact' | 'company';
    id: string;
    name: string;
  }>`
    select l.conversation_id, l.record_type as type, l.record_id as id, coalesce(c.name, o.name) as name
    from links l
      left join contacts c on l.record_type = 'contact' and c.id = l.record_id and c.binned_at is null
      left join companies o on l.record_type = 'company' and o.id = l.record_id and o.binned_at is null
    where l.conversation_id = any(${ids}::bigint[]) and l.undone_at is null
      and coalesce(c.name, o.name) is not null and ${linkIsVisible(audiences)}
    group by 1, 2, 3, 4
    order by l.conversation_id, l.record_type, min(l.id)`.execute(db);
  const found = new Map<string, ConversationRow['records']>();
  for (const { conversation_id, ...record } of rows)
    found.set(conversation_id, [...(found.get(conversation_id) ?? []), record]);
  return found;
}

async function readMailboxes(
  db: Kysely<Database>,
  ids: string[],
  boxes: { mailboxId: string; audienceId: string }[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ conversation_id: string; mailboxes: string[] }>`
    with pairs as materialized (${pairRows(boxes)}),
    places as materialized (
      select distinct conversation_id, mailbox_id, audience_id from conversation_audiences
      where conversation_id = any(${ids}::bigint[])
    )
    select conversation_id, array_agg(distinct mailbox_id) as mailboxes
    from places join pairs using (mailbox_id, audience_id)
    group by conversation_id`.execute(db);
  return new Map(rows.map((row) => [row.conversation_id, row.mailboxes]));
}
