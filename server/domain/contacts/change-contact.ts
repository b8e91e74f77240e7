// Makes, changes, bins and brings back a contact's card, and undoes one change of it.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import {
  binCard,
  type CardSort,
  changeCard,
  makeCard,
  restoreCard,
  undoCardChange,
} from '../cards/change-card.ts';
import { checkAddresses, checkBirthday } from '../cards/check-card.ts';
import { ProductError } from '../problem.ts';
import type { Contact, ContactCreate, ContactPatch } from './contact-shape.ts';
import { findContact } from './find-contact.ts';
import { noteMove } from './move-contact.ts';
import { insertContact, replaceAddresses, updateContact } from './queries.ts';
import { type WrittenContact, writtenContacts } from './written-contact.ts';

/** As makeCard. */
export const makeContact = (db: Kysely<Database>, viewer: Viewer, input: ContactCreate): Promise<Contact> =>
  makeCard(contacts, db, viewer, input);

/** As changeCard. */
export const changeContact = (
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: Patch,
  act = 'edit',
): Promise<Contact> => changeCard(contacts, db, viewer, id, input, act);

/** As binCard. */
export const binContact = (db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> =>
  binCard(contacts, db, viewer, id);

/** As restoreCard. */
export const restoreContact = (db: Kysely<Database>, viewer: Viewer, id: string): Promise<Contact> =>
  restoreCard(contacts, db, viewer, id);

/** As undoCardChange. */
export const undoContactChange = (
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  changeId: string,
): Promise<void> => undoCardChange(contacts, db, viewer, id, changeId);

type Patch = ContactPatch & { pictureId?: string | null };

const contacts: CardSort<Contact, Patch, WrittenContact> = {
  type: 'contact',
  table: 'contacts',
  find: findContact,
  written: writtenContacts,
  insert: insertContact,
  update: updateContact,
  check: async (trx, viewer, _id, input) => {
    checkBirthday(input.birthday);
    if (input.companyId) await checkCompany(trx, viewer, input.companyId);
  },
  writeLists: async (trx, id, { addresses }) => {
    if (addresses) await replaceAddresses(trx, id, checkAddresses(addresses));
  },
  filedBy: ['addresses', 'companyId', 'responsibleId'],
  changed: async (trx, viewer, { id, before, fields, changed, act }) => {
    if (changed.includes('companyId'))
      await noteMove(trx, viewer, { id, from: before.companyId, to: fields.companyId ?? null, act });
  },
};

async function checkCompany(trx: Transaction<Database>, viewer: Viewer, id: string): Promise<void> {
  const audiences = await readableAudiences(trx, viewer);
  const { rows } = await sql`select 1 from companies o
    where o.id = ${id}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(trx);
  if (rows.length === 0)
    throw new ProductError('invalid', 'There is no such company.', 'no-company', { field: 'companyId' });
}
