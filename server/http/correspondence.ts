// Routes of a customer's correspondence: its forms, its files, what it tells, and its exports.
import { z } from 'zod';
import {
  CorrespondenceChoices,
  CorrespondenceExport,
  CorrespondenceExported,
  CorrespondenceFacts,
  CorrespondenceFilter,
  CorrespondenceHead,
  CorrespondencePage,
  CorrespondenceQuery,
  FilesExport,
  FilesPage,
  FilesQuery,
} from '../../contract/correspondence.ts';
import { Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { readAs } from '../domain/access/read-as.ts';
import { announceExport, exportCorrespondence } from '../domain/correspondence/export-correspondence.ts';
import { announceFiles, exportFiles } from '../domain/correspondence/export-files.ts';
import { findFacts } from '../domain/correspondence/find-facts.ts';
import { listChoices } from '../domain/correspondence/list-choices.ts';
import { countCorrespondence, listCorrespondence } from '../domain/correspondence/list-correspondence.ts';
import { listFiles } from '../domain/correspondence/list-files.ts';
import { wordsAsked } from '../domain/correspondence/words-asked.ts';
import { ownAddresses } from '../domain/mailboxes/own-addresses.ts';
import { isSigned, sign } from '../domain/messages/sign-url.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

const OneId = z.object({ id: Id });
/** What the answer to a POST lets one download, for an hour or two: signed for its viewer. */
const Download = z.object({ what: z.string().max(20_000), s: z.string().max(100) });

export function registerCorrespondence(app: App, deps: Deps): void {
  app.get(
    '/api/correspondence',
    { schema: { querystring: CorrespondenceQuery, response: { 200: CorrespondencePage } } },
    async ({ viewer, query }) => {
      const asked = await wordsAsked(deps.db, viewer, query.words);
      return readAs(deps, viewer, (trx) => listCorrespondence(trx, viewer, { ...query, asked }));
    },
  );
  app.get(
    '/api/correspondence/head',
    { schema: { querystring: CorrespondenceFilter, response: { 200: CorrespondenceHead } } },
    async ({ viewer, query }) => {
      const asked = await wordsAsked(deps.db, viewer, query.words);
      return readAs(deps, viewer, (trx) => countCorrespondence(trx, viewer, { ...query, asked }));
    },
  );
  app.get(
    '/api/correspondence/choices',
    {
      schema: {
        querystring: CorrespondenceFilter.pick({ of: true }),
        response: { 200: CorrespondenceChoices },
      },
    },
    async ({ viewer, query }) => {
      const own = await ownAddresses(deps.db);
      return readAs(deps, viewer, (trx) => listChoices(trx, viewer, query.of, own));
    },
  );
  app.post(
    '/api/correspondence/exports',
    { schema: { body: CorrespondenceExport, response: { 200: CorrespondenceExported } } },
    async ({ viewer, body }) => {
      const mails = await announceExport(deps, viewer, body);
      return { mails, address: addressOf('/api/correspondence/exports', viewer.userId, body) };
    },
  );
  // The streams outlive a reading transaction: each step asks for the viewer's rights itself.
  app.get('/api/correspondence/exports', { schema: { querystring: Download } }, async (request, reply) => {
    const input = CorrespondenceExport.parse(signedOf('/api/correspondence/exports', request));
    return sendFile(reply, await exportCorrespondence(deps, request.viewer, input));
  });
  app.get(
    '/api/files',
    { schema: { querystring: FilesQuery, response: { 200: FilesPage } } },
    ({ viewer, query }) => readAs(deps, viewer, (trx) => listFiles(trx, viewer, query)),
  );
  app.post(
    '/api/files/exports',
    { schema: { body: FilesExport, response: { 200: z.object({ address: z.string() }) } } },
    async ({ viewer, body }) => {
      await announceFiles(deps, viewer, body.files);
      return { address: addressOf('/api/files/exports', viewer.userId, body) };
    },
  );
  app.get('/api/files/exports', { schema: { querystring: Download } }, async (request, reply) => {
    const { files } = FilesExport.parse(signedOf('/api/files/exports', request));
    return sendFile(reply, {
      name: 'files.zip',
      type: 'application/zip',
      stream: exportFiles(deps, request.viewer, files),
    });
  });
  for (const type of ['contact', 'company'] as const)
    app.get(
      type === 'contact' ? '/api/contacts/:id/facts' : '/api/companies/:id/facts',
      { schema: { params: OneId, response: { 200: CorrespondenceFacts } } },
      ({ viewer, params }) => readAs(deps, viewer, (trx) => findFacts(trx, viewer, { type, id: params.id })),
    );

  function addressOf(path: string, userId: string | null, asked: unknown): string {
    const what = JSON.stringify(asked);
    return `${path}?${new URLSearchParams({ what, s: sign(deps.config, [path, what, `${userId}`]) })}`;
  }

  function signedOf(
    path: string,
    { viewer, query }: { viewer: { userId: string | null }; query: z.infer<typeof Download> },
  ): unknown {
    if (!isSigned(deps.config, [path, query.what, `${viewer.userId}`], query.s))
      throw new ProductError('not-found', 'This download has expired. Ask for it again.', 'download-expired');
    return JSON.parse(query.what);
  }
}
