// Routes of views and of a person's recent searches.
import { z } from 'zod';
import { Done, Id } from '../../contract/shared.ts';
import {
  RecentSearch,
  RecentSearches,
  View,
  ViewCreate,
  ViewOrder,
  ViewPatch,
  Views,
} from '../../contract/views.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import { deleteView, restoreView } from '../domain/views/delete-view.ts';
import { listViews } from '../domain/views/list-views.ts';
import { orderViews } from '../domain/views/order-views.ts';
import { forgetSearches, listRecentSearches, rememberSearch } from '../domain/views/recent-searches.ts';
import { changeView, createView } from '../domain/views/save-view.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });
const done = { ok: true as const };

export function registerViews(app: App, deps: Deps): void {
  app.get('/api/views', { schema: { response: { 200: Views } } }, async ({ viewer }) => ({
    items: await readAs(deps, viewer, (trx) => listViews(trx, viewer)),
  }));
  app.post('/api/views', { schema: { body: ViewCreate, response: { 200: View } } }, ({ viewer, body }) =>
    createView(deps.db, viewer, body),
  );
  app.put(
    '/api/views/order',
    { schema: { body: ViewOrder, response: { 200: Views } } },
    async ({ viewer, body }) => ({ items: await orderViews(deps.db, viewer, body.ids) }),
  );
  app.patch(
    '/api/views/:id',
    { schema: { params: OneId, body: ViewPatch, response: { 200: z.union([View, Done]) } } },
    async ({ viewer, params, body }) => (await changeView(deps.db, viewer, params.id, body)) ?? done,
  );
  app.delete(
    '/api/views/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await deleteView(deps.db, viewer, params.id);
      return done;
    },
  );
  app.post(
    '/api/views/:id/restores',
    { schema: { params: OneId, response: { 200: View } } },
    ({ viewer, params }) => restoreView(deps.db, viewer, params.id),
  );

  app.get('/api/recent-searches', { schema: { response: { 200: RecentSearches } } }, async ({ viewer }) => ({
    items: await readAs(deps, viewer, (trx) => listRecentSearches(trx, viewer)),
  }));
  app.post(
    '/api/recent-searches',
    { schema: { body: RecentSearch, response: { 200: Done } } },
    async ({ viewer, body }) => {
      await rememberSearch(deps.db, viewer, body.q);
      return done;
    },
  );
  app.delete('/api/recent-searches', { schema: { response: { 200: Done } } }, async ({ viewer }) => {
    await forgetSearches(deps.db, viewer);
    return done;
  });
  app.delete(
    '/api/recent-searches/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await forgetSearches(deps.db, viewer, params.id);
      return done;
    },
  );
}
