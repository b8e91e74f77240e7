// Finds cards that look like one: by address, phone, number or name, of those the viewer may see both.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from '../cards/card-shape.ts';
import { sharedLocals } from '../contacts/address-sorts.ts';

/** Why two cards look like one; the strongest first. */
export type Likeness = 'address' | 'number' | 'phone' | 'name';

export interface DuplicateCard {
  id: string;
  name: string;
  /** What tells it apart: the address, the domain, where they work. */
  about: string;
}

export interface Duplicate {
  type: CardType;
  cards: [DuplicateCard, DuplicateCard];
  reasons: { by: Likeness; what: string }[];
}

/** A key that more cards than this share tells nothing: a switchboard's number, a very common name. */
export const mostAlike = 12;

/** Cards that look like this one. */
export async function duplicatesOf(
  db: Kysely<Database>,
  viewer: Viewer,
  { type, id }: { type: CardType; id: string },
): Promise<{ items: Duplicate[] }> {
  const keys = sql`
    select * from (select k.*, count(*) over (partition by by, key) as alike from (${keysLikeOf(type, id)}) k) x
    where alike between 2 and ${mostAlike}`;
  const items = await findPairs(db, viewer, type, {
    keys,
    among: sql`and ${id}::bigint in (x.id, y.id)`,
    limit: 10,
  });
  return { items };
}

interface PairRow {
  a: string;
  b: string;
  a_name: string;
  b_name: string;
  a_about: string | null;
  b_about: string | null;
  reasons: { by: Likeness; what: string }[];
}

/**
 * Pairs that the viewer may see and nobody said are two, the likeliest first.
 * @param keys SQL: rows (id, by, key, what, rank)
 * @param among SQL beginning with `and`: which pairs of x and y, rows of these
 */
export async function findPairs(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  { keys, among, limit }: { keys: RawBuilder<unknown>; among: RawBuilder<unknown>; limit: number },
): Promise<Duplicate[]> {
  const audiences = await readableAudiences(db, viewer);
  const table = sql.table(type === 'contact' ? 'contacts' : 'companies');
  const isVisible = (as: 'a' | 'b') =>
    type === 'contact'
      ? sql`exists (select from contacts c where c.id = ${sql.ref(`p.${as}`)} and ${contactIsVisible(audiences)})`
      : sql`exists (select from companies o where o.id = ${sql.ref(`p.${as}`)} and ${companyIsVisible(audiences)})`;
  const about = (as: 'a' | 'b') =>
    type === 'contact'
      ? sql`(select address from contact_addresses x where x.contact_id = ${sql.ref(`${as}.id`)} order by position, address limit 1)`
      : sql`(select domain from company_domains x where x.company_id = ${sql.ref(`${as}.id`)} order by domain limit 1)`;
  const { rows } = await sql<PairRow>`
    with keys as (${keys}), pairs as (
      select x.a, x.b,
        json_agg(json_build_object('by', x.by, 'what', x.what) order by x.rank, x.what) as reasons, min(x.rank) as rank
      from (
        select distinct x.id as a, y.id as b, x.by, x.what, x.rank
        from keys x join keys y on y.key = x.key and y.by = x.by and y.id > x.id
        where true ${among}
      ) x
      group by 1, 2
    )
    select p.a, p.b, a.name as a_name, b.name as b_name, ${about('a')} as a_about, ${about('b')} as b_about, p.reasons
    from pairs p join ${table} a on a.id = p.a join ${table} b on b.id = p.b
    where not exists (select from cards_apart n where n.record_type = ${type} and n.low_id = p.a and n.high_id = p.b)
      and ${isVisible('a')} and ${isVisible('b')}
    order by p.rank, json_array_length(p.reasons) desc, p.a, p.b
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    type,
    cards: [
      { id: row.a, name: row.a_name, about: row.a_about ?? '' },
      { id: row.b, name: row.b_name, about: row.b_about ?? '' },
    ],
    reasons: row.reasons,
  }));
}

/** SQL: the keys of one card, with all cards that have them. */
function keysLikeOf(type: CardType, id: string): RawBuilder<unknown> {
  const own = keysOf(type, sql`and c.id = ${id}::bigint`);
  return keysOf(type, sql``, (column, by) => {
    const wanted = sql`select key from (${own}) own where own.by = ${sql.lit(by)}`;
    // A name has a key for each of its readings.
    return by === 'name'
      ? sql`and c.name_keys && array(${wanted}) and ${sql.ref(column)} in (${wanted})`
      : sql`and ${sql.ref(column)} in (${wanted})`;
  });
}

/** SQL: keys of cards, rows (id, by, key, what, rank). @param which SQL beginning with `and`, over cards c */
export const keysOf = (type: CardType, which: RawBuilder<unknown>, among: Among = any): RawBuilder<unknown> =>
  (type === 'contact' ? contactKeys : companyKeys)(which, among);

type Among = (column: string, by: Likeness) => RawBuilder<unknown>;
const any: Among = () => sql``;

// What several people use says nothing about who they are (F24).
function contactKeys(which: RawBuilder<unknown>, among: Among): RawBuilder<unknown> {
  return sql`
    select c.id, 'address' as by, a.address as key, a.address as what, 1 as rank
      from contact_addresses a join contacts c on c.id = a.contact_id
      where c.binned_at is null and not exists (select from shared_addresses s where s.address = a.address)
        and not (split_part(a.address, '@', 1) = any(${[...sharedLocals]}::text[])) ${which} ${among('a.address', 'address')}
    union all select distinct on (c.id, p.number) c.id, 'phone', p.number, p.written, 3
      from card_phones p join contacts c on c.id = p.record_id
      where p.record_type = 'contact' and p.number <> '' and c.binned_at is null ${which} ${among('p.number', 'phone')}
    union all select c.id, 'name', n.key, c.name, 4 from contacts c cross join lateral unnest(c.name_keys) n (key)
      where c.binned_at is null and n.key like '_% _%' ${which} ${among('n.key', 'name')}`;
}

function companyKeys(which: RawBuilder<unknown>, among: Among): RawBuilder<unknown> {
  return sql`
    select distinct on (c.id, n.number) c.id, 'number' as by, n.number as key, n.value as what, 2 as rank
      from company_numbers n join companies c on c.id = n.company_id
      where n.number <> '' and c.binned_at is null ${which} ${among('n.number', 'number')}
    union all select distinct on (c.id, p.number) c.id, 'phone', p.number, p.written, 3
      from card_phones p join companies c on c.id = p.record_id
      where p.record_type = 'company' and p.number <> '' and c.binned_at is null ${which} ${among('p.number', 'phone')}
    union all select c.id, 'name', n.key, c.name, 4 from companies c cross join lateral unnest(c.name_keys) n (key)
      where c.binned_at is null and length(n.key) > 1 ${which} ${among('n.key', 'name')}`;
}
