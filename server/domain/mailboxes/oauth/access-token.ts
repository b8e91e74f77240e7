// What a mailbox signs in with now: its password, or an access token, refreshed when it is about to run out.
import type { Kysely } from 'kysely';
import type { Config } from '../../../config.ts';
import type { Database } from '../../../database/schema.ts';
import { ConnectionFailed } from '../../../protocols/connector/connection-failed.ts';
import type { Connection } from '../connection.ts';
import { openSecret, type Secret, sealSecret } from '../mailbox-secret.ts';
import { askForTokens } from './ask-for-tokens.ts';
import { findClient } from './presets.ts';

interface Deps {
  db: Kysely<Database>;
  config: Pick<Config, 'data' | 'secretKey' | 'allowedHosts'>;
}

/** A token is renewed this long before it runs out, in milliseconds. */
const margin = 120_000;
// Providers may retire a refresh token when it is used: two connections of one mailbox must not use it at once.
const underWay = new Map<string, Promise<string>>();

/** @throws ConnectionFailed wrong-password without a secret; reconnect, oauth-client, network errors while refreshing */
export async function signInSecret(
  deps: Deps,
  mailboxId: string,
  connection: Connection,
): Promise<{ password: string } | { accessToken: string }> {
  const row = await deps.db
    .selectFrom('mailboxes')
    .select('secret')
    .where('id', '=', mailboxId)
    .executeTakeFirst();
  const secret = openSecret(deps, mailboxId, row?.secret ?? null);
  if (connection.authentication === 'password') {
    if (!secret || !('password' in secret))
      throw new ConnectionFailed('wrong-password', 'no password is stored');
    return { password: secret.password };
  }
  if (!secret || !('refreshToken' in secret)) throw new ConnectionFailed('reconnect', 'not yet connected');
  if (secret.expiresAt - Date.now() > margin) return { accessToken: secret.accessToken };
  let refreshing = underWay.get(mailboxId);
  if (!refreshing) {
    refreshing = refresh(deps, mailboxId, connection, secret).finally(() => underWay.delete(mailboxId));
    underWay.set(mailboxId, refreshing);
  }
  return { accessToken: await refreshing };
}

async function refresh(
  deps: Deps,
  mailboxId: string,
  connection: Connection,
  secret: Extract<Secret, { refreshToken: string }>,
): Promise<string> {
  const client = await findClient(deps, connection.provider);
  if (!client) throw new ConnectionFailed('oauth-client', connection.provider);
  const grant = { grant_type: 'refresh_token' as const, refresh_token: secret.refreshToken };
  const tokens = await askForTokens(deps.config, client, grant, connection.allowPrivate);
  const fresh: Secret = {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? secret.refreshToken,
    expiresAt: tokens.expiresAt,
  };
  await deps.db
    .updateTable('mailboxes')
    .set({ secret: sealSecret(deps, mailboxId, fresh) })
    .where('id', '=', mailboxId)
    .execute();
  return tokens.accessToken;
}
