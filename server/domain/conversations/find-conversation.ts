// One conversation as its viewer may see it: the messages they may read, what it is filed under, and why.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { explainAudience } from '../access/explain-audience.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { describeMessages } from '../messages/describe-messages.ts';
import { ProductError } from '../problem.ts';
import type { Conversation } from './conversation-shape.ts';
import { describeHandling } from './describe-handling.ts';
import { isHandled, tellsOfHandled } from './is-handled.ts';
import { lastHandlings } from './queries-handlings.ts';
import { workableConversations } from './workable-conversations.ts';

/**
 * Finds a conversation for its viewer, following the redirect of one that was merged away.
 * @throws ProductError `not-found` when there is none or the viewer may read nothing in it: the two look alike
 */
export async function findConversation(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<Conversation> {
  const audiences = await readableAudiences(db, viewer);
  const conversation = await resolveConversation(db, id);
  const messages = await describeMessages(db, viewer, { conversationId: conversation.id });
  const last = messages.at(-1);
  if (!last) throw noConversation();
  const links = await readLinks(db, conversation.id, audiences);
  const marks = await readMarks(db, viewer, conversation.id, audiences);
  const handled = marks.handled ? await readHandling(db, conversation.id, audiences) : undefined;
  const audience = await explainAudience(db, last.audienceId, viewer);
  const workable = await workableConversations(db, viewer, [conversation.id]);
  return {
    id: conversation.id,
    subject: messages[0]!.message.subject,
    messages: messages.map((each) => each.message),
    links,
    ...(handled ? { handled } : {}),
    unread: marks.unread,
    starred: marks.starred,
    mayWork: workable.length > 0,
    audience,
  };
}

/** The conversation an id leads to now. Says nothing about who may read it: callers must look further. */
export async function resolveConversation(db: Kysely<Database>, id: string): Promise<{ id: string }> {
  // A redirect leads to a conversation that may itself have been merged since; 20 in a row is a broken chain.
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into, 0 as depth from conversations where id = ${id}::bigint
      union all
      select c.id, c.merged_into, depth + 1 from chain join conversations c on c.id = chain.merged_into
      where depth < 20
    )
    select id from chain where merged_into is null`.execute(db);
  if (!rows[0]) throw noConversation();
  return rows[0];
}

export const noConversation = (): ProductError =>
  new ProductError('not-found', 'There is no such conversation, or you may not read it.', 'no-conversation');

async function readLinks(
  db: Kysely<Database>,
  id: string,
  audiences: string[],
): Promise<Conversation['links']> {
  const { rows } = await sql<{
    id: string;
    type: 'contact' | 'company';
    record_id: string;
    name: string;
    reason: { by: 'address'; what?: string };
    at: Date;
    user_id: string | null;
    user_name: string | null;
  }>`
    select l.id, l.record_type as type, l.record_id, coalesce(c.name, o.name) as name, l.reason, l.at,
      u.id as user_id, u.name as user_name
    from links l
      left join contacts c on l.record_type = 'contact' and c.id = l.record_id and c.binned_at is null
      left join companies o on l.record_type = 'company' and o.id = l.record_id and o.binned_at is null
      left join users u on u.id = l.made_by
    where l.conversation_id = ${id}::bigint and l.undone_at is null
      and coalesce(c.name, o.name) is not null and ${linkIsVisible(audiences)}
    order by l.record_type, l.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    record: { type: row.type, id: row.record_id, name: row.name },
    reason: { by: row.reason.by, what: row.reason.what ?? '' },
    at: row.at.toISOString(),
    ...(row.user_id ? { by: { id: row.user_id, name: row.user_name ?? '' } } : {}),
  }));
}

async function readMarks(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  audiences: string[],
): Promise<{ unread: boolean; starred: boolean; handled: boolean }> {
  const { rows } = await sql<{ unread: boolean; starred: boolean; handled: boolean }>`
    select
      coalesce(max(ca.unread_after) filter (where ca.mailbox_id = 0) > coalesce((select up_to from reads
        where user_id = ${viewer.userId}::bigint and conversation_id = ${id}::bigint), '-infinity'), false)
        or exists (select 1 from reads where user_id = ${viewer.userId}::bigint
          and conversation_id = ${id}::bigint and up_to = '-infinity') as unread,
      exists (select 1 from stars where user_id = ${viewer.userId}::bigint
        and conversation_id = ${id}::bigint) as starred,
      ${isHandled(sql`ca.open`)} as handled
    from conversation_audiences ca
    where ca.conversation_id = ${id}::bigint and ca.audience_id = any(${audiences}::bigint[])
      and ${tellsOfHandled(sql`ca`)}`.execute(db);
  return rows[0]!;
}

async function readHandling(
  db: Kysely<Database>,
  id: string,
  audiences: string[],
): Promise<Conversation['handled']> {
  const handling = (await lastHandlings(db, [id], audiences)).get(id);
  return handling && describeHandling(handling);
}
