// Routes of merging cards, finding duplicates, and people who change companies.
import { z } from 'zod';
import {
  CardMerges,
  ContactMovePatch,
  ContactMoves,
  Duplicates,
  DuplicatesQuery,
  KeepApart,
  MergeCards,
  MergedCards,
  Unmerged,
} from '../../contract/card-merges.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import { listMoves, moveEarlierMail } from '../domain/contacts/move-contact.ts';
import { undoMove } from '../domain/contacts/undo-move.ts';
import { duplicatesOf } from '../domain/merges/find-duplicates.ts';
import { keepApart } from '../domain/merges/keep-apart.ts';
import { listDuplicates } from '../domain/merges/list-duplicates.ts';
import { mergeCards } from '../domain/merges/merge-cards.ts';
import { listMerges, undoMerge } from '../domain/merges/undo-merge.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });
const OneMove = z.object({ id: Id, move: Id });
const done = { ok: true as const };

export function registerCardMerges(app: App, deps: Deps): void {
  for (const [path, type] of [
    ['contacts', 'contact'],
    ['companies', 'company'],
  ] as const) {
    app.get(
      `/api/${path}/:id/merges`,
      { schema: { params: OneId, response: { 200: CardMerges } } },
      ({ viewer, params }) => readAs(deps, viewer, (trx) => listMerges(trx, viewer, type, params.id)),
    );
    app.post(
      `/api/${path}/:id/merges`,
      { schema: { params: OneId, body: MergeCards, response: { 200: MergedCards } } },
      ({ viewer, params, body }) => mergeCards(deps.db, viewer, { type, id: params.id, ...body }),
    );
    app.get(
      `/api/${path}/:id/duplicates`,
      { schema: { params: OneId, response: { 200: Duplicates } } },
      ({ viewer, params }) =>
        readAs(deps, viewer, (trx) => duplicatesOf(trx, viewer, { type, id: params.id })),
    );
  }
  app.delete(
    '/api/card-merges/:id',
    { schema: { params: OneId, response: { 200: Unmerged } } },
    ({ viewer, params }) => undoMerge(deps.db, viewer, params.id),
  );
  app.get(
    '/api/duplicates',
    { schema: { querystring: DuplicatesQuery, response: { 200: Duplicates } } },
    ({ viewer, query }) => readAs(deps, viewer, (trx) => listDuplicates(trx, viewer, query)),
  );
  app.post(
    '/api/duplicates/apart',
    { schema: { body: KeepApart, response: { 200: Done } } },
    async ({ viewer, body }) => {
      await keepApart(deps.db, viewer, body);
      return done;
    },
  );
  app.get(
    '/api/contacts/:id/moves',
    { schema: { params: OneId, response: { 200: ContactMoves } } },
    ({ viewer, params }) => readAs(deps, viewer, (trx) => listMoves(trx, viewer, params.id)),
  );
  app.delete(
    '/api/contacts/:id/moves/:move',
    { schema: { params: OneMove, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await undoMove(deps.db, viewer, { contactId: params.id, moveId: params.move });
      return done;
    },
  );
  app.patch(
    '/api/contacts/:id/moves/:move',
    { schema: { params: OneMove, body: ContactMovePatch, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await moveEarlierMail(deps.db, viewer, { contactId: params.id, moveId: params.move, ...body });
      return done;
    },
  );
}
