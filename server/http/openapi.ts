// The description of the API for programs, made from the same schemas that check it when somebody asks for it first.
import fastify, { type RouteOptions } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import packageJson from '../../package.json' with { type: 'json' };
import type { App } from './app.ts';

type Described = Pick<RouteOptions, 'method' | 'url' | 'schema'>;

/** Call it before all other routes: those that come after it are described. */
export function registerOpenApi(app: App): void {
  const routes: Described[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (method !== 'HEAD') routes.push({ method, url, ...(schema ? { schema } : {}) });
  });
  let description: Promise<unknown> | undefined;
  app.get(
    '/api/openapi.json',
    { schema: { hide: true }, config: { open: true } },
    async (_request, reply) => {
      description ??= describe(routes);
      return reply.type('application/json').send(await description);
    },
  );
}

/** The plugin that describes listens to the routes of an application: here one that serves nobody. */
async function describe(routes: Described[]): Promise<unknown> {
  const { default: swagger } = await import('@fastify/swagger');
  const app = fastify({ exposeHeadRoutes: false });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Kontor', version: packageJson.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  for (const route of routes) app.route({ ...route, handler: async () => {} });
  await app.ready();
  return app.swagger();
}
