// Makes, changes, bins and brings back a company's card; its mail follows in the background.
import type { Kysely, Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { checkCard, readPhones } from '../cards/check-card.ts';
import { type ChangeCause, noteChanges, refuseConflict } from '../cards/history.ts';
import { mailFollows } from '../cards/mail-follows.ts';
import { replacePhones } from '../cards/queries.ts';
import { tagsNamed } from '../cards/tags.ts';
import { lockCard } from '../cards/write-card.ts';
import { ProductError } from '../problem.ts';
import { checkDomains } from './check-domains.ts';
import { checkParent } from './company-group.ts';
import type { Company, CompanyCreate, CompanyPatch } from './company-shape.ts';
import { findCompany } from './find-company.ts';
import {
  insertCompany,
  replaceDomains,
  replaceNumbers,
  updateCompany,
  updateCompanyBinned,
} from './queries.ts';
import { type WrittenCompany, writtenCompanies } from './written-company.ts';

/** Makes a card by hand; its earlier mail is filed under it at once. */
export async function makeCompany(
  db: Kysely<Database>,
  viewer: Viewer,
  input: CompanyCreate,
): Promise<Company> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await checkCard(trx, input);
    await checkParent(trx, viewer, undefined, input.parentId);
    const { userId } = viewer;
    const fields = { ...input, ...(await tagsOf(trx, viewer, input)) };
    const id = await insertCompany(trx, fields, { by: 'person', userId });
    await writeLists(trx, id, input);
    await mailFollows(trx, 'company', [id]);
    const made = await findCompany(trx, viewer, id);
    mustAssignResponsible(viewer, null, made.responsible?.id ?? null);
    return made;
  });
}

/**
 * Changes what is given. A new responsible user or other domains change what is filed here and who reads it.
 * @param act how it came about, for the history
 * @throws ProductError `conflict` when somebody changed the same since `input.revision`
 */
export async function changeCompany(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: CompanyPatch,
  act = 'edit',
): Promise<Company> {
  mustWrite(viewer);
  const { revision, ...fields } = input;
  return transaction(db, async (trx) => {
    await lockCard(trx, 'companies', id);
    const seen = await findCompany(trx, viewer, id);
    await checkCard(trx, fields);
    await checkParent(trx, viewer, id, fields.parentId);
    await refuseConflict(trx, { type: 'company', id }, Object.keys(fields), revision);
    const before = await written(trx, id);
    await updateCompany(trx, id, { ...fields, ...(await tagsOf(trx, viewer, fields)) }, vouches(fields));
    await writeLists(trx, id, fields);
    const cause: ChangeCause = { act, by: 'person', userId: viewer.userId };
    const changed = await noteChanges(
      trx,
      { type: 'company', id },
      { before: { ...before }, after: { ...(await written(trx, id)) } },
      cause,
    );
    if (changed.some((field) => ['domains', 'responsibleId'].includes(field)))
      await mailFollows(trx, 'company', [id]);
    else await announce(trx, { what: 'lists' });
    const after = await findCompany(trx, viewer, id);
    mustAssignResponsible(viewer, seen.responsible?.id ?? null, after.responsible?.id ?? null);
    return after;
  });
}

/** Puts a card into the bin; for 30 days it can be brought back with everything filed under it. */
export async function binCompany(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, 'companies', id);
    await findCompany(trx, viewer, id);
    await setBinned(trx, viewer, id, true);
  });
}

/** Brings a card back from the bin. */
export async function restoreCompany(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Company> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await lockCard(trx, 'companies', id);
    await setBinned(trx, viewer, id, false);
    return findCompany(trx, viewer, id);
  });
}

async function setBinned(
  trx: Transaction<Database>,
  viewer: Viewer,
  id: string,
  binned: boolean,
): Promise<void> {
  const before = (await writtenCompanies(trx, [id])).get(id);
  if (!before || before.binned === binned) return;
  const { userId } = viewer;
  await updateCompanyBinned(trx, id, binned, userId);
  const cause: ChangeCause = { act: binned ? 'bin' : 'restore', by: 'person', userId };
  const change = { before: { binned: before.binned }, after: { binned } };
  await noteChanges(trx, { type: 'company', id }, change, cause);
  await mailFollows(trx, 'company', [id]);
}

/** What is said about who they are makes it a person's card; what they are to us does not. */
const vouches = (fields: object): boolean =>
  Object.keys(fields).some((field) => !['relationId', 'stage', 'tags'].includes(field));

async function written(trx: Transaction<Database>, id: string): Promise<WrittenCompany> {
  return (await writtenCompanies(trx, [id])).get(id)!;
}

const tagsOf = async (trx: Transaction<Database>, { userId }: Viewer, { tags }: CompanyPatch) =>
  tags === undefined ? {} : { tagIds: await tagsNamed(trx, tags, userId) };

/** Domains, numbers and phones, where they are given. */
async function writeLists(trx: Transaction<Database>, id: string, input: CompanyPatch): Promise<void> {
  if (input.domains) {
    const taken = await replaceDomains(trx, id, checkDomains(input.domains));
    if (taken)
      throw new ProductError(
        'conflict',
        `${taken} already belongs to another company. Change it there first.`,
        'domain-taken',
        { field: 'domains', domain: taken },
      );
  }
  if (input.numbers) await replaceNumbers(trx, id, input.numbers);
  if (input.phones) await replacePhones(trx, { type: 'company', id }, await readPhones(trx, input.phones));
}
