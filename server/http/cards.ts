// Routes of what all cards have: history, bin, tags, relations, pictures, acts on many at once.
import { z } from 'zod';
import {
  Bin,
  CardAct,
  CardChanges,
  ChangesQuery,
  Contact,
  ManyAct,
  ManyActed,
  ManyUndone,
  RelationCreate,
  RelationPatch,
  Relations,
  TagMerge,
  TagPatch,
  Tags,
  TagsQuery,
} from '../../contract/customers.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import type { CardType } from '../domain/cards/card-shape.ts';
import { changeAllFound, findCardAct } from '../domain/cards/change-all-found.ts';
import { changeMany } from '../domain/cards/change-many.ts';
import { mergeTags, renameTag } from '../domain/cards/change-tag.ts';
import { listBin } from '../domain/cards/list-bin.ts';
import { listChanges } from '../domain/cards/list-changes.ts';
import { listTags } from '../domain/cards/list-tags.ts';
import { addRelation, changeRelation, listRelations } from '../domain/cards/relations.ts';
import { undoMany } from '../domain/cards/undo-many.ts';
import { undoCompanyChange } from '../domain/companies/change-company.ts';
import { findCompanyIds } from '../domain/companies/list-companies.ts';
import { undoContactChange } from '../domain/contacts/change-contact.ts';
import { findContactIds } from '../domain/contacts/list-contacts.ts';
import { pictureAtMost, readPicture, removePicture, setPicture } from '../domain/contacts/pictures.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

const OneId = z.object({ id: Id });
const OneChange = z.object({ id: Id, change: Id });
const done = { ok: true as const };

export function registerCards(app: App, deps: Deps): void {
  for (const [path, type, undo, find] of [
    ['contacts', 'contact', undoContactChange, findContactIds],
    ['companies', 'company', undoCompanyChange, findCompanyIds],
  ] as [string, CardType, typeof undoContactChange, typeof findContactIds][]) {
    app.get(
      `/api/${path}/:id/changes`,
      { schema: { params: OneId, querystring: ChangesQuery, response: { 200: CardChanges } } },
      ({ viewer, params, query }) =>
        readAs(deps, viewer, (trx) => listChanges(trx, viewer, { type, id: params.id }, query)),
    );
    app.post(
      `/api/${path}/:id/changes/:change/undos`,
      { schema: { params: OneChange, response: { 200: Done } } },
      async ({ viewer, params }) => {
        await undo(deps.db, viewer, params.id, params.change);
        return done;
      },
    );
    app.post(
      `/api/${path}/acts`,
      { schema: { body: ManyAct, response: { 200: ManyActed } } },
      ({ viewer, body: { cards, act } }) => {
        if (Array.isArray(cards)) return changeMany(deps.db, viewer, type, cards, act);
        const filter = { ...cards, tags: cards.tags?.split(',') };
        return changeAllFound(deps.db, viewer, type, (trx, atMost) => find(trx, viewer, filter, atMost), act);
      },
    );
  }
  app.get(
    '/api/card-acts/:id',
    { schema: { params: OneId, response: { 200: CardAct } } },
    ({ viewer, params }) => readAs(deps, viewer, (trx) => findCardAct(trx, viewer, params.id)),
  );
  app.post(
    '/api/card-acts/:id/undos',
    { schema: { params: OneId, response: { 200: ManyUndone } } },
    ({ viewer, params }) => undoMany(deps.db, viewer, params.id),
  );
  app.get(
    '/api/bin',
    { schema: { querystring: ChangesQuery, response: { 200: Bin } } },
    ({ viewer, query }) => readAs(deps, viewer, (trx) => listBin(trx, viewer, query)),
  );
  registerWords(app, deps);
  registerPictures(app, deps);
}

/** Tags and relations: the words cards are sorted by. */
function registerWords(app: App, deps: Deps): void {
  app.get(
    '/api/tags',
    { schema: { querystring: TagsQuery, response: { 200: Tags } } },
    async ({ viewer, query }) => ({
      items: await readAs(deps, viewer, (trx) => listTags(trx, viewer, query)),
    }),
  );
  app.patch(
    '/api/tags/:id',
    { schema: { params: OneId, body: TagPatch, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await renameTag(deps.db, viewer, params.id, body.name);
      return done;
    },
  );
  app.post(
    '/api/tags/:id/merges',
    { schema: { params: OneId, body: TagMerge, response: { 200: z.object({ act: Id }) } } },
    ({ viewer, params, body }) => mergeTags(deps.db, viewer, params.id, body.into),
  );
  app.get('/api/relations', { schema: { response: { 200: Relations } } }, async () => ({
    items: await listRelations(deps.db),
  }));
  app.post(
    '/api/relations',
    { schema: { body: RelationCreate, response: { 200: Relations } } },
    async ({ viewer, body }) => ({ items: await addRelation(deps.db, viewer, body) }),
  );
  app.patch(
    '/api/relations/:id',
    { schema: { params: OneId, body: RelationPatch, response: { 200: Relations } } },
    async ({ viewer, params, body }) => ({ items: await changeRelation(deps.db, viewer, params.id, body) }),
  );
}

function registerPictures(app: App, deps: Deps): void {
  app.get('/api/contacts/:id/picture', { schema: { params: OneId } }, async ({ viewer, params }, reply) => {
    const { type, bytes } = await readAs(deps, viewer, (trx) => readPicture(trx, viewer, params.id));
    return sendFile(reply, { name: 'picture', type, size: bytes.length, stream: bytes, preview: true });
  });
  app.delete(
    '/api/contacts/:id/picture',
    { schema: { params: OneId, response: { 200: Contact } } },
    ({ viewer, params }) => removePicture(deps.db, viewer, params.id),
  );
  // The body is the picture itself, whatever type the browser gives it: its bytes say what it is.
  app.register(async (inner) => {
    inner.addContentTypeParser(
      /^(image\/|application\/octet-stream)/,
      // One byte more than is allowed, so that the domain can say so in words.
      { parseAs: 'buffer', bodyLimit: pictureAtMost * 4 },
      (_request, body, parsed) => parsed(null, body),
    );
    (inner as unknown as App).put(
      '/api/contacts/:id/picture',
      { schema: { params: OneId, response: { 200: Contact } }, bodyLimit: pictureAtMost * 4 },
      ({ viewer, params, body }) =>
        setPicture(deps.db, viewer, params.id, Buffer.isBuffer(body) ? body : Buffer.alloc(0)),
    );
  });
}
