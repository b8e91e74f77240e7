// Routes of people in mail who have no card.
import { z } from 'zod';
import { Done, Id } from '../../contract/shared.ts';
import {
  ContactSuggestions,
  DeclineSuggestion,
  Proposals,
  ProposalsQuery,
  TakeSuggestion,
  UnfiledActed,
  UnfiledCards,
  UnfiledDomains,
  UnfiledDomainsQuery,
  UnfiledFoundAct,
  UnfiledFoundActed,
  UnfiledNever,
  UnfiledPage,
  UnfiledQuery,
  UnfiledUndone,
} from '../../contract/unfiled.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import { actOnFound } from '../domain/incoming/unfiled/act-on-found.ts';
import { declineSuggestion } from '../domain/incoming/unfiled/decline-suggestion.ts';
import { listUnfiled, listUnfiledDomains } from '../domain/incoming/unfiled/list-unfiled.ts';
import { makeUnfiledCards } from '../domain/incoming/unfiled/make-unfiled-cards.ts';
import { readProposals } from '../domain/incoming/unfiled/read-proposals.ts';
import { readSuggestions } from '../domain/incoming/unfiled/read-suggestions.ts';
import { sayNever } from '../domain/incoming/unfiled/say-never.ts';
import { takeSuggestion } from '../domain/incoming/unfiled/take-suggestion.ts';
import { undoUnfiledAct } from '../domain/incoming/unfiled/unfiled-act.ts';
import { ownAddresses } from '../domain/mailboxes/own-addresses.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerUnfiled(app: App, deps: Deps): void {
  app.get(
    '/api/unfiled',
    { schema: { querystring: UnfiledQuery, response: { 200: UnfiledPage } } },
    async ({ viewer, query }) => {
      const own = await ownAddresses(deps.db);
      return readAs(deps, viewer, (trx) =>
        listUnfiled(trx, viewer, { ...query, all: query.all === 'true' }, own),
      );
    },
  );
  app.get(
    '/api/unfiled/domains',
    { schema: { querystring: UnfiledDomainsQuery, response: { 200: UnfiledDomains } } },
    async ({ viewer, query }) => {
      const own = await ownAddresses(deps.db);
      return readAs(deps, viewer, (trx) =>
        listUnfiledDomains(trx, viewer, { ...query, all: query.all === 'true' }, own),
      );
    },
  );
  app.get(
    '/api/unfiled/proposals',
    { schema: { querystring: ProposalsQuery, response: { 200: Proposals } } },
    ({ viewer, query }) =>
      readAs(deps, viewer, async (trx) => ({ items: await readProposals(trx, viewer, query.address) })),
  );
  app.post(
    '/api/unfiled/cards',
    { schema: { body: UnfiledCards, response: { 200: UnfiledActed } } },
    ({ viewer, body }) => makeUnfiledCards(deps.db, viewer, body),
  );
  app.post(
    '/api/unfiled/never',
    { schema: { body: UnfiledNever, response: { 200: UnfiledActed } } },
    ({ viewer, body }) => sayNever(deps.db, viewer, body),
  );
  app.post(
    '/api/unfiled/acts',
    { schema: { body: UnfiledFoundAct, response: { 200: UnfiledFoundActed } } },
    async ({ viewer, body }) => actOnFound(deps.db, viewer, body, await ownAddresses(deps.db)),
  );
  app.delete(
    '/api/unfiled/acts/:id',
    { schema: { params: OneId, response: { 200: UnfiledUndone } } },
    ({ viewer, params }) => undoUnfiledAct(deps.db, viewer, params.id),
  );
  app.get(
    '/api/contacts/:id/suggestions',
    { schema: { params: OneId, response: { 200: ContactSuggestions } } },
    ({ viewer, params }) => readAs(deps, viewer, (trx) => readSuggestions(trx, viewer, params.id)),
  );
  app.post(
    '/api/contacts/:id/suggestions/declines',
    { schema: { params: OneId, body: DeclineSuggestion, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await declineSuggestion(deps.db, viewer, params.id, body);
      return { ok: true as const };
    },
  );
  app.post(
    '/api/contacts/:id/suggestions/companies',
    { schema: { params: OneId, body: TakeSuggestion, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await takeSuggestion(deps.db, viewer, params.id, body);
      return { ok: true as const };
    },
  );
}
