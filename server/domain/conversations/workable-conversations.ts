// Which conversations a viewer may work: declare handled, file, split, merge.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { mayWrite, workableMailboxes } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';

/**
 * Those of the given conversations, which must be readable to the viewer, that they may work: through a mailbox it
 * lies in, or because they (or somebody below them) answer for its customer.
 */
export async function workableConversations(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: string[],
): Promise<string[]> {
  if (!mayWrite(viewer) || ids.length === 0) return [];
  const { rows } = await sql<{ conversation_id: string; mailboxes: string[]; answers: boolean }>`
    select ca.conversation_id, array_agg(distinct m.id) filter (where m.id is not null) as mailboxes,
      bool_or(a.user_ids && ${usersOf(viewer)}::bigint[]
        and a.reason -> 'responsible' ?| ${usersOf(viewer)}::text[]) as answers
    from (select distinct conversation_id, audience_id from conversation_audiences
          where conversation_id = any(${ids}::bigint[])) ca
      join audiences a on a.id = ca.audience_id and a.readers && ${viewer.principals}::text[]
      left join lateral unnest(a.mailbox_ids) as m (id) on true
    group by ca.conversation_id order by 1`.execute(db);
  const workable = new Set(
    await workableMailboxes(db, viewer, [...new Set(rows.flatMap((row) => row.mailboxes ?? []))]),
  );
  return rows
    .filter((row) => row.answers || (row.mailboxes ?? []).some((mailbox) => workable.has(mailbox)))
    .map((row) => row.conversation_id);
}

const usersOf = (viewer: Viewer): string[] =>
  viewer.principals.flatMap((principal) => /^user:(\d+)$/.exec(principal)?.[1] ?? []);
