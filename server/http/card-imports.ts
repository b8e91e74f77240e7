// Routes of lists of customers brought in: the file is streamed into the data folder, looked at, then brought in by a job.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  CardImport,
  CardImportPreview,
  CardImportQuery,
  CardImportReading,
  CardImportStart,
  CardImports,
} from '../../contract/card-imports.ts';
import { leftOutRowsIn } from '../../contract/left-out-rows/words.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { failedRows } from '../domain/card-imports/failed-rows.ts';
import {
  beginCardImport,
  cancelCardImport,
  cardUploadFolder,
  dropCardImport,
  findCardImport,
  keepCardUpload,
  listCardImports,
  startCardImport,
} from '../domain/card-imports/imports.ts';
import { previewImport } from '../domain/card-imports/preview-import.ts';
import { undoCardImport } from '../domain/card-imports/undo-import.ts';
import { ProductError } from '../domain/problem.ts';
import { findMe } from '../domain/users/find-me.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

const OneId = z.object({ id: Id });
const done = { ok: true as const };
/** Bytes of one list. */
const largest = 100 * 1024 ** 2;

export function registerCardImports(app: App, deps: Deps): void {
  app.register(async (inner: App) => {
    inner.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    inner.post(
      '/api/card-imports',
      {
        schema: { querystring: CardImportQuery, response: { 200: CardImport } },
        // The stream counts for itself, so that the answer can say what the limit is.
        bodyLimit: largest * 2,
      },
      async ({ viewer, query, body }) => {
        const id = await beginCardImport(deps.db, viewer, query.name);
        try {
          await keepCardUpload(deps.db, id, await receive(id, body as Readable | undefined));
        } catch (error) {
          await dropCardImport(deps, id);
          throw error;
        }
        return findCardImport(deps.db, viewer, id);
      },
    );
  });
  app.get('/api/card-imports', { schema: { response: { 200: CardImports } } }, async ({ viewer }) => ({
    items: await listCardImports(deps.db, viewer),
  }));
  app.get(
    '/api/card-imports/:id',
    { schema: { params: OneId, response: { 200: CardImport } } },
    ({ viewer, params }) => findCardImport(deps.db, viewer, params.id),
  );
  app.post(
    '/api/card-imports/:id/preview',
    { schema: { params: OneId, body: CardImportReading, response: { 200: CardImportPreview } } },
    ({ viewer, params, body }) => previewImport(deps.db, viewer, params.id, body),
  );
  app.post(
    '/api/card-imports/:id/start',
    { schema: { params: OneId, body: CardImportStart, response: { 200: CardImport } } },
    async ({ viewer, params, body }) => {
      await startCardImport(deps.db, viewer, params.id, body);
      return findCardImport(deps.db, viewer, params.id);
    },
  );
  app.post(
    '/api/card-imports/:id/undo',
    { schema: { params: OneId, response: { 200: CardImport } } },
    async ({ viewer, params }) => {
      await undoCardImport(deps.db, viewer, params.id);
      return findCardImport(deps.db, viewer, params.id);
    },
  );
  app.delete(
    '/api/card-imports/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await cancelCardImport(deps, viewer, params.id);
      return done;
    },
  );
  app.get(
    '/api/card-imports/:id/failed.csv',
    { schema: { params: OneId } },
    async ({ viewer, params }, reply) => {
      const { name } = await findCardImport(deps.db, viewer, params.id);
      const words = leftOutRowsIn((await findMe(deps.db, viewer)).language);
      const rows = await failedRows(deps.db, viewer, params.id, words);
      return sendFile(reply, {
        name: `${name.replace(/\.\w+$/, '')} - ${words.title.toLowerCase()}.csv`,
        type: 'text/csv',
        stream: Readable.from(rows),
      });
    },
  );

  async function receive(id: string, body: Readable | undefined): Promise<{ path: string; bytes: number }> {
    if (!body || typeof body.pipe !== 'function')
      throw new ProductError('invalid', 'Please send a file.', 'file-needed', { field: 'file' });
    const folder = cardUploadFolder(deps.config, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'list');
    const file = createWriteStream(path, { mode: 0o600, flush: true });
    await pipeline(body, atMost(largest), file);
    if (file.bytesWritten === 0)
      throw new ProductError('invalid', 'The file is empty.', 'file-empty', { field: 'file' });
    return { path, bytes: file.bytesWritten };
  }
}

function atMost(bytes: number): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      total += chunk.length;
      if (total > bytes)
        next(
          new ProductError(
            'invalid',
            'A list may have at most 100 MB. Cut it into several files and bring them in one after the other.',
            'list-too-large',
            { field: 'file' },
          ),
        );
      else next(null, chunk);
    },
  });
}
