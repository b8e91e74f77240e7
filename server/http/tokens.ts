// Routes of a person's own API tokens; none of them can be used with a token.
import { z } from 'zod';
import { Done, Id } from '../../contract/shared.ts';
import { Token, TokenCreate, Tokens } from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { createToken, listTokens, revokeToken } from '../domain/users/tokens.ts';
import type { App } from './app.ts';

export function registerTokens(app: App, deps: Deps): void {
  const config = { session: true };
  app.get('/api/tokens', { schema: { response: { 200: Tokens } }, config }, async ({ viewer }) => ({
    items: await listTokens(deps.db, viewer.userId!),
  }));
  app.post(
    '/api/tokens',
    { schema: { body: TokenCreate, response: { 200: Token } }, config },
    ({ viewer, body }) => createToken(deps.db, viewer.userId!, body),
  );
  app.delete(
    '/api/tokens/:id',
    { schema: { params: z.object({ id: Id }), response: { 200: Done } }, config },
    async ({ viewer, params }) => {
      await revokeToken(deps.db, viewer.userId!, params.id);
      return { ok: true as const };
    },
  );
}
