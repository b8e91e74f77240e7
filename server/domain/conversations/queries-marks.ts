// Writes what people mark on conversations: read, starred, filed by hand.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Marks conversations as read up to the viewer's last message in each; ids must be readable to them. */
export async function insertReads(
  db: Kysely<Database>,
  userId: string,
  ids: string[],
  audiences: string[],
): Promise<string[]> {
  const { rows } = await sql<{ conversation_id: string }>`
    insert into reads (user_id, conversation_id, up_to)
    select ${userId}::bigint, conversation_id, max(last_at) from conversation_audiences
    where conversation_id = any(${ids}::bigint[]) and audience_id = any(${audiences}::bigint[])
    group by conversation_id order by conversation_id
    on conflict (user_id, conversation_id) do update
      set up_to = case when reads.up_to = '-infinity' then excluded.up_to
        else greatest(reads.up_to, excluded.up_to) end, at = now()
    returning conversation_id`.execute(db);
  return rows.map((row) => row.conversation_id);
}

/** Marks conversations as unread by hand. */
export async function insertUnread(db: Kysely<Database>, userId: string, ids: string[]): Promise<void> {
  await sql`
    insert into reads (user_id, conversation_id, up_to)
    select ${userId}::bigint, id, '-infinity' from unnest(${[...ids].sort()}::bigint[]) id
    on conflict (user_id, conversation_id) do update set up_to = '-infinity', at = now()`.execute(db);
}

export async function insertStars(db: Kysely<Database>, userId: string, ids: string[]): Promise<void> {
  await sql`
    insert into stars (user_id, conversation_id)
    select ${userId}::bigint, id from unnest(${[...ids].sort()}::bigint[]) id on conflict do nothing`.execute(
    db,
  );
}

export async function deleteStars(db: Kysely<Database>, userId: string, ids: string[]): Promise<void> {
  await sql`delete from stars
    where user_id = ${userId}::bigint and conversation_id = any(${ids}::bigint[])`.execute(db);
}

/** A link made by hand; one that was undone or derived becomes a person's. Returns its id. */
export async function insertLinkByHand(
  db: Kysely<Database>,
  link: { conversationId: string; type: 'contact' | 'company'; recordId: string; userId: string | null },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into links (conversation_id, record_type, record_id, reason, made_by)
    values (${link.conversationId}::bigint, ${link.type}, ${link.recordId}::bigint, '{"by": "hand"}', ${link.userId}::bigint)
    on conflict (conversation_id, record_type, record_id, message_id) do update
      set reason = excluded.reason, made_by = excluded.made_by, at = now(), undone_at = null, undone_by = null
    returning id`.execute(db);
  return rows[0]!.id;
}

export async function updateLinkUndone(
  db: Kysely<Database>,
  id: string,
  userId: string | null,
): Promise<void> {
  await sql`update links set undone_at = now(), undone_by = ${userId}::bigint
    where id = ${id}::bigint and undone_at is null`.execute(db);
}
