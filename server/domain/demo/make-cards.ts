// Makes the cards people of the demo keep by hand: companies with a responsible, and their contacts.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadViewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { makeContact } from '../contacts/change-contact.ts';
import type { DemoWish } from './fill-demo.ts';
import { makeDemoCards } from './make-demo.ts';

/** @param users ids by e-mail */
export async function makeCards(
  db: Kysely<Database>,
  users: Map<string, string>,
  wish: DemoWish,
): Promise<void> {
  // Nobody makes themselves responsible: the director does.
  const viewer = await loadViewer(db, users.get('hendrik@noord.example') as string);
  for (const card of makeDemoCards(wish)) {
    const responsibleId = users.get(card.responsible) as string;
    const company = await makeCompany(db, viewer, {
      name: card.name,
      domains: [card.domain],
      notes: [`${card.street}, ${card.city}`, card.notes].filter((line) => line !== '').join('\n'),
      responsibleId,
    });
    // Not everybody of a customer gets a card by hand; the others' make themselves.
    for (const person of card.people.slice(0, 2))
      await makeContact(db, viewer, {
        name: person.name,
        addresses: [person.email],
        companyId: company.id,
        job: person.job,
        phones: [{ label: 'mobile', number: person.phone }],
        language: card.language,
      });
  }
}
