// Offers what the latest mail of a contact says and the card does not: a phone number, what they do.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import type { Viewer } from '../../access/viewer.ts';
import { findContact } from '../../contacts/find-contact.ts';
import { readProposals } from './read-proposals.ts';
import type { ProposedPhone, ProposedValue } from './unfiled-shape.ts';

/** @throws ProductError as findContact */
export async function readSuggestions(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<{ job?: ProposedValue; phones: ProposedPhone[] }> {
  const contact = await findContact(db, viewer, id);
  const proposals = await readProposals(db, viewer, contact.addresses.slice(0, 5));
  // A number that stands on the company's card, or on a colleague's, is no news.
  const { rows } = await sql<{ number: string }>`
    select p.number from card_phones p where p.number is not null
      and ((p.record_type = 'contact' and p.record_id = ${id}::bigint)
        or (p.record_type = 'company' and p.record_id = ${contact.company?.id ?? null}::bigint))`.execute(db);
  const has = new Set([...rows.map(({ number }) => number), ...contact.phones.map(({ e164 }) => e164)]);
  const phones = new Map<string, ProposedPhone>();
  for (const proposal of proposals)
    for (const phone of proposal.phones)
      if (!has.has(phone.e164) && phone.label !== 'fax') phones.set(phone.e164, phone);
  const job = contact.job === '' ? proposals.find((one) => one.job)?.job : undefined;
  return { ...(job ? { job } : {}), phones: [...phones.values()].slice(0, 3) };
}
