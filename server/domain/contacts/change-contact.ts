// Makes, changes, bins and brings back a contact's card; its mail follows in the background.
import type { Kysely, Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { Contact, ContactCreate, ContactPatch } from './contact-shape.ts';
import { findContact } from './find-contact.ts';
import { insertContact, replaceAddresses, updateContact, updateContactBinned } from './queries.ts';

/** Makes a card by hand; its earlier mail is filed under it at once. */
export async function makeContact(
  db: Kysely<Database>,
  viewer: Viewer,
  input: ContactCreate,
): Promise<Contact> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await requireReferences(trx, input);
    const id = await insertContact(trx, input, { by: 'person', userId: viewer.userId });
    await replaceAddresses(trx, id, input.addresses ?? []);
    await mailFollows(trx, id);
    const made = await findContact(trx, viewer, id);
    mustAssignResponsible(viewer, null, made.responsible?.id ?? null);
    return made;
  });
}

/** Changes what is given. A new responsible user or other addresses change what the mail is filed under and who reads it. */
export async function changeContact(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: ContactPatch,
): Promise<Contact> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const before = await findContact(trx, viewer, id);
    await requireReferences(trx, input);
    await updateContact(trx, id, input);
    if (input.addresses) await replaceAddresses(trx, id, input.addresses);
    await mailFollows(trx, id);
    const after = await findContact(trx, viewer, id);
    mustAssignResponsible(viewer, before.responsible?.id ?? null, after.responsible?.id ?? null);
    return after;
  });
}

/** Puts a card into the bin; for 30 days it can be brought back with everything filed under it. */
export async function binContact(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await findContact(trx, viewer, id);
    await updateContactBinned(trx, id, true);
    await mailFollows(trx, id);
  });
}

/** Brings a card back from the bin. */
export async function restoreContact(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Contact> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await updateContactBinned(trx, id, false);
    const contact = await findContact(trx, viewer, id);
    await mailFollows(trx, id);
    return contact;
  });
}

async function mailFollows(trx: Transaction<Database>, id: string): Promise<void> {
  await addJob(
    trx,
    'refile-customer',
    { type: 'contact', id },
    { key: `refile contact ${id}`, priority: -10 },
  );
  await announce(trx, { what: 'lists' });
}

async function requireReferences(trx: Transaction<Database>, input: ContactPatch): Promise<void> {
  if (input.companyId) {
    const company = await trx
      .selectFrom('companies')
      .select('id')
      .where('id', '=', input.companyId)
      .where('binned_at', 'is', null)
      .executeTakeFirst();
    if (!company) throw new ProductError('invalid', 'There is no such company.', 'no-company');
  }
  if (!input.responsibleId) return;
  const user = await trx
    .selectFrom('users')
    .select('id')
    .where('id', '=', input.responsibleId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!user) throw new ProductError('invalid', 'The responsible user is unknown or has left.', 'no-user');
}
