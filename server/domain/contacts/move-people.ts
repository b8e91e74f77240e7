// Lets the people of a company be another's when the two are merged, and gives them back.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** Contacts, shared addresses and moves that named the company. */
export interface MovedPeople {
  people: string[];
  shared: string[];
  movesFrom: string[];
  movesTo: string[];
}

export async function movePeople(
  trx: Transaction<Database>,
  { from, into }: { from: string; into: string },
): Promise<MovedPeople> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(trx)).rows.map(({ id }) => id);
  return {
    people: await ids(
      sql`update contacts set company_id = ${into}::bigint where company_id = ${from}::bigint returning id`,
    ),
    shared: await ids(
      sql`update shared_addresses set company_id = ${into}::bigint where company_id = ${from}::bigint returning address as id`,
    ),
    movesFrom: await ids(
      sql`update contact_moves set from_company_id = ${into}::bigint where from_company_id = ${from}::bigint returning id`,
    ),
    movesTo: await ids(
      sql`update contact_moves set to_company_id = ${into}::bigint where to_company_id = ${from}::bigint returning id`,
    ),
  };
}

/**
 * Whoever came along goes back, unless they work elsewhere by now; so do those who came since at the company's domains.
 * @param at when the two were merged
 * @returns the addresses of those who went
 */
export async function giveBackPeople(
  trx: Transaction<Database>,
  {
    from,
    into,
    people,
    shared,
    movesFrom,
    movesTo,
    at,
    domains,
  }: MovedPeople & { from: string; into: string; at: Date; domains: string[] },
): Promise<string[]> {
  const { rows } = await sql<{ address: string | null }>`
    with gone as (
      update contacts c set company_id = ${into}::bigint
      where c.company_id = ${from}::bigint and (c.id = any(${column('bigint', people)})
        or c.created_at > ${at} and exists (select from contact_addresses a
          where a.contact_id = c.id and split_part(a.address, '@', 2) = any(${domains}::text[])))
      returning c.id
    )
    select a.address from gone left join contact_addresses a on a.contact_id = gone.id`.execute(trx);
  await sql`update shared_addresses set company_id = ${into}::bigint
    where address = any(${shared}::text[]) and company_id = ${from}::bigint`.execute(trx);
  await sql`update contact_moves set from_company_id = ${into}::bigint
    where id = any(${column('bigint', movesFrom)}) and from_company_id = ${from}::bigint`.execute(trx);
  await sql`update contact_moves set to_company_id = ${into}::bigint
    where id = any(${column('bigint', movesTo)}) and to_company_id = ${from}::bigint`.execute(trx);
  return rows.flatMap(({ address }) => address ?? []);
}
