// Makes, changes, bins and brings back a company's card, and undoes one change of it.
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import {
  binCard,
  type CardSort,
  changeCard,
  makeCard,
  restoreCard,
  undoCardChange,
} from '../cards/change-card.ts';
import { ProductError } from '../problem.ts';
import { checkDomains } from './check-domains.ts';
import { checkParent } from './company-group.ts';
import type { Company, CompanyCreate, CompanyPatch } from './company-shape.ts';
import { findCompany } from './find-company.ts';
import { insertCompany, replaceDomains, replaceNumbers, updateCompany } from './queries.ts';
import { type WrittenCompany, writtenCompanies } from './written-company.ts';

/** As makeCard. */
export const makeCompany = (db: Kysely<Database>, viewer: Viewer, input: CompanyCreate): Promise<Company> =>
  makeCard(companies, db, viewer, input);

/** As changeCard. */
export const changeCompany = (
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: CompanyPatch,
  act = 'edit',
): Promise<Company> => changeCard(companies, db, viewer, id, input, act);

/** As binCard. */
export const binCompany = (db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> =>
  binCard(companies, db, viewer, id);

/** As restoreCard. */
export const restoreCompany = (db: Kysely<Database>, viewer: Viewer, id: string): Promise<Company> =>
  restoreCard(companies, db, viewer, id);

/** As undoCardChange. */
export const undoCompanyChange = (
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  changeId: string,
): Promise<void> => undoCardChange(companies, db, viewer, id, changeId);

const companies: CardSort<Company, CompanyPatch, WrittenCompany> = {
  type: 'company',
  table: 'companies',
  find: findCompany,
  written: writtenCompanies,
  insert: insertCompany,
  update: updateCompany,
  check: (trx, viewer, id, { parentId }) => checkParent(trx, viewer, id, parentId),
  writeLists: async (trx, id, { domains, numbers }) => {
    if (domains) await writeDomains(trx, id, domains);
    if (numbers) await replaceNumbers(trx, id, numbers);
  },
  filedBy: ['domains', 'responsibleId'],
};

async function writeDomains(trx: Transaction<Database>, id: string, domains: string[]): Promise<void> {
  const taken = await replaceDomains(trx, id, checkDomains(domains));
  if (taken)
    throw new ProductError(
      'conflict',
      `${taken} already belongs to another company. Change it there first.`,
      'domain-taken',
      { field: 'domains', domain: taken },
    );
}
