// Writes acts by which people declare letters handled, or take that back, and reads them for who may.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { isHandled, isHandledLetter, tellsOfHandled } from './is-handled.ts';

/** Letters an act was about: one of each audience, to tell its readers of. */
export interface ActedOn {
  conversationId: string;
  letters: string[];
}

/** Nobody else changes what is open in these conversations until the transaction ends. */
export async function lockConversations(trx: Transaction<Database>, ids: string[]): Promise<void> {
  await sql`select 1 from conversations where id = any(${ids}::bigint[]) order by id for update`.execute(trx);
}

/**
 * Closes what of these conversations is open among mail of these audiences; where nothing asks to be handled, all of it.
 * What is handled already keeps its act. Lock the conversations first.
 * @returns those that were not handled for who reads these audiences
 */
export async function insertHandlings(
  trx: Transaction<Database>,
  userId: string | null,
  ids: string[],
  audiences: string[],
): Promise<ActedOn[]> {
  const { rows } = await sql<ActedOn>`
    with parts as materialized (
      select ca.conversation_id, ca.audience_id, bool_or(ca.open) as open from conversation_audiences ca
      where ca.conversation_id = any(${ids}::bigint[]) and ca.audience_id = any(${audiences}::bigint[])
        and ${tellsOfHandled(sql`ca`)}
      group by 1, 2
    ),
    wanted as materialized (
      select conversation_id, bool_or(open) as open from parts group by 1 having not ${isHandled(sql`open`)}
    ),
    letters as materialized (
      select m.conversation_id, m.audience_id, m.id
      from wanted join parts using (conversation_id) join messages m using (conversation_id, audience_id)
      where (parts.open or wanted.open is null) and not ${isHandledLetter(sql`m`, sql`${ids}::bigint[]`)}
    ),
    act as (
      insert into handlings (conversation_id, user_id, message_ids)
      select conversation_id, ${userId}::bigint, array_agg(id order by id) from letters group by 1
    )
    select conversation_id as "conversationId", array_agg(id order by id) as letters
    from (select conversation_id, audience_id, max(id) as id from letters group by 1, 2) told
    group by 1 order by 1`.execute(trx);
  return rows;
}

/**
 * Takes back the last act by which a conversation became handled for who reads these audiences, as far as they read
 * what it closed: the rest of it stays. Lock the conversations first.
 * @returns those that were handled for them
 */
export async function undoHandlings(
  trx: Transaction<Database>,
  userId: string | null,
  ids: string[],
  audiences: string[],
): Promise<ActedOn[]> {
  const { rows } = await sql<ActedOn>`
    with handled as materialized (
      select ca.conversation_id from conversation_audiences ca
      where ca.conversation_id = any(${ids}::bigint[]) and ca.audience_id = any(${audiences}::bigint[])
        and ${tellsOfHandled(sql`ca`)}
      group by 1 having ${isHandled(sql`ca.open`)}
    ),
    named as materialized (${namedLetters(sql`select conversation_id from handled`, audiences)}),
    last as materialized (${lastOf(sql`named`)}),
    opened as materialized (
      select id as act, array_agg(message_id order by message_id) as letters from named
      where (conversation_id, message_id) in (
        select n.conversation_id, n.message_id from named n join last on last.id = n.id)
      group by 1
    ),
    whole as (
      update handlings h set undone_at = now(), undone_by = ${userId}::bigint, undone_reason = 'undo'
      from opened where h.id = opened.act and h.message_ids <@ opened.letters
    ),
    parted as (
      insert into handlings (conversation_id, at, user_id, message_ids, undone_at, undone_by, undone_reason)
      select h.conversation_id, h.at, h.user_id, opened.letters, now(), ${userId}::bigint, 'undo'
      from opened join handlings h on h.id = opened.act where not h.message_ids <@ opened.letters
    ),
    rest as (
      update handlings h set message_ids = array(
        select letter from unnest(h.message_ids) as letter where letter <> all (opened.letters))
      from opened where h.id = opened.act and not h.message_ids <@ opened.letters
    )
    select conversation_id as "conversationId", array_agg(id order by id) as letters
    from (
      select named.conversation_id, named.audience_id, max(named.message_id) as id
      from named join last on last.id = named.id group by 1, 2) told
    group by 1 order by 1`.execute(trx);
  return rows;
}

/** Adds letters to acts that are there. */
export async function addToHandlings(
  trx: Transaction<Database>,
  letters: { act: string; id: string }[],
): Promise<void> {
  await sql`
    update handlings h set message_ids = h.message_ids || given.ids
    from (select act, array_agg(id order by id) as ids
      from unnest(${letters.map(({ act }) => act)}::bigint[], ${letters.map(({ id }) => id)}::bigint[]) as one (act, id)
      group by 1) given
    where h.id = given.act`.execute(trx);
}

/** Who declared a conversation handled, and when. */
export interface Handling {
  at: Date;
  userId: string | null;
  name: string | null;
}

/**
 * The last act in each conversation that closed a letter of these audiences: what closed only others is not told of.
 * Whether the conversation is handled now is another question.
 */
export async function lastHandlings(
  db: Kysely<Database>,
  ids: string[],
  audiences: string[],
): Promise<Map<string, Handling>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    conversation_id: string;
    at: Date;
    user_id: string | null;
    name: string | null;
  }>`
    with named as materialized (${namedLetters(sql`select unnest(${ids}::bigint[])`, audiences)}),
    last as (${lastOf(sql`named`)})
    select h.conversation_id, h.at, h.user_id, u.name
    from last join handlings h using (id) left join users u on u.id = h.user_id`.execute(db);
  return new Map(
    rows.map(({ conversation_id, at, user_id, name }) => [conversation_id, { at, userId: user_id, name }]),
  );
}

/** The letters of these audiences that acts in force name. */
const namedLetters = (conversations: ReturnType<typeof sql>, audiences: string[]) => sql`
  select h.id, h.conversation_id, h.at, m.id as message_id, m.audience_id, m.direction
  from handlings h cross join lateral unnest(h.message_ids) as letter (id)
    join messages m on m.conversation_id = h.conversation_id and m.id = letter.id
  where h.conversation_id in (${conversations}) and h.undone_at is null
    and m.audience_id = any(${audiences}::bigint[])`;

/** Of each conversation the last act; one that closed more than what we wrote ourselves goes before. */
const lastOf = (named: ReturnType<typeof sql>) => sql`
  select distinct on (conversation_id) conversation_id, id
  from (select conversation_id, id, at, bool_or(direction = 'in') as opens from ${named} group by 1, 2, 3) acts
  order by conversation_id, opens desc, at desc, id desc`;
