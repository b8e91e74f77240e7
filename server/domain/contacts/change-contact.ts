// Makes, changes, bins and brings back a contact's card; its mail follows in the background.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { checkAddresses, checkBirthday, checkCard, readPhones } from '../cards/check-card.ts';
import { type ChangeCause, noteChanges, refuseConflict } from '../cards/history.ts';
import { mailFollows } from '../cards/mail-follows.ts';
import { replacePhones } from '../cards/queries.ts';
import { tagsNamed } from '../cards/tags.ts';
import { lockCard } from '../cards/write-card.ts';
import { ProductError } from '../problem.ts';
import type { Contact, ContactCreate, ContactPatch } from './contact-shape.ts';
import { findContact } from './find-contact.ts';
import { noteMove } from './move-contact.ts';
import { insertContact, replaceAddresses, updateContact, updateContactBinned } from './queries.ts';
import { type WrittenContact, writtenContacts } from './written-contact.ts';

/** Makes a card by hand; its earlier mail is filed under it at once. */
export async function makeContact(
  db: Kysely<Database>,
  viewer: Viewer,
  input: ContactCreate,
): Promise<Contact> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await check(trx, viewer, input);
    const { userId } = viewer;
    const id = await insertContact(
      trx,
      { ...input, ...(await tagsOf(trx, viewer, input)) },
      { by: 'person', userId },
    );
    await writeLists(trx, id, input);
    await mailFollows(trx, 'contact', [id]);
    const made = await findContact(trx, viewer, id);
    mustAssignResponsible(viewer, null, made.responsible?.id ?? null);
    return made;
  });
}

/**
 * Changes what is given. A new responsible user or other addresses change what the mail is filed under and who reads it.
 * @param act how it came about, for the history
 * @throws ProductError `conflict` when somebody changed the same since `input.revision`
 */
export async function changeContact(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: ContactPatch & { pictureId?: string | null },
  act = 'edit',
): Promise<Contact> {
  mustWrite(viewer);
  const { revision, ...fields } = input;
  return transaction(db, async (trx) => {
    await lockCard(trx, 'contacts', id);
    const seen = await findContact(trx, viewer, id);
    await check(trx, viewer, fields);
    await refuseConflict(trx, { type: 'contact', id }, Object.keys(fields), revision);
    const before = await written(trx, id);
    await updateContact(trx, id, { ...fields, ...(await tagsOf(trx, viewer, fields)) }, vouches(fields));
    await writeLists(trx, id, fields);
    const cause: ChangeCause = { act, by: 'person', userId: viewer.userId };
    const changed = await noteChanges(
      trx,
      { type: 'contact', id },
      { before: { ...before }, after: { ...(await written(trx, id)) } },
      cause,
    );
    if (changed.includes('companyId'))
      await noteMove(trx, viewer, { id, from: before.companyId, to: fields.companyId ?? null, act });
    if (changed.some((field) => ['addresses', 'companyId', 'responsibleId'].includes(field)))
      await mailFollows(trx, 'contact', [id]);
    else await announce(trx, { what: 'lists' });
    const after = await findContact(trx, viewer, id);
    mustAssignResponsible(viewer, seen.responsible?.id ?? null, after.responsible?.id ?? null);
    return after;
  });
}

/** Puts a card into the bin; for 30 days it can be brought back with everything filed under it. */
export async function binContact(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, 'contacts', id);
    await findContact(trx, viewer, id);
    await setBinned(trx, viewer, id, true);
  });
}

/** Brings a card back from the bin. */
export async function restoreContact(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Contact> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await lockCard(trx, 'contacts', id);
    await setBinned(trx, viewer, id, false);
    return findContact(trx, viewer, id);
  });
}

async function setBinned(
  trx: Transaction<Database>,
  viewer: Viewer,
  id: string,
  binned: boolean,
): Promise<void> {
  const before = (await writtenContacts(trx, [id])).get(id);
  if (!before || before.binned === binned) return;
  const { userId } = viewer;
  await updateContactBinned(trx, id, binned, userId);
  const cause: ChangeCause = { act: binned ? 'bin' : 'restore', by: 'person', userId };
  const change = { before: { binned: before.binned }, after: { binned } };
  await noteChanges(trx, { type: 'contact', id }, change, cause);
  await mailFollows(trx, 'contact', [id]);
}

/** What is said about who they are makes it a person's card; what they are to us does not. */
const vouches = (fields: object): boolean =>
  Object.keys(fields).some((field) => !['relationId', 'stage', 'tags'].includes(field));

async function written(trx: Transaction<Database>, id: string): Promise<WrittenContact> {
  return (await writtenContacts(trx, [id])).get(id)!;
}

const tagsOf = async (trx: Transaction<Database>, { userId }: Viewer, { tags }: ContactPatch) =>
  tags === undefined ? {} : { tagIds: await tagsNamed(trx, tags, userId) };

/** Addresses and phones, where they are given. */
async function writeLists(trx: Transaction<Database>, id: string, input: ContactPatch): Promise<void> {
  if (input.addresses) await replaceAddresses(trx, id, checkAddresses(input.addresses));
  if (input.phones) await replacePhones(trx, { type: 'contact', id }, await readPhones(trx, input.phones));
}

async function check(trx: Transaction<Database>, viewer: Viewer, input: ContactPatch): Promise<void> {
  await checkCard(trx, input);
  checkBirthday(input.birthday);
  if (!input.companyId) return;
  const audiences = await readableAudiences(trx, viewer);
  const { rows } = await sql`select 1 from companies o
    where o.id = ${input.companyId}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(
    trx,
  );
  if (rows.length === 0)
    throw new ProductError('invalid', 'There is no such company.', 'no-company', { field: 'companyId' });
}
