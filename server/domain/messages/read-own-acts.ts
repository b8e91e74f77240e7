// What the viewer decided about single mails of their own mailboxes: with whom they are shared, which are taken back.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Message } from './message-shape.ts';

/** By message, those alone about which something was decided that still holds; nobody hears of others' decisions. */
export async function readOwnActs(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: string[],
): Promise<Map<string, NonNullable<Message['own']>>> {
  const found = new Map<string, NonNullable<Message['own']>>();
  if (viewer.userId === null) return found;
  const { rows } = await sql<{
    message_id: string;
    id: string;
    kind: 'share' | 'take-back';
    principal: string | null;
    name: string | null;
  }>`
    select a.message_id, a.id, a.kind, a.principal, coalesce(u.name, t.name) as name
    from access_acts a
      join mailboxes mb on mb.id = a.mailbox_id and mb.owner_id = ${viewer.userId}::bigint
      left join users u on a.principal = 'user:' || u.id
      left join teams t on a.principal = 'team:' || t.id
    where a.message_id = any(${ids}::bigint[]) and a.undone_at is null
    order by a.id`.execute(db);
  for (const { message_id, id, kind, principal, name } of rows) {
    const own = found.get(message_id) ?? { takenBack: false, shares: [] };
    found.set(message_id, own);
    if (kind === 'take-back') own.takenBack = true;
    else own.shares.push({ id, everyone: principal === 'everyone', name: name ?? '' });
  }
  return found;
}
