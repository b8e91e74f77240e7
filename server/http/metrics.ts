// Figures for Prometheus: how long requests take by route; no addresses, no names, and only with the token.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Gauge, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { countWaitingFiles } from '../domain/attachments/read-waiting-files.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';

interface Measures {
  prometheus: typeof import('prom-client');
  registry: Registry;
}

const measures = new WeakMap<App, Measures>();

/** Logs every request, by route and never by address; measures where a token opens what is measured. */
export async function registerMeasures(app: App, deps: Deps): Promise<void> {
  app.addHook('onResponse', async (request, reply) => {
    const facts = { method: request.method, route: routeOf(request), status: reply.statusCode };
    deps.log.debug({ ...facts, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  if (deps.config.metricsToken === undefined) return;
  const prometheus = await import('prom-client');
  const registry = new prometheus.Registry();
  measures.set(app, { prometheus, registry });
  prometheus.collectDefaultMetrics({ register: registry });
  const seconds = new prometheus.Histogram({
    name: 'kontor_http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    seconds.observe({ method, route: routeOf(request), status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}

function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none';
}

/** A gauge that other parts of this process may set, made once; undefined where nothing is measured. */
export function gauge(app: App, name: string, help: string): Gauge | undefined {
  const known = measures.get(app);
  if (!known) return undefined;
  const { prometheus, registry } = known;
  const there = registry.getSingleMetric(name);
  return there ? (there as Gauge) : new prometheus.Gauge({ name, help, registers: [registry] });
}

export function registerMetrics(app: App, { config, db }: Deps): void {
  app.get('/metrics', { config: { open: true, whileClosed: true } }, async (request, reply) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (config.metricsToken === undefined || token === undefined || !isSame(token, config.metricsToken))
      throw new ProductError('not-found', 'There is nothing here, or not for you.');
    const { registry } = measures.get(app)!;
    gauge(
      app,
      'kontor_files_waiting',
      'Attached files whose text is still to be read, as far as 10,000',
    )?.set(await countWaitingFiles(db));
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
