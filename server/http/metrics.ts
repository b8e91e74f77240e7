// Figures for Prometheus: how long requests take by route; no addresses, no names, and only with the token.
import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { countWaitingFiles } from '../domain/attachments/read-waiting-files.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';

const registries = new WeakMap<App, Registry>();

/** Measures and logs every request, by route and never by address. */
export function registerMeasures(app: App, deps: Deps): void {
  const registry = new Registry();
  registries.set(app, registry);
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'kontor_http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    seconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const facts = { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    deps.log.debug(facts, 'answered');
  });
}

/** A gauge that other parts of this process may set, made once. */
export function gauge(app: App, name: string, help: string): Gauge {
  const registry = registries.get(app)!;
  const there = registry.getSingleMetric(name);
  return there ? (there as Gauge) : new Gauge({ name, help, registers: [registry] });
}

export function registerMetrics(app: App, { config, db }: Deps): void {
  app.get('/metrics', { config: { open: true, whileClosed: true } }, async (request, reply) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (config.metricsToken === undefined || token === undefined || !isSame(token, config.metricsToken))
      throw new ProductError('not-found', 'There is nothing here, or not for you.');
    const registry = registries.get(app)!;
    gauge(app, 'kontor_files_waiting', 'Attached files whose text is still to be read, as far as 10,000').set(
      await countWaitingFiles(db),
    );
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
