// Which addresses and domains are ours, so that mail from them is no customer's.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

export interface OwnAddresses {
  /** Mailboxes' addresses and aliases (removed ones too: their mail stays), and users' addresses; lower case. */
  addresses: Set<string>;
  /** Domains named as the house's own; an address in one of them is a colleague's. Lower case. */
  domains: Set<string>;
}

/** Loads them; a house has hundreds at most. */
export async function ownAddresses(db: Kysely<Database>): Promise<OwnAddresses> {
  const { rows } = await sql<{ address: string }>`
    select address from mailboxes union select unnest(aliases) from mailboxes union select email from users`.execute(
    db,
  );
  const house = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'house')
    .executeTakeFirst();
  const domains: unknown = house?.value?.domains;
  return {
    addresses: new Set(rows.map(({ address }) => address.toLowerCase())),
    domains: new Set(Array.isArray(domains) ? domains.map((domain) => String(domain).toLowerCase()) : []),
  };
}

/** Whether an address is ours. @param address in any case */
export function isOwnAddress(own: OwnAddresses, address: string): boolean {
  const lower = address.toLowerCase();
  return own.addresses.has(lower) || own.domains.has(lower.slice(lower.lastIndexOf('@') + 1));
}
