// Routes of OAuth2 sign-ins at mail providers, and of the company's clients there.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { OAuthClient, OAuthClients, OAuthStart } from '../../contract/mailboxes.ts';
import { Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { listClients, saveClient } from '../domain/mailboxes/oauth/clients.ts';
import { finishOAuth, startOAuth } from '../domain/mailboxes/oauth/connect-by-oauth.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });
const Callback = z.object({
  state: z.string().max(200).default(''),
  code: z.string().max(4000).optional(),
  error: z.string().max(300).optional(),
});
const cookieName = 'kontor-oauth';

export function registerOAuth(app: App, deps: Deps): void {
  const { url } = deps.config;
  app.post(
    '/api/mailboxes/:id/oauth',
    { schema: { params: OneId, response: { 200: OAuthStart } }, config: { session: true } },
    async ({ viewer, params }, reply) => {
      const browser = randomBytes(24).toString('base64url');
      const start = await startOAuth(deps, viewer, params.id, browser);
      // Lax: the provider brings the browser back by a link from its own site.
      reply.setCookie(cookieName, browser, {
        path: '/api/oauth',
        httpOnly: true,
        sameSite: 'lax',
        secure: url.startsWith('https:'),
        maxAge: 600,
      });
      return { url: start };
    },
  );
  // Ends on a screen, since a browser comes here by itself.
  app.get(
    '/api/oauth/callback',
    { schema: { querystring: Callback }, config: { session: true } },
    async ({ viewer, query, cookies }, reply) => {
      reply.clearCookie(cookieName, { path: '/api/oauth' });
      try {
        const id = await finishOAuth(deps, viewer, {
          ...query,
          code: query.code,
          error: query.error,
          browser: cookies[cookieName] ?? '',
        });
        return reply.redirect(`${url}/mailboxes/${id}?connected=1`);
      } catch (error) {
        if (!(error instanceof ProductError)) throw error;
        return reply.redirect(`${url}/mailboxes?problem=${encodeURIComponent(error.code)}`);
      }
    },
  );
  app.get('/api/oauth-clients', { schema: { response: { 200: OAuthClients } } }, async ({ viewer }) => ({
    items: await listClients(deps.db, viewer),
  }));
  app.put(
    '/api/oauth-clients',
    { schema: { body: OAuthClient, response: { 200: Done } } },
    async ({ viewer, body }) => {
      await saveClient(deps, viewer, body);
      return { ok: true as const };
    },
  );
}
