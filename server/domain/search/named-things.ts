// People and cards whose names begin with what is typed, as far as the viewer may know of them.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import type { Person } from '../refs.ts';

export interface NamedCard {
  id: string;
  name: string;
  /** A contact's first address, a company's first domain. */
  detail: string;
}

// Of the very many names that begin with two letters some are looked at, not all.
const looked = 120;

/** Outside people by what readable mail calls them, who was heard of last first. */
export async function namedPeople(
  db: Kysely<Database>,
  audiences: string[],
  typed: string,
  limit: number,
): Promise<Person[]> {
  const { rows } = await sql<Person>`
    with asked as materialized (select kontor_name_query(${typed}, false, true) as query),
    people as materialized (
      select address, name from known_people
      where kontor_name_vector(name || ' ' || address) @@ (select query from asked) limit ${looked}
    )
    select k.address, known.name from (select address, array_agg(name) as names from people group by 1) k
      cross join lateral (
        select c.name, c.last_at from correspondents c
        where c.address = k.address and c.audience_id = any(${audiences}::bigint[]) and c.name = any(k.names)
        order by c.last_at desc limit 1) known
    order by known.last_at desc, k.address limit ${limit}`.execute(db);
  return rows;
}

/** Cards by name, the shortest first. */
export async function namedCards(
  db: Kysely<Database>,
  audiences: string[],
  type: 'contact' | 'company',
  typed: string,
  limit: number,
): Promise<NamedCard[]> {
  const query = sql`(select kontor_name_query(${typed}, false, true))`;
  const { rows } = await (type === 'contact'
    ? sql<NamedCard>`
        with named as materialized (
          select id, name, made_by from contacts
          where kontor_name_vector(name) @@ ${query} and binned_at is null limit ${looked}
        )
        select c.id, c.name, coalesce((select address from contact_addresses a where a.contact_id = c.id
            order by position limit 1), '') as detail
        from (select * from named order by length(name), name, id offset 0) c
        where ${contactIsVisible(audiences)} limit ${limit}`
    : sql<NamedCard>`
        with named as materialized (
          select id, name, made_by from companies
          where kontor_name_vector(name) @@ ${query} and binned_at is null limit ${looked}
        )
        select o.id, o.name, coalesce((select domain from company_domains d where d.company_id = o.id
            order by domain limit 1), '') as detail
        from (select * from named order by length(name), name, id offset 0) o
        where ${companyIsVisible(audiences)} limit ${limit}`
  ).execute(db);
  return rows;
}
