// Whether the process lives, and whether it can answer: for proxies, service managers and people.
import { sql } from 'kysely';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import type { Deps } from '../deps.ts';
import { ProductError } from '../domain/problem.ts';
import type { App } from './app.ts';

const Health = z.object({ ok: z.literal(true), version: z.string() });

export function registerHealth(app: App, deps: Deps): void {
  const health = { ok: true as const, version: packageJson.version };
  const config = { open: true, whileClosed: true };
  app.get('/api/health', { schema: { response: { 200: Health } }, config }, async () => health);
  app.get('/api/ready', { schema: { response: { 200: Health } }, config }, async () => {
    try {
      await sql`select 1`.execute(deps.db);
      return health;
    } catch (error) {
      deps.log.warn({ err: error }, 'not ready: the database does not answer');
      throw new ProductError('unavailable', 'The database does not answer.', 'database-unavailable');
    }
  });
}
