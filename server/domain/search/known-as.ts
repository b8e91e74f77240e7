// What is known of addresses to a viewer: whose they are, whether they may be mailed, whether mail came back.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { isSharedName } from '../contacts/address-sorts.ts';
import type { RecordRef } from '../refs.ts';

export interface KnownAs {
  contact?: RecordRef;
  company?: RecordRef;
  /** Several people read it: it says which company, never which person (F24). */
  shared: boolean;
  optedOut: boolean;
  bounced: boolean;
}

interface KnownContact {
  id: string;
  name: string;
  company_id: string | null;
}

/** Visible contacts by address; `several` where an address is no single one's (F24). */
export async function contactsOf(
  db: Kysely<Database>,
  audiences: string[],
  addresses: string[],
): Promise<Map<string, KnownContact | 'several'>> {
  const { rows } = await sql<KnownContact & { address: string; several: boolean }>`
    select a.address, min(c.id) as id, min(c.name) as name, min(c.company_id) as company_id, count(*) > 1 as several
    from contact_addresses a join contacts c on c.id = a.contact_id and c.binned_at is null
    where a.address = any(${addresses}::text[]) and ${contactIsVisible(audiences)}
    group by a.address`.execute(db);
  return new Map(
    rows.map(({ address, several, ...contact }) => [address, several ? 'several' : contact] as const),
  );
}

/** A look-up by address, lower case. */
export async function knownAs(
  db: Kysely<Database>,
  audiences: string[],
  addresses: string[],
): Promise<(address: string) => KnownAs> {
  const contacts = await contactsOf(db, audiences, addresses);
  const companies = await companiesOf(
    db,
    audiences,
    addresses,
    [...contacts.values()].flatMap((one) => (one === 'several' ? [] : (one.company_id ?? []))),
  );
  const optedOut = await db
    .selectFrom('suppressions')
    .select('address')
    .where(sql<boolean>`address = any(${addresses}::text[])`)
    .execute();
  const never = new Set(optedOut.map(({ address }) => address));
  const back = await bouncedAmong(db, audiences, addresses);
  return (address) => {
    const known = contacts.get(address);
    const contact = known === 'several' ? undefined : known;
    const company =
      (contact?.company_id ? companies.byId.get(contact.company_id) : undefined) ??
      companies.byDomain.get(address.slice(address.lastIndexOf('@') + 1));
    return {
      ...(contact ? { contact: { type: 'contact' as const, id: contact.id, name: contact.name } } : {}),
      ...(company ? { company } : {}),
      shared: !contact && (isSharedName(address) || known === 'several'),
      optedOut: never.has(address),
      bounced: back.has(address),
    };
  };
}

async function companiesOf(
  db: Kysely<Database>,
  audiences: string[],
  addresses: string[],
  ids: string[],
): Promise<{ byId: Map<string, RecordRef>; byDomain: Map<string, RecordRef> }> {
  const domains = [...new Set(addresses.map((address) => address.slice(address.lastIndexOf('@') + 1)))];
  const { rows } = await sql<{ id: string; name: string; domains: string[] }>`
    with wanted as materialized (
      select company_id as id from company_domains where domain = any(${domains}::text[])
      union select unnest(${ids}::bigint[])
    )
    select o.id, o.name, array(select domain from company_domains d where d.company_id = o.id) as domains
    from wanted join companies o using (id) where o.binned_at is null and ${companyIsVisible(audiences)}`.execute(
    db,
  );
  const byId = new Map<string, RecordRef>();
  const byDomain = new Map<string, RecordRef>();
  for (const { id, name, domains: own } of rows) {
    const company: RecordRef = { type: 'company', id, name };
    byId.set(id, company);
    for (const domain of own) byDomain.set(domain, company);
  }
  return { byId, byDomain };
}

/** Those a readable delivery report names as failed for good. */
async function bouncedAmong(
  db: Kysely<Database>,
  audiences: string[],
  addresses: string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ address: string }>`
    select distinct lower(r.address) as address
    from messages m cross join lateral jsonb_to_recordset(m.report -> 'recipients')
        as reported ("recipient" text, "originalRecipient" text, "action" text, "status" text)
      cross join lateral (values (reported.recipient), (reported."originalRecipient")) r (address)
    where m.kind = 'bounce' and m.report is not null and m.audience_id = any(${audiences}::bigint[])
      and (reported.action = 'failed' or reported.status like '5%') and lower(r.address) = any(${addresses}::text[])`.execute(
    db,
  );
  return new Set(rows.map((row) => row.address));
}
