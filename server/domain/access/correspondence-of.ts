// How much a viewer may read of a customer's correspondence, and from when to when.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { linkIsVisible } from './link-is-visible.ts';

const countAtMost = 1000;

/** First and last time (ISO 8601) and the number of conversations filed under a record, from readable mail alone. */
export async function correspondenceOf(
  db: Kysely<Database>,
  audiences: string[],
  record: { type: 'contact' | 'company'; id: string },
): Promise<{
  firstMailAt?: string;
  lastMailAt?: string;
  conversations: { count: number; capped: boolean };
}> {
  const { rows } = await sql<{ first_at: Date | null; last_at: Date | null; count: number }>`
    with filed as (
      select l.conversation_id from links l
      where l.record_type = ${record.type} and l.record_id = ${record.id}::bigint and l.undone_at is null
        and ${linkIsVisible(audiences)}
      group by 1 limit ${countAtMost + 1}
    )
    select min(m.sent_at) as first_at, max(m.sent_at) as last_at, count(distinct m.conversation_id)::int as count
    from filed join messages m using (conversation_id)
    where m.audience_id = any(${audiences}::bigint[]) and not m.junk`.execute(db);
  const { first_at, last_at, count } = rows[0]!;
  return {
    ...(first_at ? { firstMailAt: first_at.toISOString() } : {}),
    ...(last_at ? { lastMailAt: last_at.toISOString() } : {}),
    conversations: { count: Math.min(count, countAtMost), capped: count > countAtMost },
  };
}

/**
 * The time (ISO 8601) of the newest readable mail of each of these records; without any it is missing. The newest
 * conversations are asked first whether they may be shown, and then no others.
 */
export async function lastMailOf(
  db: Kysely<Database>,
  audiences: string[],
  type: 'contact' | 'company',
  ids: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; last_at: Date }>`
    select x.id, y.last_at from unnest(${ids}::bigint[]) x (id) cross join lateral (
      select l.last_at from (
        select l.conversation_id, l.message_id, l.made_by, l.reason, (
          select max(ca.last_at) from conversation_audiences ca
          where ca.conversation_id = l.conversation_id and ca.mailbox_id = 0 and ca.box = 'all'
            and ca.audience_id = any(${audiences}::bigint[])) as last_at
        from links l where l.record_type = ${type} and l.record_id = x.id and l.undone_at is null
        order by 5 desc nulls last offset 0) l
      where l.last_at is not null and ${linkIsVisible(audiences)} limit 1) y`.execute(db);
  return new Map(rows.map((row) => [row.id, row.last_at.toISOString()]));
}
