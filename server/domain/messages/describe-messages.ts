// Messages in the contract's form, as far as the viewer may read them.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { pairRows } from '../access/pair-rows.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Message } from './message-shape.ts';
import { previewOf } from './preview-of.ts';
import { readBcc } from './read-bcc.ts';
import { readOwnActs } from './read-own-acts.ts';

/** A message for the screen, and the audience through which it is read. */
export interface Described {
  message: Message;
  audienceId: string;
}

interface Row {
  conversation_id: string;
  id: string;
  message_id: string;
  message_id_hash: Buffer;
  in_reply_to: Buffer | null;
  audience_id: string;
  subject: string;
  sent_at: Date;
  utc_offset: number | null;
  direction: Message['direction'];
  kind: Message['kind'];
  language: string;
  authentication: Partial<Message['authentication']>;
  calendar: Message['calendar'] | null;
  junk: boolean;
  problems: string[];
  size: number;
  spans: [Message['spans'][number]['kind'], string][] | null;
  has_html: boolean | null;
  pictures_allowed: boolean;
}

/**
 * The readable messages of a conversation, or one message, in order of time. Bcc stands only where the viewer may read
 * the sender's own copy; places only where the mail is readable to them through that mailbox.
 */
export async function describeMessages(
  db: Kysely<Database>,
  viewer: Viewer,
  which: { conversationId: string; id?: string },
): Promise<Described[]> {
  const audiences = await readableAudiences(db, viewer);
  const rows = await readRows(db, viewer, which, audiences);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const addresses = await readAddresses(db, which.conversationId, ids);
  const attachments = await readAttachments(db, which.conversationId, ids);
  const places = await readPlaces(db, viewer, rows);
  const own = await readOwnActs(db, viewer, ids);
  const sent = rows.filter((row) => row.direction !== 'in');
  const bcc = await readBcc(
    db,
    viewer,
    sent.map((row) => ({ id: row.id, audienceId: row.audience_id })),
  );
  const byHash = new Map(rows.map((row) => [row.message_id_hash.toString('hex'), row.id]));
  return rows.map((row) => {
    const people = (role: string) =>
      (addresses.get(row.id) ?? []).filter((each) => each.role === role).map(person);
    const parentId = row.in_reply_to ? byHash.get(row.in_reply_to.toString('hex')) : undefined;
    const from = people('from');
    return {
      audienceId: row.audience_id,
      message: {
        id: row.id,
        conversationId: row.conversation_id,
        messageId: row.message_id,
        ...(parentId && parentId !== row.id ? { parentId } : {}),
        subject: row.subject,
        sentAt: row.sent_at.toISOString(),
        ...(row.utc_offset === null ? {} : { utcOffset: row.utc_offset }),
        direction: row.direction,
        kind: row.kind,
        language: row.language,
        from,
        to: people('to'),
        cc: people('cc'),
        bcc: bcc.get(row.id) ?? [],
        replyTo: people('reply-to'),
        spans: (row.spans ?? []).map(([kind, text]) => ({ kind, text })),
        hasHtml: row.has_html ?? false,
        attachments: attachments.get(row.id) ?? [],
        authentication: {
          verdict: row.authentication.verdict ?? 'not-checked',
          dkim: row.authentication.dkim ?? '',
          spf: row.authentication.spf ?? '',
          dmarc: row.authentication.dmarc ?? '',
          by: row.authentication.by ?? '',
        },
        ...(row.calendar ? { calendar: row.calendar } : {}),
        places: places.get(row.id) ?? [],
        ...(own.has(row.id) ? { own: own.get(row.id)! } : {}),
        junk: row.junk,
        problems: row.problems,
        size: row.size,
        picturesAllowed: row.pictures_allowed,
      },
    };
  });
}

async function readRows(
  db: Kysely<Database>,
  viewer: Viewer,
  which: { conversationId: string; id?: string },
  audiences: string[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.conversation_id, m.id, m.message_id, m.message_id_hash, m.in_reply_to, m.audience_id, m.subject,
      m.sent_at, m.utc_offset, m.direction, m.kind, m.language, m.authentication, m.calendar, m.junk, m.problems,
      m.size, t.spans, t.has_html,
      exists (select 1 from picture_permissions p
        where p.user_id = ${viewer.userId}::bigint and p.address = m.from_address and m.from_address <> ''
      ) as pictures_allowed
    from messages m
      left join message_texts t on t.conversation_id = m.conversation_id and t.message_id = m.id
    where m.conversation_id = ${which.conversationId}::bigint and m.audience_id = any(${audiences}::bigint[])
      ${which.id ? sql`and m.id = ${which.id}::bigint` : sql``}
    order by m.sent_at, m.id
    limit 2000`.execute(db);
  return rows;
}

interface AddressRow {
  message_id: string;
  role: string;
  name: string;
  address: string;
}
const person = ({ name, address }: AddressRow) => ({ name, address });

async function readAddresses(
  db: Kysely<Database>,
  conversationId: string,
  ids: string[],
): Promise<Map<string, AddressRow[]>> {
  const { rows } = await sql<AddressRow>`
    select message_id, role, name, address from message_addresses
    where conversation_id = ${conversationId}::bigint and message_id = any(${ids}::bigint[])
    order by message_id, role, position`.execute(db);
  return Map.groupBy(rows, (row) => row.message_id);
}

async function readAttachments(
  db: Kysely<Database>,
  conversationId: string,
  ids: string[],
): Promise<Map<string, Message['attachments']>> {
  const { rows } = await sql<{
    message_id: string;
    position: number;
    name: string;
    type: string;
    size: number;
    inline: boolean;
    text: Message['attachments'][number]['text'];
  }>`
    select a.message_id, a.position, a.name, a.type, a.size, a.inline,
      case when a.text_pipeline is null then 'waiting' when a.text_pipeline = 0 or c.state is null then 'none'
        when c.state = 'read' and c.cut then 'read-in-part' when c.state = 'reading' then 'waiting' else c.state end as text
    from message_attachments a left join attachment_contents c on c.sha256 = a.sha256
    where a.conversation_id = ${conversationId}::bigint and a.message_id = any(${ids}::bigint[])
    order by a.message_id, a.position`.execute(db);
  const found = new Map<string, Message['attachments']>();
  for (const { message_id, ...file } of rows)
    found.set(message_id, [...(found.get(message_id) ?? []), { ...file, preview: previewOf(file.type) }]);
  return found;
}

async function readPlaces(
  db: Kysely<Database>,
  viewer: Viewer,
  messages: { id: string; audience_id: string }[],
): Promise<Map<string, Message['places']>> {
  const boxes = await readableBoxes(db, viewer);
  const { rows } = await sql<{ id: string; mailboxId: string; mailbox: string; folder: string }>`
    with pairs as materialized (${pairRows(boxes)})
    select distinct s.message_id as id, mb.id as "mailboxId", mb.name as mailbox, f.path as folder
    from unnest(${messages.map((each) => each.id)}::bigint[], ${messages.map((each) => each.audience_id)}::bigint[])
        as m (id, audience_id)
      join sources s on s.message_id = m.id
      join placements p on p.source_id = s.id and p.gone_at is null
      join folders f on f.id = p.folder_id
      join mailboxes mb on mb.id = f.mailbox_id
      join pairs on pairs.mailbox_id = mb.id and pairs.audience_id = m.audience_id
    order by 3, 4`.execute(db);
  const found = new Map<string, Message['places']>();
  for (const { id, ...place } of rows) found.set(id, [...(found.get(id) ?? []), place]);
  return found;
}
