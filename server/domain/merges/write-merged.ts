// Reads and writes a card of either sort as a whole, for merging and taking that back.
import type { Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardRef, CardType } from '../cards/card-shape.ts';
import { readPhones } from '../cards/check-card.ts';
import { noteChanges } from '../cards/history.ts';
import { replacePhones } from '../cards/queries.ts';
import { tagsNamed } from '../cards/tags.ts';
import { findCompany } from '../companies/find-company.ts';
import { replaceNumbers, setDomains, updateCompany } from '../companies/queries.ts';
import { writtenCompanies } from '../companies/written-company.ts';
import { findContact, noContact } from '../contacts/find-contact.ts';
import { replaceAddresses, updateContact } from '../contacts/queries.ts';
import { writtenContacts } from '../contacts/written-contact.ts';
import type { Written } from './merge-fields.ts';

/** The card as it is written, whoever may see it. @throws ProductError `not-found` */
export async function writtenCard(trx: Transaction<Database>, { type, id }: CardRef): Promise<Written> {
  const found = await (type === 'contact' ? writtenContacts(trx, [id]) : writtenCompanies(trx, [id]));
  const written = found.get(id);
  if (!written) throw noContact();
  return written as Written;
}

/** Who answers for a card the viewer may see, as far as the card or its company says. @throws ProductError `not-found` */
export async function responsibleOf(
  trx: Transaction<Database>,
  viewer: Viewer,
  { type, id }: CardRef,
): Promise<string | null> {
  const card = await (type === 'contact' ? findContact : findCompany)(trx, viewer, id);
  return card.responsible?.id ?? null;
}

/** Writes these fields and their history. */
export async function writeCard(
  trx: Transaction<Database>,
  viewer: Viewer,
  card: CardRef,
  fields: Written,
  act: 'merge' | 'undo',
): Promise<void> {
  const before = await writtenCard(trx, card);
  const { addresses, phones, tags, domains, numbers, binned: _, ...columns } = fields;
  const tagIds = tags === undefined ? {} : { tagIds: await tagsNamed(trx, tags, viewer.userId) };
  await (card.type === 'contact' ? updateContact : updateCompany)(trx, card.id, { ...columns, ...tagIds });
  if (addresses) await replaceAddresses(trx, card.id, addresses);
  if (phones) await replacePhones(trx, card, await readPhones(trx, phones));
  if (domains) await setDomains(trx, card.id, domains);
  if (numbers) await replaceNumbers(trx, card.id, numbers);
  const after = await writtenCard(trx, card);
  await noteChanges(
    trx,
    card,
    { before: { ...before }, after: { ...after } },
    { act, by: 'person', userId: viewer.userId },
  );
}

export const tableOf = (type: CardType): 'contacts' | 'companies' =>
  type === 'contact' ? 'contacts' : 'companies';
