// Routes of teams.
import { z } from 'zod';
import { Done, Id } from '../../contract/shared.ts';
import { Team, TeamInput, Teams } from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { listTeams, removeTeam, saveTeam } from '../domain/users/teams.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerTeams(app: App, deps: Deps): void {
  app.get('/api/teams', { schema: { response: { 200: Teams } } }, async () => ({
    items: await listTeams(deps.db),
  }));
  app.post('/api/teams', { schema: { body: TeamInput, response: { 200: Team } } }, ({ viewer, body }) =>
    saveTeam(deps.db, viewer, undefined, body),
  );
  app.put(
    '/api/teams/:id',
    { schema: { params: OneId, body: TeamInput, response: { 200: Team } } },
    ({ viewer, params, body }) => saveTeam(deps.db, viewer, params.id, body),
  );
  app.delete(
    '/api/teams/:id',
    { schema: { params: OneId, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await removeTeam(deps.db, viewer, params.id);
      return { ok: true as const };
    },
  );
}
