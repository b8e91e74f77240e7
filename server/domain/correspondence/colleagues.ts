// By what a colleague is known in mail: the address they sign in with, their own mailboxes' addresses, their name.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Addresses and names in lower case. */
export interface Colleague {
  id: string;
  name: string;
  addresses: string[];
}

/** Colleagues by id, or all; those who have left too, since their letters stay. */
export async function listColleagues(db: Kysely<Database>, ids?: string[]): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select u.id, u.name, array_agg(distinct lower(a.address)) as addresses
    from users u cross join lateral (
      select u.email as address
      union select address from mailboxes where owner_id = u.id
      union select unnest(aliases) from mailboxes where owner_id = u.id
    ) a
    ${ids ? sql`where u.id = any(${ids}::bigint[])` : sql``}
    group by u.id order by u.id`.execute(db);
  return rows;
}

/** All addresses and names of these colleagues together. */
export async function colleagues(
  db: Kysely<Database>,
  ids: string[],
): Promise<{ addresses: string[]; names: string[] }> {
  const found = await listColleagues(db, ids);
  return {
    addresses: found.flatMap(({ addresses }) => addresses),
    names: found.map(({ name }) => name.toLowerCase()),
  };
}

/** Whose a mail of ours is: by its address, or by the name above an address that several share. */
export function colleagueOf(
  all: Colleague[],
  { name, address }: { name: string; address: string },
): Colleague | undefined {
  return (
    all.find(({ addresses }) => addresses.includes(address)) ??
    all.find((one) => name !== '' && one.name.toLowerCase() === name.toLowerCase())
  );
}
