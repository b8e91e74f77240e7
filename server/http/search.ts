// Route of the search.
import { SearchPage, SearchQuery } from '../../contract/conversations.ts';
import type { Deps } from '../deps.ts';
import { searchMessages } from '../domain/search/search-messages.ts';
import type { App } from './app.ts';

export function registerSearch(app: App, deps: Deps): void {
  // Not through the second wall: it would switch the word index off; the search carries its condition itself.
  app.get(
    '/api/search',
    { schema: { querystring: SearchQuery, response: { 200: SearchPage } } },
    ({ viewer, query }) => searchMessages(deps.db, viewer, query),
  );
}
