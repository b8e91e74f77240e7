// Makes, changes, bins and brings back a company's card; its mail follows in the background.
import type { Kysely, Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { isFreemail } from '../contacts/is-freemail.ts';
import { ProductError } from '../problem.ts';
import type { Company, CompanyCreate, CompanyPatch } from './company-shape.ts';
import { findCompany } from './find-company.ts';
import { insertCompany, replaceDomains, updateCompany, updateCompanyBinned } from './queries.ts';

/** Makes a card by hand; its earlier mail is filed under it at once. */
export async function makeCompany(
  db: Kysely<Database>,
  viewer: Viewer,
  input: CompanyCreate,
): Promise<Company> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await requireUser(trx, input.responsibleId);
    const id = await insertCompany(trx, input, { by: 'person', userId: viewer.userId });
    await setDomains(trx, id, input.domains ?? []);
    await mailFollows(trx, id);
    const made = await findCompany(trx, viewer, id);
    mustAssignResponsible(viewer, null, made.responsible?.id ?? null);
    return made;
  });
}

/** Changes what is given. A new responsible user or other domains change what is filed here and who reads it. */
export async function changeCompany(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: CompanyPatch,
): Promise<Company> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const before = await findCompany(trx, viewer, id);
    await requireUser(trx, input.responsibleId);
    await updateCompany(trx, id, input);
    if (input.domains) await setDomains(trx, id, input.domains);
    await mailFollows(trx, id);
    const after = await findCompany(trx, viewer, id);
    mustAssignResponsible(viewer, before.responsible?.id ?? null, after.responsible?.id ?? null);
    return after;
  });
}

/** Puts a card into the bin; for 30 days it can be brought back with everything filed under it. */
export async function binCompany(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await findCompany(trx, viewer, id);
    await updateCompanyBinned(trx, id, true);
    await mailFollows(trx, id);
  });
}

/** Brings a card back from the bin. */
export async function restoreCompany(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Company> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await updateCompanyBinned(trx, id, false);
    const company = await findCompany(trx, viewer, id);
    await mailFollows(trx, id);
    return company;
  });
}

async function mailFollows(trx: Transaction<Database>, id: string): Promise<void> {
  await addJob(
    trx,
    'refile-customer',
    { type: 'company', id },
    { key: `refile company ${id}`, priority: -10 },
  );
  await announce(trx, { what: 'lists' });
}

async function setDomains(trx: Transaction<Database>, id: string, wanted: string[]): Promise<void> {
  const domains = [
    ...new Set(wanted.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')).filter(Boolean)),
  ];
  const wrong = domains.find((domain) => !/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain));
  if (wrong)
    throw new ProductError(
      'invalid',
      `“${wrong}” is no mail domain. Write it like example.com.`,
      'bad-domain',
    );
  const freemail = domains.find(isFreemail);
  if (freemail)
    throw new ProductError(
      'invalid',
      `${freemail} is a mail provider's domain that many people share. Put the person's address on their own card instead.`,
      'freemail-domain',
    );
  const taken = await replaceDomains(trx, id, domains);
  if (taken)
    throw new ProductError(
      'conflict',
      `${taken} already belongs to another company. Change it there first.`,
      'domain-taken',
    );
}

async function requireUser(trx: Transaction<Database>, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const user = await trx
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!user) throw new ProductError('invalid', 'The responsible user is unknown or has left.', 'no-user');
}
