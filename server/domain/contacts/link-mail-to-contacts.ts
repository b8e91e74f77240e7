// Decides under which customers a mail is filed: contacts by its addresses, companies by their domains.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { domainOf, isSharedName } from './address-sorts.ts';
import { type ContactMove, employerAt, movesOf } from './contact-moves.ts';
import { isFreemail } from './is-freemail.ts';

/** A card found for an address, and why. */
export interface FoundCard {
  type: 'contact' | 'company';
  id: string;
  reason: { by: 'address' | 'domain' | 'shared-address'; what: string };
}

/** The cards of an address in a mail of that time. */
export type CardsAt = (address: string, sentAt: Date) => FoundCard[];

/**
 * The cards of outsiders' addresses (lower case; leave ours out). One person's address leads to the contact and to
 * where they worked when the mail was sent; an address several people share (info@, or on several cards) leads to the company and leaves the
 * person open (F24); any other address of a company's domain leads to the company. Cards in the bin are not found.
 */
export async function findCards(db: Kysely<Database>, addresses: string[]): Promise<CardsAt> {
  const wanted = [...new Set(addresses)].filter((address) => address.includes('@'));
  if (wanted.length === 0) return () => [];
  const contacts = await contactsOf(db, wanted);
  const shared = await sharedAmong(db, wanted);
  const companies = await companiesOf(db, wanted);
  const ids = [...contacts.values()].flat().map(({ id }) => id);
  const moves = await movesOf(db, ids);
  return (address, sentAt) => {
    const rows = (contacts.get(address) ?? []).map((row) => ({
      ...row,
      company_id: worksAt(moves.get(row.id), address, sentAt, row.company_id),
    }));
    return cardsOf(address, rows, shared, companies);
  };
}

const worksAt = (
  moves: ContactMove[] | undefined,
  address: string,
  sentAt: Date,
  now: string | null,
): string | null => (moves ? employerAt(moves, address, sentAt, now) : now);

interface ContactRow {
  address: string;
  id: string;
  company_id: string | null;
}

function cardsOf(
  address: string,
  contacts: ContactRow[],
  shared: Map<string, string | null>,
  companies: Map<string, string>,
): FoundCard[] {
  const domain = domainOf(address);
  const byDomain = companies.get(domain);
  if (shared.has(address) || contacts.length > 1 || (contacts.length === 0 && isSharedName(address))) {
    const company = shared.get(address) ?? common(contacts.map((row) => row.company_id)) ?? byDomain;
    return company ? [{ type: 'company', id: company, reason: { by: 'shared-address', what: address } }] : [];
  }
  const cards: FoundCard[] = contacts.map((row) => ({
    type: 'contact',
    id: row.id,
    reason: { by: 'address', what: address },
  }));
  const works = contacts[0]?.company_id;
  if (works) cards.push({ type: 'company', id: works, reason: { by: 'address', what: address } });
  else if (byDomain) cards.push({ type: 'company', id: byDomain, reason: { by: 'domain', what: domain } });
  return cards;
}

/** The one company of all, if they agree. */
function common(companies: (string | null)[]): string | undefined {
  const distinct = new Set(companies.filter((id) => id !== null));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}

async function contactsOf(db: Kysely<Database>, addresses: string[]): Promise<Map<string, ContactRow[]>> {
  const { rows } = await sql<ContactRow>`
    select a.address, c.id, case when o.id is not null then c.company_id end as company_id
    from contact_addresses a join contacts c on c.id = a.contact_id
      left join companies o on o.id = c.company_id and o.binned_at is null
    where a.address = any(${column('text', addresses)}) and c.binned_at is null order by c.id`.execute(db);
  return Map.groupBy(rows, (row) => row.address);
}

async function sharedAmong(db: Kysely<Database>, addresses: string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ address: string; company_id: string | null }>`
    select s.address, o.id as company_id
    from shared_addresses s left join companies o on o.id = s.company_id and o.binned_at is null
    where s.address = any(${column('text', addresses)})`.execute(db);
  return new Map(rows.map((row) => [row.address, row.company_id]));
}

// A company with noord.example also has mail.noord.example.
async function companiesOf(db: Kysely<Database>, addresses: string[]): Promise<Map<string, string>> {
  const domains = [...new Set(addresses.map(domainOf))].filter((domain) => !isFreemail(domain));
  const asked = new Set(domains.flatMap(withParents));
  const { rows } = await sql<{ domain: string; company_id: string }>`
    select d.domain, d.company_id from company_domains d join companies o on o.id = d.company_id
    where d.domain = any(${column('text', [...asked])}) and o.binned_at is null`.execute(db);
  const known = new Map(rows.map((row) => [row.domain, row.company_id]));
  const found = new Map<string, string>();
  for (const domain of domains) {
    const match = withParents(domain).find((one) => known.has(one));
    if (match) found.set(domain, known.get(match)!);
  }
  return found;
}

function withParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
