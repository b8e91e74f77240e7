// Whom a sign-in server may let in: users it vouches for, and people with an open invitation.
import type { Deps } from '../../deps.ts';
import { acceptOpenInvitation } from './accept-invitation.ts';
import type { Person } from './open-id/who-came.ts';

/**
 * Called with whoever a sign-in server sends, before better-auth looks for the user by address: an open invitation to
 * a verified address becomes a user now. Nobody else is made; unverified addresses are never joined.
 */
export async function admitByProvider(deps: Pick<Deps, 'db'>, { email, isVerified }: Person): Promise<void> {
  if (isVerified) await acceptOpenInvitation(deps.db, email);
}
