// Routes of invitations: made by an admin, looked at and accepted by whoever has the link.
import { z } from 'zod';
import { Done, Id } from '../../contract/shared.ts';
import {
  Invitation,
  InvitationAccept,
  InvitationCreate,
  InvitationLook,
  InvitationSeen,
  Invitations,
} from '../../contract/users.ts';
import type { Deps } from '../deps.ts';
import { acceptInvitation, lookAtInvitation } from '../domain/users/accept-invitation.ts';
import { inviteUser, listInvitations, revokeInvitation } from '../domain/users/invite-user.ts';
import type { App } from './app.ts';
import { signInNow } from './auth.ts';

export function registerInvitations(app: App, deps: Deps): void {
  app.get('/api/invitations', { schema: { response: { 200: Invitations } } }, async ({ viewer }) => ({
    items: await listInvitations(deps.db, viewer),
  }));
  app.post(
    '/api/invitations',
    { schema: { body: InvitationCreate, response: { 200: Invitation } }, config: { session: true } },
    ({ viewer, body }) => inviteUser(deps.db, viewer, deps.config, body),
  );
  app.delete(
    '/api/invitations/:id',
    { schema: { params: z.object({ id: Id }), response: { 200: Done } } },
    async ({ viewer, params }) => {
      await revokeInvitation(deps.db, viewer, params.id);
      return { ok: true as const };
    },
  );
  // POST, so that the secret stands in no address that is logged on the way.
  app.post(
    '/api/invitations/look',
    { schema: { body: InvitationLook, response: { 200: InvitationSeen } }, config: { open: true } },
    ({ body }) => lookAtInvitation(deps.db, body.token),
  );
  app.post(
    '/api/invitations/accept',
    { schema: { body: InvitationAccept, response: { 200: Done } }, config: { open: true } },
    async (request, reply) => {
      const { email } = await acceptInvitation(deps.db, request.body);
      await signInNow(await app.auth(), request, reply, { email, password: request.body.password });
      return { ok: true as const };
    },
  );
}
