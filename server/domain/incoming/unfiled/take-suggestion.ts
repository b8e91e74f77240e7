// Writes what a contact's mail says of their company: which it is, its website, VAT number and address, as far as cards lack it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { transaction } from '../../../database/transaction.ts';
import { readableAudiences } from '../../access/audiences.ts';
import { companyIsVisible } from '../../access/card-is-visible.ts';
import { mustWrite } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { addCompanyFacts } from '../../companies/add-facts.ts';
import { makeCompany } from '../../companies/change-company.ts';
import { changeContact } from '../../contacts/change-contact.ts';
import { findContact } from '../../contacts/find-contact.ts';
import { readPlace } from '../../contacts/read-card/read-place.ts';
import { ProductError } from '../../problem.ts';

/**
 * What is on a card already stays.
 * @throws ProductError as findContact, changeContact; `invalid` for a fact of a company of somebody who has none
 */
export async function takeSuggestion(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  { field, value }: { field: 'company' | 'website' | 'vat' | 'postal'; value: string },
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    const contact = await findContact(trx, viewer, id);
    if (field === 'company') {
      if (contact.company) return;
      const companyId = await companyNamed(trx, viewer, value);
      await changeContact(trx, viewer, id, { companyId });
      return;
    }
    if (!contact.company && field === 'postal') {
      if (contact.postalAddresses.length === 0)
        await changeContact(trx, viewer, id, { postalAddresses: [readPlace(value)] });
      return;
    }
    if (!contact.company)
      throw new ProductError(
        'invalid',
        'Say first which company this is: the fact belongs on its card.',
        'no-company',
        { field: 'companyId' },
      );
    await addCompanyFacts(
      trx,
      contact.company.id,
      {
        website: field === 'website' ? value : '',
        vat: field === 'vat' ? value : '',
        postal: field === 'postal' ? readPlace(value) : undefined,
      },
      { act: 'edit', by: 'person', userId: viewer.userId },
    );
  });
}

/** The company of this name the viewer may see, else a new one. */
async function companyNamed(trx: Kysely<Database>, viewer: Viewer, name: string): Promise<string> {
  const audiences = await readableAudiences(trx, viewer);
  const { rows } = await sql<{ id: string }>`
    select o.id from companies o where lower(o.name) = lower(${name}) and o.binned_at is null
      and ${companyIsVisible(audiences)} order by o.id limit 1`.execute(trx);
  return rows[0]?.id ?? (await makeCompany(trx, viewer, { name })).id;
}
