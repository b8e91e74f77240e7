// Talks to a token endpoint (RFC 6749): a code or a refresh token in, tokens out.
import type { Config } from '../../../config.ts';
import { ConnectionFailed } from '../../../protocols/connector/connection-failed.ts';
import { requestOut } from '../../../protocols/connector/request-out.ts';
import type { OAuthClient } from './presets.ts';

export interface Tokens {
  accessToken: string;
  /** Absent when the provider keeps the one it gave before. */
  refreshToken: string | undefined;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export type Grant =
  | { grant_type: 'refresh_token'; refresh_token: string }
  | { grant_type: 'authorization_code'; code: string; redirect_uri: string; code_verifier: string };

/**
 * Asks once.
 * @throws ConnectionFailed `reconnect` when the grant is no longer good (invalid_grant), `oauth-client` when the
 *   provider does not accept our client, else what the network says
 */
export async function askForTokens(
  config: Pick<Config, 'allowedHosts'>,
  client: OAuthClient,
  grant: Grant,
  allowPrivate: boolean,
): Promise<Tokens> {
  const url = URL.parse(client.tokenUrl);
  if (!url) throw new ConnectionFailed('oauth-client', 'no token address');
  const form = new URLSearchParams({ ...grant, client_id: client.clientId });
  if (client.clientSecret !== undefined) form.set('client_secret', client.clientSecret);
  const answer = await requestOut(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
    allowedHosts: config.allowedHosts,
    allowPrivate,
    timeout: 20_000,
  });
  const said = readJson(answer.body);
  if (answer.status === 200 && typeof said.access_token === 'string') {
    return {
      accessToken: said.access_token,
      refreshToken: typeof said.refresh_token === 'string' ? said.refresh_token : undefined,
      expiresAt: Date.now() + (Number(said.expires_in) || 3600) * 1000,
    };
  }
  const words = `${said.error ?? answer.status} ${said.error_description ?? ''}`.trim();
  if (said.error === 'invalid_grant' || said.error === 'interaction_required')
    throw new ConnectionFailed('reconnect', words);
  if (answer.status === 400 || answer.status === 401) throw new ConnectionFailed('oauth-client', words);
  throw new ConnectionFailed(answer.status === 429 ? 'limit' : 'server-error', words);
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
