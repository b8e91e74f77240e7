// The HTTP door: one Fastify application with its walls, the viewer of each request, and the routes of routes.ts.
//
// A route file looks like this; add its function to the list in routes.ts:
//
//   export function registerTeams(app: App, deps: Deps): void {
//     app.get('/api/teams', { schema: { response: { 200: Teams } } },
//       async ({ viewer }) => ({ items: await listTeams(deps.db) }));
//   }
//
// - Schemas come from contract/; what a handler returns is checked against its response schema and cut to it.
// - `request.viewer` is whoever asks. Routes are closed: without a session or token they answer 401.
// - What a route allows beyond that stands in its `config`:
//     open        anybody may ask; request.viewer must not be touched
//     whileClosed answers also before Kontor is set up
//     session     a browser session only, no API token (whatever concerns sign-in itself)
//     reads       a method other than GET that changes nothing, so that a token of scope read may use it
// - Throw ProductError; errors.ts makes the answer. What is not found and what is not allowed look alike.
// - Read through `readAs(deps, viewer, trx => …)`, so that row level security stands behind the query.
// - tests/flows/rights/matrix.test.ts fails for a route it does not know.
import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import websocket from '@fastify/websocket';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../domain/access/viewer.ts';
import { isSetUp } from '../domain/users/setup-link.ts';
import { answerError } from './errors.ts';
import { registerMeasures } from './metrics.ts';
import { registerPages } from './pages.ts';
import { readForFirstUse } from './read-for-first-use.ts';
import { registerAll } from './routes.ts';
import { type SignedIn, signInHook } from './sign-in.ts';
import { closedUntilSetUp, refuseForeignPages, safeHeaders } from './walls.ts';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A route as the application knows it; the rights matrix goes through them all. */
export interface KnownRoute {
  method: string;
  url: string;
  config: { open?: boolean; whileClosed?: boolean; session?: boolean; reads?: boolean };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    open?: boolean;
    whileClosed?: boolean;
    session?: boolean;
    reads?: boolean;
  }
  interface FastifyRequest {
    /** On whose behalf; reading it in an open route is a bug and throws. */
    viewer: Viewer;
    /** How they are signed in; undefined in an open route asked by a stranger. */
    signedIn: SignedIn | undefined;
  }
  interface FastifyInstance {
    knownRoutes: KnownRoute[];
  }
}

/**
 * Builds the application; call `listen` on it, or `inject` in tests. Closing it ends sockets and the LISTEN.
 * @param options.pages folder of the built screen; none is served where it does not exist
 */
export async function createApp(deps: Deps, options: { pages?: string } = {}): Promise<App> {
  const app: App = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.config.trustedProxies.length > 0 ? deps.config.trustedProxies : false,
    genReqId: () => randomBytes(6).toString('hex'),
    bodyLimit: 1024 * 1024,
    // A query of 10,000 characters of any alphabet takes 90 KB as part of an address, beside the cookies.
    http: { maxHeaderSize: 128 * 1024 },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    // With these Fastify does not read its own compilers (ajv, fast-json-stringify) for the two lines below to replace.
    schemaController: { compilersFactory: { buildValidator: replaced, buildSerializer: replaced } },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);

  app.decorate('knownRoutes', []);
  app.addHook('onRoute', ({ method, url, config = {} }) => {
    for (const one of [method].flat()) app.knownRoutes.push({ method: one, url, config });
  });
  await registerMeasures(app, deps);
  app.addHook('onRequest', safeHeaders(deps.config));
  app.addHook(
    'onRequest',
    closedUntilSetUp(() => isSetUp(deps.db)),
  );
  app.addHook('onRequest', refuseForeignPages(deps.config));
  await app.register(cookie);
  await app.register(websocket, { options: { maxPayload: 4096 } });
  signInHook(app, deps);
  registerAll(app, deps);
  readForFirstUse(app);
  await registerPages(app, options.pages);
  await app.ready();
  return app;
}

function replaced(): never {
  throw new Error('The compilers of schemas are zod’s.');
}
