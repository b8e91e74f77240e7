// Routes of imports: a file is streamed into the data folder and brought in by a background job.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Import, ImportQuery, Imports } from '../../contract/mailboxes.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import {
  beginImport,
  cancelImport,
  dropImport,
  listImports,
  queueImport,
  type ShownImport,
  uploadFolder,
} from '../domain/mailboxes/imports.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });
/** Bytes of one upload: a large company's archive. */
const largestUpload = 64 * 1024 ** 3;

export function registerImports(app: App, deps: Deps): void {
  // Only here a body is handed over as a stream; everywhere else it is small JSON.
  app.register(async (inner: App) => {
    inner.addContentTypeParser(
      'application/octet-stream',
      { bodyLimit: largestUpload },
      (_request, payload, done) => done(null, payload),
    );
    inner.post(
      '/api/imports',
      { schema: { querystring: ImportQuery, response: { 200: Import } }, bodyLimit: largestUpload },
      async ({ viewer, query, body }) => {
        const { id } = await beginImport(deps.db, viewer, query.mailbox, query.name);
        try {
          const { path, bytes } = await receive(id, query.name, body as Readable | undefined);
          await queueImport(deps.db, viewer, id, path, bytes);
        } catch (error) {
          await dropImport(deps, id);
          throw error;
        }
        return shown((await listImports(deps.db, viewer, id))[0]!);
      },
    );
  });
  app.get('/api/imports', { schema: { response: { 200: Imports } } }, async ({ viewer }) => ({
    items: (await listImports(deps.db, viewer)).map(shown),
  }));
  app.delete(
    '/api/imports/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await cancelImport(deps.db, viewer, params.id);
      return { ok: true as const };
    },
  );

  async function receive(
    id: string,
    name: string,
    body: Readable | undefined,
  ): Promise<{ path: string; bytes: number }> {
    if (!body || typeof body.pipe !== 'function')
      throw new ProductError('invalid', 'Please send a file.', 'file-needed', { field: 'file' });
    const folder = uploadFolder(deps.config, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, safeName(name));
    const file = createWriteStream(path, { mode: 0o600, flush: true });
    await pipeline(body, file);
    return { path, bytes: file.bytesWritten };
  }
}

// The name tells what the archive is ("Inbox.mbox"); it must not lead anywhere else.
function safeName(name: string): string {
  const clean = basename(name.replaceAll('\\', '/'))
    .replace(/[\u0000-\u001f/]/g, '_')
    .slice(-120);
  return clean === '' || clean.startsWith('.') ? `file${clean}` : clean;
}

function shown({ startedAt, endedAt, ...rest }: ShownImport): z.infer<typeof Import> {
  return { ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() };
}
