// Routes of the signed-in person's own name, language and preferences.
import { Me, MePatch } from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { changeMe, findMe } from '../domain/users/find-me.ts';
import type { App } from './app.ts';

export function registerMe(app: App, deps: Deps): void {
  app.get('/api/me', { schema: { response: { 200: Me } } }, ({ viewer }) => findMe(deps.db, viewer));
  app.patch('/api/me', { schema: { body: MePatch, response: { 200: Me } } }, ({ viewer, body }) =>
    changeMe(deps.db, viewer, body),
  );
}
