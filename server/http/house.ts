// Routes of the house's own data.
import { House } from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { changeHouse, findHouse } from '../domain/house/house.ts';
import type { App } from './app.ts';

export function registerHouse(app: App, deps: Deps): void {
  app.get('/api/house', { schema: { response: { 200: House } } }, () => findHouse(deps.db));
  app.put('/api/house', { schema: { body: House, response: { 200: House } } }, ({ viewer, body }) =>
    changeHouse(deps.db, viewer, body),
  );
}
