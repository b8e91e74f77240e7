// Writes correspondents: outside addresses as each audience knows them from its mail.
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import type { Outsider } from './outsider.ts';

// Any number: advisory locks of Kontor begin with 73050.
const lock = 7305042;

/**
 * Held to the transaction's end, so that whoever counts anew and whoever adds do not miss each other's mail. Taken after
 * every lock on conversations, never before one: two transactions would wait for each other.
 */
export const hold = (trx: Transaction<Database>) => sql`select pg_advisory_xact_lock(${lock})`.execute(trx);

/**
 * Adds what new messages tell of these outsiders to what is known of them.
 * @returns addresses that an audience did not know before
 */
export async function addToCorrespondents(
  trx: Transaction<Database>,
  messageIds: string[],
  outsiders: Outsider[],
): Promise<string[]> {
  if (messageIds.length === 0 || outsiders.length === 0) return [];
  await hold(trx);
  const { rows } = await sql<{ address: string; is_new: boolean }>`
    insert into correspondents as c (${columns}) ${known(outsiders, mentionsIn(messageIds))}
    on conflict (address, audience_id) do update set
      writes = c.writes or excluded.writes,
      name = case when ${isBetterName} then excluded.name else c.name end,
      name_is_own = case when ${isBetterName} then excluded.name_is_own else c.name_is_own end,
      name_at = case when ${isBetterName} then excluded.name_at else c.name_at end,
      count_in = c.count_in + excluded.count_in, count_personal = c.count_personal + excluded.count_personal,
      count_out = c.count_out + excluded.count_out, count_beside = c.count_beside + excluded.count_beside,
      first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at),
      last_message_id = case when (excluded.last_at, excluded.last_message_id) > (c.last_at, c.last_message_id)
        then excluded.last_message_id else c.last_message_id end
    returning address, xmax = 0 as is_new`.execute(trx);
  return [...new Set(rows.flatMap((row) => (row.is_new ? [row.address] : [])))];
}

/**
 * Counts these outsiders anew from all their mail and writes differences only.
 * @returns addresses that an audience did not know before
 */
export async function recountCorrespondents(
  trx: Transaction<Database>,
  outsiders: Outsider[],
): Promise<string[]> {
  if (outsiders.length === 0) return [];
  await hold(trx);
  const addresses = column(
    'text',
    outsiders.map(({ address }) => address),
  );
  const { rows } = await sql<{ address: string; is_new: boolean }>`
    with derived as materialized (${known(outsiders, mentionsOf())}),
    gone as (
      delete from correspondents c where c.address = any(${addresses}) and not exists (
        select from derived d where d.address = c.address and d.audience_id = c.audience_id)
    )
    insert into correspondents as c (${columns}) select ${columns} from derived order by address, audience_id
    on conflict (address, audience_id) do update set (${told}) = row (${excluded})
      where (${current}) is distinct from (${excluded})
    returning address, xmax = 0 as is_new`.execute(trx);
  return [...new Set(rows.flatMap((row) => (row.is_new ? [row.address] : [])))];
}

/** Removes what is known of addresses that are ours by now. */
export async function forgetCorrespondents(trx: Transaction<Database>, addresses: string[]): Promise<void> {
  await sql`delete from correspondents where address = any(${column('text', addresses)})`.execute(trx);
}

/** Writes where these addresses stand. Whoever calls it has taken `hold` before it looked where they stand. */
export async function updateStandings(
  trx: Transaction<Database>,
  standings: Map<string, 'open' | 'card' | 'never'>,
): Promise<void> {
  if (standings.size === 0) return;
  await sql`
    update correspondents c set standing = given.standing
    from unnest(${column('text', [...standings.keys()])}, ${column('text', [...standings.values()])})
      as given (address, standing)
    where c.address = given.address and c.standing <> given.standing`.execute(trx);
}

const names = [
  'writes',
  'name',
  'name_is_own',
  'name_at',
  'count_in',
  'count_personal',
  'count_out',
  'count_beside',
  'first_at',
  'last_at',
  'last_message_id',
];
const list = (prefix: string) => sql.join(names.map((name) => sql.ref(`${prefix}${name}`)));
const told = list('');
const current = list('c.');
const excluded = list('excluded.');
const columns = sql`address, audience_id, domain, sort, ${told}`;

// A name of its owner's hand before one that others wrote, then the newest.
const isBetterName = sql`excluded.name <> '' and (c.name = '' or (excluded.name_is_own, excluded.name_at, excluded.name)
  > (c.name_is_own, c.name_at, c.name))`;

/** Where these messages name anybody, role from for whom a form or list writes for. */
function mentionsIn(messageIds: string[]): RawBuilder<unknown> {
  return sql`
    with given as materialized (
      select m.* from message_conversations mc join messages m using (conversation_id, id)
      where mc.id = any(${column('bigint', messageIds)}) and not m.junk
    )
    select a.address, a.role, a.name, m.id, m.audience_id, m.sent_at, m.direction, m.kind
      from given m join message_addresses a on a.conversation_id = m.conversation_id and a.message_id = m.id
    union all
    select m.counterpart_address, 'from', m.counterpart_name, m.id, m.audience_id, m.sent_at, m.direction, m.kind
      from given m where ${isForAnother}`;
}

/** The same for all mail of the addresses asked for. */
function mentionsOf(): RawBuilder<unknown> {
  return sql`
    select a.address, a.role, a.name, m.id, m.audience_id, m.sent_at, m.direction, m.kind
      from asked join message_addresses a on a.address = asked.address
        join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id and not m.junk
    union all
    select m.counterpart_address, 'from', m.counterpart_name, m.id, m.audience_id, m.sent_at, m.direction, m.kind
      from asked join messages m on m.counterpart_address = asked.address and not m.junk where ${isForAnother}`;
}

const isForAnother = sql`m.direction = 'in' and m.counterpart_address <> m.from_address and m.counterpart_address <> ''`;

/** Rows of correspondents as these mentions tell them. */
function known(outsiders: Outsider[], mentions: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with asked as materialized (
      select * from unnest(${column(
        'text',
        outsiders.map((one) => one.address),
      )}, ${column(
        'text',
        outsiders.map((one) => one.domain),
      )}, ${column(
        'text',
        outsiders.map((one) => one.sort),
      )}) as asked (address, domain, sort)
    ),
    mentions as (${mentions}),
    mails as (
      select address, audience_id, id, sent_at, kind,
        direction = 'in' and bool_or(role = 'from') as came, direction = 'out' and bool_or(role in ('to', 'cc')) as went,
        max(name) filter (where role = 'from' and ${isName}) as own_name,
        max(name) filter (where ${isName}) as any_name
      from mentions where role <> 'sender' group by address, audience_id, id, sent_at, kind, direction
    ),
    counted as (
      select address, audience_id,
        (array_agg(coalesce(own_name, any_name) order by own_name is not null desc, sent_at desc,
          coalesce(own_name, any_name) desc) filter (where any_name is not null))[1] as name,
        coalesce(bool_or(own_name is not null), false) as name_is_own,
        max(sent_at) filter (where own_name is not null) as own_name_at,
        max(sent_at) filter (where any_name is not null) as any_name_at,
        count(*) filter (where came)::int as count_in,
        count(*) filter (where came and kind in ('personal', 'calendar'))::int as count_personal,
        count(*) filter (where went)::int as count_out,
        count(*) filter (where not came and not went)::int as count_beside,
        min(sent_at) as first_at, max(sent_at) as last_at,
        (array_agg(id order by sent_at desc, id desc))[1] as last_message_id
      from mails group by address, audience_id
    )
    select address, audience_id, domain, sort, sort <> 'machine' and count_personal + count_out > 0 as writes,
      coalesce(name, '') as name, name_is_own, case when name_is_own then own_name_at else any_name_at end as name_at,
      count_in, count_personal, count_out, count_beside, first_at, last_at, last_message_id
    from counted join asked using (address) order by address, audience_id`;
}

const isName = sql`name <> '' and position('@' in name) = 0`;
