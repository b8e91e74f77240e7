// Sign-in servers (OpenID Connect) that the admin connected, and whom they may let in.

import { open, seal } from '../../database/seal.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import { acceptOpenInvitation } from './accept-invitation.ts';

/** One sign-in server. The id stands in its redirect address: /api/auth/callback/ID. */
export interface SignInProvider {
  id: string;
  name: string;
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
}

interface Stored extends Omit<SignInProvider, 'clientSecret'> {
  /** Sealed, base64. */
  secret: string;
}

const setting = 'sign-in-providers';
const place = (id: string) => ({ table: 'settings', row: setting, column: id });

/** All sign-in servers with their secrets opened. */
export async function loadSignInProviders(deps: Pick<Deps, 'config' | 'db'>): Promise<SignInProvider[]> {
  const stored = (await readSetting<Stored[]>(deps.db, setting)) ?? [];
  return stored.map(({ secret, ...provider }) => ({
    ...provider,
    clientSecret: open(deps, place(provider.id), Buffer.from(secret, 'base64')),
  }));
}

/** Names and ids for the sign-in page: nothing secret. */
export async function listSignInProviders(deps: Pick<Deps, 'db'>): Promise<{ id: string; name: string }[]> {
  const stored = (await readSetting<Stored[]>(deps.db, setting)) ?? [];
  return stored.map(({ id, name }) => ({ id, name }));
}

/**
 * Replaces the sign-in servers. A provider without a secret keeps the one it had.
 * @throws ProductError not-allowed unless admin
 */
export async function changeSignInProviders(
  deps: Pick<Deps, 'config' | 'db'>,
  viewer: Viewer,
  providers: (Omit<SignInProvider, 'clientSecret'> & { clientSecret?: string | undefined })[],
): Promise<void> {
  mustAdminister(viewer);
  const before = new Map((await loadSignInProviders(deps)).map((one) => [one.id, one.clientSecret]));
  const stored = providers.map(({ clientSecret, ...provider }): Stored => {
    const secret = clientSecret ?? before.get(provider.id) ?? '';
    return { ...provider, secret: seal(deps, place(provider.id), secret).toString('base64') };
  });
  await transaction(deps.db, async (trx) => {
    await writeSetting(trx, viewer.userId, setting, stored);
    await writeJournal(trx, viewer.userId, 'sign-in.changed', { providers: stored.map(({ id }) => id) });
  });
}

/**
 * Called with what a sign-in server says of a person, before better-auth looks for the user by address: an open
 * invitation to a verified address becomes a user now. Nobody else is made; unverified addresses are never joined.
 */
export async function admitByProvider(
  deps: Pick<Deps, 'db'>,
  profile: Record<string, unknown>,
): Promise<Record<string, never>> {
  const isVerified = profile.email_verified === true || profile.email_verified === 'true';
  if (isVerified && typeof profile.email === 'string') await acceptOpenInvitation(deps.db, profile.email);
  return {};
}
