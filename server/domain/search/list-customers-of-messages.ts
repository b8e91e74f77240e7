// The customers that found messages are filed under.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';

/** Names of contacts and companies. */
export interface Customers {
  contacts: string[];
  companies: string[];
}

/** Message id → the contacts and companies its conversation, or it alone, is filed under, as the viewer may see them. */
export async function listCustomersOfMessages(
  db: Kysely<Database>,
  viewer: Viewer,
  messages: { id: string; conversationId: string }[],
): Promise<Map<string, Customers>> {
  if (messages.length === 0) return new Map();
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ id: string; contacts: string[] | null; companies: string[] | null }>`
    select f.id, array_agg(distinct c.name) filter (where c.name is not null) as contacts,
      array_agg(distinct o.name) filter (where o.name is not null) as companies
    from unnest(${messages.map((each) => each.id)}::bigint[], ${messages.map((each) => each.conversationId)}::bigint[])
        as f (id, conversation_id)
      join links l on l.conversation_id = f.conversation_id and l.undone_at is null
        and (l.message_id = 0 or l.message_id = f.id) and ${linkIsVisible(audiences)}
      left join contacts c on l.record_type = 'contact' and c.id = l.record_id and c.binned_at is null
      left join companies o on l.record_type = 'company' and o.id = l.record_id and o.binned_at is null
    group by f.id`.execute(db);
  return new Map(
    rows.map((row) => [row.id, { contacts: row.contacts ?? [], companies: row.companies ?? [] }]),
  );
}
