// Sign-in servers (OpenID Connect) that the admin connected, and whom they may let in.

import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { type KeyChange, open, reseal, seal } from '../../database/seal.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { requestOut } from '../../protocols/connector/request-out.ts';
import { resolveHost } from '../../protocols/connector/resolve-host.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import { ProductError } from '../problem.ts';
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

/** Seals the sign-in servers' secrets with a new key. @returns how many */
export async function resealProviders(trx: Kysely<Database>, keys: KeyChange): Promise<number> {
  const stored = (await readSetting<Stored[]>(trx, setting)) ?? [];
  if (stored.length === 0) return 0;
  const fresh = stored.map((provider) => {
    const sealed = Buffer.from(provider.secret, 'base64');
    return { ...provider, secret: reseal(keys, place(provider.id), sealed).toString('base64') };
  });
  await writeSetting(trx, null, setting, fresh);
  return fresh.length;
}

/** Names and ids for the sign-in page: nothing secret. */
export async function listSignInProviders(deps: Pick<Deps, 'db'>): Promise<{ id: string; name: string }[]> {
  const stored = (await readSetting<Stored[]>(deps.db, setting)) ?? [];
  return stored.map(({ id, name }) => ({ id, name }));
}

/**
 * Replaces the sign-in servers. A provider without a secret keeps the one it had.
 * @throws ProductError not-allowed unless admin; invalid when a server cannot be asked, does not say what OpenID
 *   Connect Discovery 1.0 §3 asks for, or lies in the own network without being allowed
 */
export async function changeSignInProviders(
  deps: Pick<Deps, 'config' | 'db'>,
  viewer: Viewer,
  providers: (Omit<SignInProvider, 'clientSecret'> & { clientSecret?: string | undefined })[],
): Promise<void> {
  mustAdminister(viewer);
  for (const provider of providers) await checkDiscovery(deps, provider.discoveryUrl);
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

async function checkDiscovery({ config }: Pick<Deps, 'config'>, discoveryUrl: string): Promise<void> {
  const refuse = (words: string, cause?: unknown) => {
    const error = new ProductError('invalid', words, 'sign-in-server', { field: 'discoveryUrl' });
    error.cause = cause;
    return error;
  };
  const { allowedHosts } = config;
  const answer = await requestOut(new URL(discoveryUrl), { allowedHosts }).catch((error) => {
    throw refuse(`${discoveryUrl} cannot be asked.`, error);
  });
  const said = parse(answer.body.toString('utf8'));
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    const url = typeof said[name] === 'string' ? URL.parse(said[name]) : null;
    if (!url) throw refuse(`${discoveryUrl} does not name its ${name}.`);
    // The browser goes to the second; the others are asked by us, and must not lead inside either.
    if (name === 'token_endpoint' || name === 'jwks_uri')
      await resolveHost(url.hostname, { allowedHosts }).catch((error) => {
        throw refuse(`${url.hostname} is not an address Kontor may ask.`, error);
      });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
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
