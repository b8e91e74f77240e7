// Which addresses and domains are ours, so that mail from them is no customer's.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { isFreemail } from '../contacts/is-freemail.ts';

export interface OwnAddresses {
  /** Mailboxes' addresses and aliases (removed ones too: their mail stays), and users' addresses; lower case. */
  addresses: Set<string>;
  /**
   * Domains named as the house's own, or while none is named those of its mailboxes; an address in one of them is a
   * colleague's. Lower case.
   */
  domains: Set<string>;
}

/** Loads them; a house has hundreds at most. */
export async function ownAddresses(db: Kysely<Database>): Promise<OwnAddresses> {
  const { rows } = await sql<{ address: string; shared: boolean }>`
    select address, removed_at is null and owner_id is null as shared from mailboxes
    union select unnest(aliases), false from mailboxes union select email, false from users`.execute(db);
  const house = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'house')
    .executeTakeFirst();
  const named: unknown = house?.value?.domains;
  const domains = Array.isArray(named) ? named.map((domain) => String(domain).toLowerCase()) : [];
  return {
    addresses: new Set(rows.map(({ address }) => address.toLowerCase())),
    domains: new Set(
      domains.length > 0 ? domains : rows.flatMap((row) => (row.shared ? ownDomain(row) : [])),
    ),
  };
}

/** Who gives sales@firma.example to Kontor is the firm firma.example; at a public provider an address says nothing. */
function ownDomain({ address }: { address: string }): string[] {
  const domain = domainOf(address);
  return domain === '' || isFreemail(domain) ? [] : [domain];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether an address is ours. @param address in any case */
export function isOwnAddress(own: OwnAddresses, address: string): boolean {
  const lower = address.toLowerCase();
  return own.addresses.has(lower) || own.domains.has(domainOf(lower));
}
