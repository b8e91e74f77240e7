// Who of us writes from which address: each user's own ones, and those that several of us share.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

export interface OurPerson {
  id: string;
  name: string;
  /** Where they sign in; lower case, as all addresses here. */
  email: string;
  /** That one, and the addresses of mailboxes that are theirs; removed ones too, whose mail stays. */
  addresses: string[];
  /** How their name stands before an address that several share, lower case; undefined where two of us bear it. */
  signs: string | undefined;
}

export interface OurPeople {
  people: OurPerson[];
  /** Addresses that belong to no single one of us, with the name of their mailbox. */
  shared: Map<string, string>;
}

/** All users, leavers too, since their mail stays; a house has hundreds at most. */
export async function ourPeople(db: Kysely<Database>): Promise<OurPeople> {
  const { rows } = await sql<OurPerson & { alike: number }>`
    select u.id, u.name, lower(u.email) as email, lower(u.name) as signs,
      (count(*) over (partition by lower(u.name)))::int as alike,
      array(select lower(u.email) union select lower(address) from mailboxes where owner_id = u.id
        union select lower(unnest(aliases)) from mailboxes where owner_id = u.id) as addresses
    from users u order by u.id`.execute(db);
  const people = rows.map(({ alike, signs, ...one }) => ({ ...one, signs: alike > 1 ? undefined : signs }));
  const own = new Set(people.flatMap(({ addresses }) => addresses));
  const boxes = await sql<{ address: string; name: string }>`
    select lower(a.address) as address, name from mailboxes cross join lateral unnest(array[address] || aliases) a (address)
    where owner_id is null order by removed_at is null, id`.execute(db);
  return {
    people,
    shared: new Map(
      boxes.rows.flatMap(({ address, name }) => (own.has(address) ? [] : [[address, name] as const])),
    ),
  };
}
