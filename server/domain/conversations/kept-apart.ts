// Finds conversations that a person split: they never meet again by themselves.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Pairs among these conversations that somebody split and nobody joined again. */
export async function findApart(
  trx: Transaction<Database>,
  conversations: string[],
): Promise<[string, string][]> {
  const { rows } = await sql<{ taken: string; stayed: string }>`
    select distinct out.conversation_id as taken, home.conversation_id as stayed
    from thread_acts a
      join message_conversations home on home.id = a.stayed
      cross join lateral unnest(a.message_ids) as member (id)
      join message_conversations out on out.id = member.id
    where a.kind = 'split' and a.undone_at is null and out.conversation_id <> home.conversation_id
      and out.conversation_id = any(${conversations}::bigint[]) and home.conversation_id = any(${conversations}::bigint[])`.execute(
    trx,
  );
  return rows.map(({ taken, stayed }) => [taken, stayed]);
}
