// Serves the built screen: hashed files for ever, index.html for every address that is no file and no API.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';
import { nothingHere } from './errors.ts';

const built = join(import.meta.dirname, '../../web/dist');

/** @param folder the built screen; where it does not exist every address but the API's is not found */
export async function registerPages(app: App, folder: string = built): Promise<void> {
  const hasPages = existsSync(join(folder, 'index.html'));
  if (hasPages)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      cacheControl: false,
      setHeaders(reply, path) {
        const isHashed = path.startsWith(join(folder, 'assets'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler(async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://kontor');
    const isPage = request.method === 'GET' && !/^\/(api|metrics|assets)(\/|$)/.test(pathname);
    if (!hasPages || !isPage) return reply.code(404).send(nothingHere);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
