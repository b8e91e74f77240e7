// The description of the API for programs, made from the same schemas that check it.
import type { App } from './app.ts';

export function registerOpenApi(app: App): void {
  app.get('/api/openapi.json', { schema: { hide: true }, config: { open: true } }, async (_request, reply) =>
    reply.type('application/json').send(app.swagger()),
  );
}
