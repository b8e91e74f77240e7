// Routes of single mails: their frame, files, pictures, headers and original.
import { z } from 'zod';
import { Message, PicturePermission, ShareMessage, TakeBack } from '../../contract/conversations.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import { loadViewer } from '../domain/access/viewer.ts';
import { shareMessage, takeBackMessage, undoShare } from '../domain/conversations/share-message.ts';
import { findMessage } from '../domain/messages/find-message.ts';
import { openAttachments } from '../domain/messages/open-attachment.ts';
import { permitPictures } from '../domain/messages/permit-pictures.ts';
import { showHtml } from '../domain/messages/show-html.ts';
import { showHeaders, showOriginal } from '../domain/messages/show-original.ts';
import { isSigned } from '../domain/messages/sign-url.ts';
import { zipAttachments } from '../domain/messages/zip-attachments.ts';
import { ProductError } from '../domain/problem.ts';
import { fetchOut } from '../protocols/connector/fetch-out.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

const OneId = z.object({ id: Id });
const OneFile = OneId.extend({ position: z.coerce.number().int().min(0).max(32_767) });
// A frame has no cookie: its addresses carry the viewer and a signature instead.
const Signed = z.object({ u: z.string().regex(/^\d{1,19}$/), s: z.string().max(100) });

export function registerMessages(app: App, deps: Deps): void {
  app.get(
    '/api/messages/:id',
    { schema: { params: OneId, response: { 200: Message } } },
    ({ viewer, params }) => readAs(deps, viewer, (trx) => findMessage(trx, viewer, params.id)),
  );
  app.get(
    '/api/messages/:id/html',
    {
      schema: {
        params: OneId,
        querystring: z.object({
          theme: z.enum(['light', 'dark']).default('light'),
          pictures: z.enum(['0', '1']).default('0'),
        }),
      },
    },
    async ({ viewer, params, query }, reply) => {
      const page = await readAs(deps, viewer, (trx) =>
        showHtml({ config: deps.config, db: trx }, viewer, params.id, {
          theme: query.theme,
          pictures: query.pictures === '1',
        }),
      );
      return reply
        .header('content-security-policy', page.contentSecurityPolicy)
        .header('cache-control', 'private, no-store')
        .header('x-dns-prefetch-control', 'off')
        .header('x-frame-options', 'SAMEORIGIN')
        .header('x-kontor-blocked-pictures', String(page.blocked))
        .type('text/html; charset=utf-8')
        .send(page.html);
    },
  );
  app.get('/api/messages/:id/headers', { schema: { params: OneId } }, async ({ viewer, params }, reply) => {
    const text = await readAs(deps, viewer, (trx) =>
      showHeaders({ config: deps.config, db: trx }, viewer, params.id),
    );
    return reply.header('x-content-type-options', 'nosniff').type('text/plain; charset=utf-8').send(text);
  });
  app.get('/api/messages/:id/original', { schema: { params: OneId } }, async ({ viewer, params }, reply) => {
    // The stream outlives the reading transaction; the right to it was checked inside.
    const file = await showOriginal(deps, viewer, params.id);
    return sendFile(reply, { name: file.name, type: 'message/rfc822', size: file.size, stream: file.stream });
  });
  app.get(
    '/api/messages/:id/attachments.zip',
    { schema: { params: OneId } },
    async ({ viewer, params }, reply) => {
      const files = await openAttachments(deps, viewer, params.id);
      return sendFile(reply, { name: 'files.zip', type: 'application/zip', stream: zipAttachments(files) });
    },
  );
  app.get(
    '/api/messages/:id/attachments/:position',
    { schema: { params: OneFile, querystring: z.object({ preview: z.enum(['0', '1']).default('0') }) } },
    async ({ viewer, params, query }, reply) => {
      const [file] = await openAttachments(deps, viewer, params.id, params.position);
      return sendFile(reply, { ...file!, stream: await file!.stream(), preview: query.preview === '1' });
    },
  );
  app.get(
    '/api/messages/:id/inline/:position',
    { schema: { params: OneFile, querystring: Signed }, config: { open: true } },
    async ({ params, query }, reply) => {
      if (!isSigned(deps.config, ['inline', params.id, String(params.position), query.u], query.s))
        throw expired();
      const viewer = await loadViewer(deps.db, query.u);
      const [file] = await openAttachments(deps, viewer, params.id, params.position);
      return sendFile(reply, { ...file!, stream: await file!.stream(), preview: true });
    },
  );
  app.get(
    '/api/messages/:id/pictures',
    {
      schema: { params: OneId, querystring: Signed.extend({ url: z.string().max(8000) }) },
      config: { open: true },
    },
    async ({ params, query }, reply) => {
      if (!isSigned(deps.config, ['picture', params.id, query.url, query.u], query.s)) throw expired();
      const viewer = await loadViewer(deps.db, query.u);
      await readAs(deps, viewer, (trx) => findMessage(trx, viewer, params.id));
      const picture = await fetchOut(query.url);
      return sendFile(reply, {
        name: 'picture',
        type: picture.type,
        size: picture.body.length,
        stream: picture.body,
        preview: true,
      });
    },
  );
  app.put(
    '/api/messages/:id/pictures',
    { schema: { params: OneId, body: PicturePermission, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await permitPictures(deps.db, viewer, { messageId: params.id, ...body });
      return { ok: true as const };
    },
  );
  app.put(
    '/api/messages/:id/taken-back',
    { schema: { params: OneId, body: TakeBack, response: { 200: Done } } },
    async ({ viewer, params, body }) => {
      await takeBackMessage(deps.db, viewer, { messageId: params.id, ...body });
      return { ok: true as const };
    },
  );
  app.post(
    '/api/messages/:id/shares',
    { schema: { params: OneId, body: ShareMessage, response: { 200: OneId } } },
    ({ viewer, params, body }) => shareMessage(deps.db, viewer, { messageId: params.id, ...body }),
  );
  app.delete(
    '/api/shares/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await undoShare(deps.db, viewer, params.id);
      return { ok: true as const };
    },
  );
}

const expired = (): ProductError =>
  new ProductError('not-found', 'This address has run out. Open the mail again.', 'address-expired');
