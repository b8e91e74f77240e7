// Routes of folders: which are kept, and the history of every mail seen in them.
import { z } from 'zod';
import { FolderPatch, HistoryPage, HistoryQuery } from '../../contract/mailboxes.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { readHistory } from '../domain/ledger/read-history.ts';
import { selectFolder } from '../domain/mailboxes/change-mailbox.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerFolders(app: App, deps: Deps): void {
  app.patch(
    '/api/folders/:id',
    { schema: { params: OneId, body: FolderPatch, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await selectFolder(deps, viewer, params.id, body.selected);
      return { ok: true as const };
    },
  );
  app.get(
    '/api/folders/:id/history',
    { schema: { params: OneId, querystring: HistoryQuery, response: { 200: HistoryPage } } },
    async ({ viewer, params, query }) => {
      const { items, next } = await readHistory(deps.db, viewer, params.id, query);
      return {
        next,
        items: items.map(({ firstSeenAt, storedAt, goneAt, ...line }) => ({
          ...line,
          firstSeenAt: firstSeenAt.toISOString(),
          storedAt: storedAt?.toISOString(),
          goneAt: goneAt?.toISOString(),
        })),
      };
    },
  );
}
