// Routes of contacts and companies.
import { z } from 'zod';
import {
  CardsQuery,
  Company,
  CompanyCreate,
  CompanyPage,
  CompanyPatch,
  Contact,
  ContactCreate,
  ContactPage,
  ContactPatch,
} from '../../contract/customers.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import {
  binCompany,
  changeCompany,
  makeCompany,
  restoreCompany,
} from '../domain/companies/change-company.ts';
import { findCompany } from '../domain/companies/find-company.ts';
import { listCompanies } from '../domain/companies/list-companies.ts';
import { binContact, changeContact, makeContact, restoreContact } from '../domain/contacts/change-contact.ts';
import { findContact } from '../domain/contacts/find-contact.ts';
import { listContacts } from '../domain/contacts/list-contacts.ts';
import { keptCard } from '../domain/merges/kept-card.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });
const done = { ok: true as const };
const listOf = ({ tags, ...query }: z.output<typeof CardsQuery>) => ({ ...query, tags: tags?.split(',') });

export function registerCustomers(app: App, deps: Deps): void {
  app.get(
    '/api/contacts',
    { schema: { querystring: CardsQuery, response: { 200: ContactPage } } },
    ({ viewer, query }) => readAs(deps, viewer, (trx) => listContacts(trx, viewer, listOf(query))),
  );
  app.post(
    '/api/contacts',
    { schema: { body: ContactCreate, response: { 200: Contact } } },
    ({ viewer, body }) => makeContact(deps.db, viewer, body),
  );
  app.get(
    '/api/contacts/:id',
    { schema: { params: OneId, response: { 200: Contact } } },
    ({ viewer, params }) =>
      readAs(deps, viewer, async (trx) =>
        findContact(trx, viewer, await keptCard(trx, 'contact', params.id)),
      ),
  );
  app.patch(
    '/api/contacts/:id',
    { schema: { params: OneId, body: ContactPatch, response: { 200: Contact } } },
    ({ viewer, params, body }) => changeContact(deps.db, viewer, params.id, body),
  );
  app.delete(
    '/api/contacts/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await binContact(deps.db, viewer, params.id);
      return done;
    },
  );
  app.post(
    '/api/contacts/:id/restores',
    { schema: { params: OneId, response: { 200: Contact } } },
    ({ viewer, params }) => restoreContact(deps.db, viewer, params.id),
  );
  app.get(
    '/api/companies',
    { schema: { querystring: CardsQuery, response: { 200: CompanyPage } } },
    ({ viewer, query }) => readAs(deps, viewer, (trx) => listCompanies(trx, viewer, listOf(query))),
  );
  app.post(
    '/api/companies',
    { schema: { body: CompanyCreate, response: { 200: Company } } },
    ({ viewer, body }) => makeCompany(deps.db, viewer, body),
  );
  app.get(
    '/api/companies/:id',
    { schema: { params: OneId, response: { 200: Company } } },
    ({ viewer, params }) =>
      readAs(deps, viewer, async (trx) =>
        findCompany(trx, viewer, await keptCard(trx, 'company', params.id)),
      ),
  );
  app.patch(
    '/api/companies/:id',
    { schema: { params: OneId, body: CompanyPatch, response: { 200: Company } } },
    ({ viewer, params, body }) => changeCompany(deps.db, viewer, params.id, body),
  );
  app.delete(
    '/api/companies/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await binCompany(deps.db, viewer, params.id);
      return done;
    },
  );
  app.post(
    '/api/companies/:id/restores',
    { schema: { params: OneId, response: { 200: Company } } },
    ({ viewer, params }) => restoreCompany(deps.db, viewer, params.id),
  );
}
