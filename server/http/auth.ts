// better-auth's routes that we let through, each one a route of ours with the same walls, and who to sign in with.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Done } from '../../contract/shared.ts';
import {
  SignInProviderDetails,
  SignInProviderId,
  SignInProviderInput,
  SignInProviders,
  SignInProviderTest,
  SignInProviderTested,
} from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import type { Auth } from '../domain/users/auth.ts';
import { authRoutes } from '../domain/users/auth-routes.ts';
import {
  describeSignInProviders,
  listSignInProviders,
  redirectUri,
  removeSignInProvider,
  saveSignInProvider,
  testSignInProvider,
} from '../domain/users/sign-in-providers.ts';
import type { App } from './app.ts';

const OneProvider = z.object({ id: SignInProviderId });

export function registerAuth(app: App, deps: Deps): void {
  for (const { method, path, open } of authRoutes)
    app.route({
      method,
      url: `/api/auth${path}`,
      schema: { tags: ['sign-in'] },
      config: open ? { open: true } : { session: true },
      handler: async (request, reply) => {
        const answer = await (await app.auth()).handler(toWebRequest(request, deps.config.url));
        return passOn(answer, reply);
      },
    });
  app.get(
    '/api/sign-in-providers',
    { schema: { response: { 200: SignInProviders } }, config: { open: true } },
    async () => ({ items: await listSignInProviders(deps) }),
  );
  app.get(
    '/api/sign-in-providers/details',
    { schema: { response: { 200: SignInProviderDetails } } },
    async ({ viewer }) => ({
      items: await describeSignInProviders(deps, viewer),
      // An id may stand where the colon is, also one that is not taken yet.
      redirectUri: redirectUri(deps.config, ':id'),
    }),
  );
  app.post(
    '/api/sign-in-providers/test',
    {
      schema: { body: SignInProviderTest, response: { 200: SignInProviderTested } },
      config: { session: true },
    },
    async ({ viewer, body: { id, ...input } }) => testSignInProvider(deps, viewer, id, input),
  );
  app.put(
    '/api/sign-in-providers/:id',
    {
      schema: { params: OneProvider, body: SignInProviderInput, response: { 200: Done } },
      config: { session: true },
    },
    async ({ viewer, params, body }) => {
      await saveSignInProvider(deps, viewer, params.id, body);
      await app.auth('fresh');
      return { ok: true as const };
    },
  );
  app.delete(
    '/api/sign-in-providers/:id',
    { schema: { params: OneProvider, response: { 200: Done } }, config: { session: true } },
    async ({ viewer, params }) => {
      await removeSignInProvider(deps, viewer, params.id);
      await app.auth('fresh');
      return { ok: true as const };
    },
  );
}

/** Signs a user in with the password they have just chosen, and sets the session's cookie. */
export async function signInNow(
  auth: Auth,
  request: FastifyRequest,
  reply: FastifyReply,
  user: { email: string; password: string },
): Promise<void> {
  const { headers } = await auth.api.signInEmail({
    body: { ...user, rememberMe: true },
    headers: forwarded(request),
    returnHeaders: true,
  });
  for (const value of headers.getSetCookie()) reply.header('set-cookie', value);
}

function toWebRequest(request: FastifyRequest, url: string): Request {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(new URL(request.url, url), {
    method: request.method,
    headers: forwarded(request),
    ...(hasBody ? { body: JSON.stringify(request.body ?? {}) } : {}),
  });
}

// Only what sign-in needs goes on; the address is the one Fastify believes, not one a client claims.
function forwarded(request: FastifyRequest): Headers {
  const headers = new Headers({ 'content-type': 'application/json', 'x-kontor-address': request.ip });
  for (const name of ['cookie', 'user-agent', 'origin'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

async function passOn(answer: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(answer.status);
  for (const value of answer.headers.getSetCookie()) reply.header('set-cookie', value);
  for (const name of ['location', 'content-type', 'x-retry-after']) {
    const value = answer.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  return reply.send(Buffer.from(await answer.arrayBuffer()));
}
