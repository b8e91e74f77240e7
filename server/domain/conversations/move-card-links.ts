// Lets what is filed under one card be filed under another when they are merged, and gives it back.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

type CardType = 'contact' | 'company';

/** What a merge of cards did to links; times are ISO 8601, UTC. */
export interface MovedLinks {
  /** Links that changed their card. */
  moved: string[];
  /** Links of conversations that were filed under both: the one that went, and the other as it was. */
  doubled: DoubledLink[];
}

interface DoubledLink {
  conversation_id: string;
  message_id: string;
  reason: object;
  made_by: string | null;
  at: string;
  undone_at: string | null;
  undone_by: string | null;
  /** The link that stayed. */
  stayed: string;
  stayed_undone: boolean;
}

/**
 * All links of a card become the other's. Where a conversation is filed under both and a person undid one of the two, it
 * stays undone, unless the other was made by hand.
 */
export async function moveCardLinks(
  trx: Transaction<Database>,
  type: CardType,
  { from, into }: { from: string; into: string },
): Promise<MovedLinks> {
  const { rows: doubled } = await sql<DoubledLink>`
    select g.conversation_id, g.message_id, g.reason, g.made_by, g.at::text as at, g.undone_at::text as undone_at,
      g.undone_by, k.id as stayed, k.undone_at is not null as stayed_undone
    from links g join links k on k.conversation_id = g.conversation_id and k.message_id = g.message_id
      and k.record_type = g.record_type and k.record_id = ${into}::bigint
    where g.record_type = ${type} and g.record_id = ${from}::bigint order by k.id for update`.execute(trx);
  await sql`
    update links k set undone_at = g.undone_at, undone_by = g.undone_by from links g
    where g.record_type = ${type} and g.record_id = ${from}::bigint and g.undone_at is not null
      and k.conversation_id = g.conversation_id and k.message_id = g.message_id and k.record_type = g.record_type
      and k.record_id = ${into}::bigint and k.undone_at is null and k.made_by is null`.execute(trx);
  await sql`
    delete from links g using links k
    where g.record_type = ${type} and g.record_id = ${from}::bigint and k.conversation_id = g.conversation_id
      and k.message_id = g.message_id and k.record_type = g.record_type and k.record_id = ${into}::bigint`.execute(
    trx,
  );
  const { rows } = await sql<{ id: string }>`
    update links set record_id = ${into}::bigint where record_type = ${type} and record_id = ${from}::bigint
    returning id`.execute(trx);
  return { moved: rows.map(({ id }) => id), doubled };
}

/**
 * Gives a card the links it came with. What people did to them since holds; derived ones that came since go along where
 * one of its own addresses or domains gave reason for them.
 * @param from the card that holds them now
 */
export async function giveBackCardLinks(
  trx: Transaction<Database>,
  type: CardType,
  {
    from,
    into,
    links,
    whats,
    domains,
  }: { from: string; into: string; links: MovedLinks; whats: string[]; domains: string[] },
): Promise<void> {
  const free = sql`not exists (select from links g where g.record_type = ${type} and g.record_id = ${into}::bigint
    and g.conversation_id = l.conversation_id and g.message_id = l.message_id)`;
  await sql`
    update links l set record_id = ${into}::bigint
    where l.id = any(${column('bigint', links.moved)}) and l.record_type = ${type} and l.record_id = ${from}::bigint
      and ${free}`.execute(trx);
  for (const one of links.doubled) await giveBackDoubled(trx, type, into, one);
  const since = sql`l.record_type = ${type} and l.record_id = ${from}::bigint and l.made_by is null
    and (l.reason ->> 'what' = any(${whats}::text[]) or l.reason ->> 'what' = any(${domains}::text[])
      or split_part(l.reason ->> 'what', '@', 2) = any(${domains}::text[]))
    and not l.id = any(${column(
      'bigint',
      links.doubled.map(({ stayed }) => stayed),
    )})`;
  await sql`update links l set record_id = ${into}::bigint where ${since} and ${free}`.execute(trx);
  await sql`delete from links l where ${since}`.execute(trx);
}

async function giveBackDoubled(
  trx: Transaction<Database>,
  type: CardType,
  into: string,
  one: DoubledLink,
): Promise<void> {
  const { rows } = await sql<{ undone_at: string | null; undone_by: string | null }>`
    select undone_at::text as undone_at, undone_by from links where id = ${one.stayed}::bigint`.execute(trx);
  // Undone in the one card it was undone in both, unless that was the merge's own doing.
  const now = rows[0];
  const byMerge = one.undone_at !== null && !one.stayed_undone;
  const since = now && now.undone_at !== null && !byMerge && !one.stayed_undone;
  const [undoneAt, undoneBy] = since ? [now.undone_at, now.undone_by] : [one.undone_at, one.undone_by];
  await sql`
    insert into links (conversation_id, message_id, record_type, record_id, reason, made_by, at, undone_at, undone_by)
    select c.id, ${one.message_id}::bigint, ${type}, ${into}::bigint, ${JSON.stringify(one.reason)}::jsonb,
      ${one.made_by}::bigint, ${one.at}::timestamptz, ${undoneAt}::timestamptz, ${undoneBy}::bigint
    from (select coalesce(merged_into, id) as id from conversations where id = ${one.conversation_id}::bigint) c
    on conflict (conversation_id, record_type, record_id, message_id) do nothing`.execute(trx);
  if (byMerge)
    await sql`update links set undone_at = null, undone_by = null
      where id = ${one.stayed}::bigint and undone_at = ${one.undone_at}::timestamptz`.execute(trx);
}
