// Routes of colleagues, and of links with which they choose a new password.
import { z } from 'zod';
import { Done, Id } from '../../contract/shared.ts';
import {
  OneTimeLink,
  PasswordLinkCreate,
  RedeemPasswordLink,
  User,
  UserPatch,
  Users,
} from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { changeUser } from '../domain/users/change-user.ts';
import { listUsers } from '../domain/users/list-users.ts';
import { createPasswordLink, redeemPasswordLink } from '../domain/users/password-links.ts';
import type { App } from './app.ts';

const OneId = z.object({ id: Id });

export function registerUsers(app: App, deps: Deps): void {
  app.get('/api/users', { schema: { response: { 200: Users } } }, async ({ viewer }) => ({
    items: await listUsers(deps.db, viewer),
  }));
  app.patch(
    '/api/users/:id',
    { schema: { params: OneId, body: UserPatch, response: { 200: User } } },
    async ({ viewer, params, body }) => {
      await changeUser(deps.db, viewer, params.id, body);
      return (await listUsers(deps.db, viewer, params.id))[0]!;
    },
  );
  app.post(
    '/api/users/:id/password-links',
    {
      schema: { params: OneId, body: PasswordLinkCreate, response: { 200: OneTimeLink } },
      config: { session: true },
    },
    ({ viewer, params, body }) => createPasswordLink(deps.db, viewer, deps.config, params.id, body),
  );
  app.post(
    '/api/password-links/redeem',
    { schema: { body: RedeemPasswordLink, response: { 200: Done } }, config: { open: true } },
    async ({ body }) => {
      // No session comes of it: whoever has a second factor is asked for it at sign-in.
      await redeemPasswordLink(deps.db, body);
      return { ok: true as const };
    },
  );
}
