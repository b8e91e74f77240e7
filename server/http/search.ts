// Routes of finding: mails, conversations, facets, addresses, completion.
import {
  CompleteQuery,
  Completions,
  FoundAddressesPage,
  FoundConversationsPage,
  SearchAddressesQuery,
  SearchConversationsQuery,
  SearchFacets,
  SearchFacetsQuery,
  SearchPage,
  SearchQuery,
} from '../../contract/search.ts';
import type { Deps } from '../deps.ts';
import { completeQuery } from '../domain/search/complete-query.ts';
import { countFacets } from '../domain/search/count-facets.ts';
import { listFoundAddresses } from '../domain/search/list-found-addresses.ts';
import { searchConversations } from '../domain/search/search-conversations.ts';
import { searchMessages } from '../domain/search/search-messages.ts';
import type { App } from './app.ts';

// None goes through the second wall: it would switch the word index off; each carries its condition itself.
export function registerSearch(app: App, { db }: Deps): void {
  app.get(
    '/api/search',
    { schema: { querystring: SearchQuery, response: { 200: SearchPage } } },
    ({ viewer, query }) => searchMessages(db, viewer, query),
  );
  app.get(
    '/api/search/conversations',
    { schema: { querystring: SearchConversationsQuery, response: { 200: FoundConversationsPage } } },
    ({ viewer, query }) => searchConversations(db, viewer, query),
  );
  app.get(
    '/api/search/facets',
    { schema: { querystring: SearchFacetsQuery, response: { 200: SearchFacets } } },
    ({ viewer, query }) => countFacets(db, viewer, query.q),
  );
  app.get(
    '/api/search/addresses',
    { schema: { querystring: SearchAddressesQuery, response: { 200: FoundAddressesPage } } },
    ({ viewer, query }) => listFoundAddresses(db, viewer, query),
  );
  app.get(
    '/api/search/complete',
    { schema: { querystring: CompleteQuery, response: { 200: Completions } } },
    ({ viewer, query }) => completeQuery(db, viewer, query),
  );
}
