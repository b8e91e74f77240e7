// Asks one address of a sign-in server: always through the connector, encrypted unless it stands in the own network.
import type { Config } from '../../../config.ts';
import { ConnectionFailed } from '../../../protocols/connector/connection-failed.ts';
import { isPublicAddress } from '../../../protocols/connector/is-public-address.ts';
import { requestOut } from '../../../protocols/connector/request-out.ts';
import { resolveHost } from '../../../protocols/connector/resolve-host.ts';
import { allowedFor, type SignInProvider } from './provider.ts';

export interface Said {
  status: number;
  /** The answer's JSON object; empty when it is none. */
  body: Record<string, unknown>;
}

/**
 * Follows no redirect: where one leads was never checked, and none of these addresses has a reason to send one.
 * @throws ConnectionFailed, also private-address, and tls-none for plain HTTP over the internet
 */
export async function askServer(
  config: Pick<Config, 'allowedHosts'>,
  provider: Pick<SignInProvider, 'issuer' | 'allowPrivate'>,
  url: URL,
  send: { form?: URLSearchParams; headers?: Record<string, string> } = {},
): Promise<Said> {
  const allowed = allowedFor(config, provider);
  await mustBeEncrypted(url, allowed);
  const answer = await requestOut(url, {
    ...allowed,
    ...(send.form ? { method: 'POST' as const, body: send.form.toString() } : {}),
    headers: {
      accept: 'application/json',
      'user-agent': 'Kontor',
      ...(send.form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...send.headers,
    },
  });
  return { status: answer.status, body: readObject(answer.body.toString('utf8')) };
}

// OpenID Connect Core 1.0 §3.1.3: TLS on the way to the tokens. In the own network the admin decides.
async function mustBeEncrypted(url: URL, allowed: ReturnType<typeof allowedFor>): Promise<void> {
  if (url.protocol !== 'http:') return;
  const addresses = await resolveHost(url.hostname, allowed);
  if (addresses.some(isPublicAddress)) throw new ConnectionFailed('tls-none', url.host);
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
