// Makes the cards people of the demo keep by hand: companies with a responsible, and their contacts.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadViewer } from '../access/viewer.ts';
import { listRelations } from '../cards/relations.ts';
import { changeCompany, makeCompany } from '../companies/change-company.ts';
import { makeContact } from '../contacts/change-contact.ts';
import { dressCompany, dressContact, GROUPS } from './dress-card.ts';
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
  const relations = new Map((await listRelations(db)).map(({ key, id }) => [key, id]));
  const made = new Map<string, string>();
  for (const card of makeDemoCards(wish)) {
    const { relation, ...dress } = dressCompany(card);
    const company = await makeCompany(db, viewer, {
      ...dress,
      name: card.name,
      notes: card.notes,
      relationId: relations.get(relation) ?? null,
      responsibleId: users.get(card.responsible) as string,
    });
    made.set(card.domain, company.id);
    // Not everybody of a customer gets a card by hand; the others' make themselves.
    for (const person of card.people.slice(0, 2)) {
      const { relation: theirs, ...fields } = dressContact(person, card.language);
      await makeContact(db, viewer, {
        ...fields,
        name: person.name,
        companyId: company.id,
        relationId: relations.get(theirs) ?? null,
      });
    }
  }
  for (const [daughter, parent] of GROUPS) {
    const [id, parentId] = [made.get(daughter), made.get(parent)];
    if (id && parentId) await changeCompany(db, viewer, id, { parentId });
  }
}
