// Routes of setting up: whether it is needed, and doing it once with the link's secret.
import { Done } from '../../contract/shared.ts';
import { Setup, SetupState } from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { setUp } from '../domain/users/set-up.ts';
import { isSetUp } from '../domain/users/setup-link.ts';
import type { App } from './app.ts';
import { signInNow } from './auth.ts';

export function registerSetup(app: App, deps: Deps): void {
  const config = { open: true, whileClosed: true };
  app.get('/api/setup', { schema: { response: { 200: SetupState } }, config }, async () => ({
    needed: !(await isSetUp(deps.db)),
  }));
  app.post(
    '/api/setup',
    { schema: { body: Setup, response: { 200: Done } }, config },
    async (request, reply) => {
      const { email, password } = request.body.admin;
      await setUp(deps.db, request.body);
      await signInNow(await app.auth(), request, reply, { email, password });
      return { ok: true as const };
    },
  );
}
