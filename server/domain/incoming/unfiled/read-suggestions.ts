// Offers what the latest mail of a contact says and neither the card nor their company's does, but for what was declined.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { PostalAddress } from '../../cards/card-shape.ts';
import { findCompany } from '../../companies/find-company.ts';
import { plainNumber } from '../../companies/queries.ts';
import type { Contact } from '../../contacts/contact-shape.ts';
import { findContact } from '../../contacts/find-contact.ts';
import { readPlace } from '../../contacts/read-card/read-place.ts';
import { readProposals } from './read-proposals.ts';
import type { Proposal, ProposedPhone, ProposedValue } from './unfiled-shape.ts';

export interface Suggestions {
  job?: ProposedValue;
  phones: ProposedPhone[];
  company?: ProposedValue & { id?: string };
  website?: ProposedValue;
  vat?: ProposedValue;
  postal?: ProposedValue & { address: PostalAddress };
}
export type SuggestionField = keyof Suggestions;

/** @throws ProductError as findContact */
export async function readSuggestions(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<Suggestions> {
  const contact = await findContact(db, viewer, id);
  const proposals = await readProposals(db, viewer, contact.addresses.slice(0, 5));
  const declined = await declinedOf(db, id);
  const first = <Field extends 'job' | 'company' | 'website' | 'vat' | 'postal'>(field: Field) =>
    proposals
      .map((one) => one[field])
      .find((one) => one && !declined.has(declinedKey(field, one.value))) as Proposal[Field];
  const job = contact.job === '' ? first('job') : undefined;
  const company = contact.company ? undefined : first('company');
  const lacks = await whatIsLacking(db, viewer, contact);
  const [website, vat, postal] = [first('website'), first('vat'), first('postal')];
  const place = postal && readPlace(postal.value);
  return {
    phones: await newPhones(db, contact, proposals, declined),
    ...(job ? { job } : {}),
    // A domain alone is no news: it stands in the address.
    ...(company && (company.id || company.from !== 'domain') ? { company } : {}),
    ...(website && lacks.website ? { website } : {}),
    ...(vat && lacks.vat ? { vat } : {}),
    ...(postal && place && lacks.postal ? { postal: { ...postal, address: place } } : {}),
  };
}

/** How what was declined is kept. */
export const declinedKey = (field: string, value: string): string => `${field} ${plain(field, value)}`;
export const plain = (field: string, value: string): string =>
  field === 'vat' ? plainNumber(value) : field === 'phones' ? value : value.trim().toLowerCase();

/** Also what was declined on cards that were merged into this one. */
async function declinedOf(db: Kysely<Database>, id: string): Promise<Set<string>> {
  const { rows } = await sql<{ field: string; value: string }>`
    select field, value from declined_suggestions
    where contact_id = ${id}::bigint or contact_id in (select id from contacts where merged_into = ${id}::bigint)`.execute(
    db,
  );
  return new Set(rows.map(({ field, value }) => `${field} ${value}`));
}

/** A company bears its own facts; somebody without one has no place for a website or a VAT number. */
async function whatIsLacking(db: Kysely<Database>, viewer: Viewer, contact: Contact) {
  if (!contact.company) return { website: false, vat: false, postal: contact.postalAddresses.length === 0 };
  const company = await findCompany(db, viewer, contact.company.id);
  return {
    website: company.website === '',
    vat: !company.numbers.some(({ kind }) => kind === 'vat'),
    postal: company.postalAddresses.length === 0 && contact.postalAddresses.length === 0,
  };
}

/** A number that stands on the company's card is no news. */
async function newPhones(
  db: Kysely<Database>,
  contact: Contact,
  proposals: Proposal[],
  declined: Set<string>,
): Promise<ProposedPhone[]> {
  const { rows } = await sql<{ number: string }>`
    select p.number from card_phones p where p.number is not null
      and ((p.record_type = 'contact' and p.record_id = ${contact.id}::bigint)
        or (p.record_type = 'company' and p.record_id = ${contact.company?.id ?? null}::bigint))`.execute(db);
  const has = new Set([...rows.map(({ number }) => number), ...contact.phones.map(({ e164 }) => e164)]);
  const phones = new Map<string, ProposedPhone>();
  for (const proposal of proposals)
    for (const phone of proposal.phones)
      if (!has.has(phone.e164) && phone.label !== 'fax' && !declined.has(`phones ${phone.e164}`))
        phones.set(phone.e164, phone);
  return [...phones.values()].slice(0, 3);
}
