// Which of the given conversations a viewer may read something in, redirects followed.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';

/** Ids of those that exist and are readable, each once; what is not readable is left out without a word. */
export async function readableConversations(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: string[],
): Promise<string[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into, 0 as depth from conversations where id = any(${ids}::bigint[])
      union all
      select c.id, c.merged_into, depth + 1 from chain join conversations c on c.id = chain.merged_into where depth < 20
    )
    select distinct chain.id from chain where merged_into is null and exists (
      select 1 from messages m where m.conversation_id = chain.id and m.audience_id = any(${audiences}::bigint[]))
    order by 1`.execute(db);
  return rows.map((row) => row.id);
}
