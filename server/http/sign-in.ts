// Finds out who asks: a browser's session or a program's token becomes the request's viewer.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { loadViewer, type Viewer } from '../domain/access/viewer.ts';
import { ProductError } from '../domain/problem.ts';
import type { Auth } from '../domain/users/auth.ts';
import { findSession, sessionCookie } from '../domain/users/find-session.ts';
import { loadSignInProviders } from '../domain/users/sign-in-providers.ts';
import { findTokenUser } from '../domain/users/tokens.ts';
import type { App } from './app.ts';
import { SignInNeeded } from './errors.ts';
import { isPage } from './walls.ts';

/** How somebody is signed in. */
export type SignedIn =
  | { by: 'session'; sessionId: string }
  | { by: 'token'; tokenId: string; scope: 'read' | 'write' };

declare module 'fastify' {
  interface FastifyInstance {
    /** better-auth with the sign-in servers as they are set now; `fresh` looks at the setting at once. */
    auth(look?: 'fresh'): Promise<Auth>;
  }
}

/** Adds the hook that fills `request.viewer` of every route that is not open. */
export function signInHook(app: App, deps: Deps): void {
  const viewers = new WeakMap<FastifyRequest, Viewer>();
  app.decorateRequest('signedIn', undefined);
  app.decorateRequest('viewer', {
    getter(this: FastifyRequest) {
      const viewer = viewers.get(this);
      if (!viewer) throw new Error('An open route has no viewer.');
      return viewer;
    },
  });
  app.decorate('auth', currentAuth(deps));

  app.addHook('onRequest', async (request, reply) => {
    const { open, session, reads } = request.routeOptions.config ?? {};
    if (open || isPage(request)) return;
    const who = await whoAsks(request, reply, deps, app.auth);
    if (!who) throw new SignInNeeded();
    request.signedIn = who.signedIn;
    viewers.set(request, who.viewer);
    if (who.signedIn.by === 'session') return;
    if (session) throw new ProductError('not-allowed', 'A token cannot do this; sign in.', 'session-only');
    const isRead = request.method === 'GET' || request.method === 'HEAD' || reads === true;
    if (!isRead && who.signedIn.scope === 'read')
      throw new ProductError('not-allowed', 'This token may only read.', 'token-reads-only');
  });
}

async function whoAsks(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
  auth: () => Promise<Auth>,
): Promise<{ signedIn: SignedIn; viewer: Viewer } | undefined> {
  const { authorization } = request.headers;
  // A token given is the only thing that counts: no cookie stands in for a token that has ended.
  if (authorization !== undefined) {
    const token = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1];
    const user = token === undefined ? undefined : await findTokenUser(deps.db, token);
    if (!user) return undefined;
    return {
      signedIn: { by: 'token', tokenId: user.tokenId, scope: user.scope },
      viewer: await loadViewer(deps.db, user.userId),
    };
  }
  const value = request.cookies[sessionCookie(deps.config)];
  const session = value === undefined ? undefined : await findSession(deps.db, deps.config, value);
  if (!session) return undefined;
  if (session.isStale) await prolong(request, reply, await auth());
  try {
    const viewer = await loadViewer(deps.db, session.userId);
    return { signedIn: { by: 'session', sessionId: session.id }, viewer };
  } catch (error) {
    // The user has left between two queries.
    if (error instanceof ProductError) return undefined;
    throw error;
  }
}

// Whoever keeps using it stays signed in: better-auth moves the end and sends the cookie anew.
async function prolong(request: FastifyRequest, reply: FastifyReply, auth: Auth): Promise<void> {
  const { headers } = await auth.api.getSession({
    headers: new Headers({ cookie: request.headers.cookie ?? '' }),
    returnHeaders: true,
  });
  for (const line of headers.getSetCookie()) reply.header('set-cookie', line);
}

// Providers change once a year: the setting is looked at again after half a minute, and at once in this process.
function currentAuth(deps: Deps): (look?: 'fresh') => Promise<Auth> {
  const fresh = 30_000;
  let known: { auth: Auth; providers: string; until: number } | undefined;
  return async (look) => {
    if (look !== 'fresh' && known && known.until > Date.now()) return known.auth;
    const providers = await loadSignInProviders(deps);
    const text = JSON.stringify(providers);
    const { createAuth } = await import('../domain/users/auth.ts');
    const auth = known?.providers === text ? known.auth : createAuth(deps, providers);
    known = { auth, providers: text, until: Date.now() + fresh };
    return auth;
  };
}
