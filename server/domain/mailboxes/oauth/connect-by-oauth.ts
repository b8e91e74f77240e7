// Sends an admin's or owner's browser to the mail provider for consent and takes the code it brings back (RFC 6749, 7636).
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { announce } from '../../../database/announce.ts';
import type { Database } from '../../../database/schema.ts';
import type { Deps } from '../../../deps.ts';
import { ConnectionFailed } from '../../../protocols/connector/connection-failed.ts';
import type { Viewer } from '../../access/viewer.ts';
import { writeJournal } from '../../house/journal.ts';
import { ProductError } from '../../problem.ts';
import { findManaged } from '../change-mailbox.ts';
import { sealSecret } from '../mailbox-secret.ts';
import { askForTokens } from './ask-for-tokens.ts';
import { findClient } from './presets.ts';

type OAuthDeps = Pick<Deps, 'db' | 'config'>;

/** Where the provider sends the browser back to; to be entered in the provider's console. */
export function redirectUri(config: Pick<Deps['config'], 'url'>): string {
  return `${config.url}/api/oauth/callback`;
}

/**
 * Begins. The state is good for ten minutes, once, for this user in this browser.
 * @param browser a random value that stands in a cookie of the browser
 * @returns the provider's address
 * @throws ProductError not-found; invalid when no client of the company's is set for the provider
 */
export async function startOAuth(
  deps: OAuthDeps,
  viewer: Viewer,
  mailboxId: string,
  browser: string,
): Promise<string> {
  const mailbox = await findManaged(deps.db, viewer, mailboxId);
  if (viewer.userId === null || mailbox.kind === 'archive')
    throw new ProductError('not-allowed', 'This needs a browser.', 'browser-needed');
  const { provider } = mailbox.connection;
  const client = await findClient(deps, provider);
  if (!client?.authorizeUrl)
    throw new ProductError(
      'invalid',
      `Enter your company’s client for ${provider} first.`,
      'oauth-client-missing',
      { provider },
    );
  const state = randomBytes(24).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  await deps.db
    .deleteFrom('oauth_states')
    .where('created_at', '<', sql<Date>`now() - interval '10 minutes'`)
    .execute();
  await deps.db
    .insertInto('oauth_states')
    .values({
      hash: sha256(state),
      mailbox_id: mailboxId,
      user_id: viewer.userId,
      browser_hash: sha256(browser),
      verifier,
    })
    .execute();
  const url = new URL(client.authorizeUrl);
  const parameters = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri(deps.config),
    scope: client.scope,
    state,
    code_challenge: sha256(verifier).toString('base64url'),
    code_challenge_method: 'S256',
    login_hint: mailbox.connection.login || mailbox.address,
    // OpenID Connect Core 1.0 §11: without it a server gives no refresh token for this scope.
    ...(client.scope.split(/\s+/).includes('offline_access') ? { prompt: 'consent' } : {}),
    ...client.extra,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Ends: trades the code for tokens and keeps them; the sync begins within a second.
 * @returns the mailbox
 * @throws ProductError invalid when the state is unknown, used, old, of another user or browser, or the provider refuses
 */
export async function finishOAuth(
  deps: OAuthDeps,
  viewer: Viewer,
  {
    state,
    code,
    error,
    browser,
  }: { state: string; code: string | undefined; error: string | undefined; browser: string },
): Promise<string> {
  const begun = await takeState(deps.db, state);
  const isMine =
    begun !== undefined &&
    begun.user_id === viewer.userId &&
    timingSafeEqual(begun.browser_hash, sha256(browser));
  if (!isMine)
    throw new ProductError(
      'invalid',
      'This sign-in was not begun here, or too long ago. Please begin again.',
      'oauth-state',
    );
  if (code === undefined)
    throw new ProductError(
      'invalid',
      `The provider answered: ${(error ?? 'nothing').slice(0, 100)}`,
      'oauth-refused',
    );
  const mailbox = await findManaged(deps.db, viewer, begun.mailbox_id);
  const client = await findClient(deps, mailbox.connection.provider);
  if (!client)
    throw new ProductError(
      'invalid',
      'There is no client for this provider any more.',
      'oauth-client-missing',
    );
  const grant = {
    grant_type: 'authorization_code' as const,
    code,
    redirect_uri: redirectUri(deps.config),
    code_verifier: begun.verifier,
  };
  const tokens = await askForTokens(deps.config, client, grant, mailbox.connection.allowPrivate).catch(
    (problem) => {
      if (!(problem instanceof ConnectionFailed)) throw problem;
      throw new ProductError(
        'invalid',
        `The provider did not accept the sign-in: ${problem.detail || problem.code}`,
        'oauth-refused',
      );
    },
  );
  if (tokens.refreshToken === undefined)
    throw new ProductError(
      'invalid',
      'The provider gave no lasting consent. Withdraw Kontor’s access there and begin again.',
      'oauth-no-refresh',
    );
  const secret = {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    expiresAt: tokens.expiresAt,
  };
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('mailboxes')
      .set({
        secret: sealSecret(deps, mailbox.id, secret),
        connection: JSON.stringify({ ...mailbox.connection, authentication: 'oauth2' }),
        revision: sql`revision + 1`,
        failures: 0,
        next_try_at: null,
      })
      .where('id', '=', mailbox.id)
      .execute();
    await writeJournal(trx, viewer.userId, 'mailbox.consented', {
      mailbox: mailbox.id,
      provider: mailbox.connection.provider,
    });
    await announce(trx, { what: 'mailbox', mailbox: mailbox.id });
  });
  return mailbox.id;
}

// Deleting is what makes it good for one use only.
async function takeState(db: Kysely<Database>, state: string) {
  return db
    .deleteFrom('oauth_states')
    .where('hash', '=', sha256(state))
    .where('created_at', '>', sql<Date>`now() - interval '10 minutes'`)
    .returning(['mailbox_id', 'user_id', 'browser_hash', 'verifier'])
    .executeTakeFirst();
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
