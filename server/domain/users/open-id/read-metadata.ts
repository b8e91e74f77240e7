// Reads how a sign-in server describes itself (OpenID Connect Discovery 1.0 §3 and §4).
import type { Config } from '../../../config.ts';
import { resolveHost } from '../../../protocols/connector/resolve-host.ts';
import { askServer } from './ask-server.ts';
import { OpenIdTrouble } from './open-id-trouble.ts';
import { allowedFor, discoveryUrl, type SignInProvider } from './provider.ts';

export interface Metadata {
  issuer: string;
  authorizationEndpoint: URL;
  tokenEndpoint: URL;
  jwksUri: URL;
  userinfoEndpoint: URL | undefined;
  /** Signatures of ID tokens, public-key ones alone. */
  algorithms: string[];
  /** How it wants to know our client; undefined when it does not say. */
  clientAuthentication: string[] | undefined;
  scopes: string[] | undefined;
}

type Asked = Pick<SignInProvider, 'issuer' | 'allowPrivate'>;

/** @throws ConnectionFailed; OpenIdTrouble no-document, not-named, any-company */
export async function readMetadata(config: Pick<Config, 'allowedHosts'>, provider: Asked): Promise<Metadata> {
  const url = discoveryUrl(provider.issuer);
  const { status, body } = await askServer(config, provider, url);
  if (status !== 200 || typeof body.issuer !== 'string')
    throw new OpenIdTrouble('no-document', { url: url.href, status: String(status) });
  // Microsoft's "common" and "organizations": any company in the world could sign tokens for it.
  if (/[{}]|%7B/i.test(body.issuer)) throw new OpenIdTrouble('any-company', { issuer: body.issuer });
  named(body, 'issuer');
  const algorithms = strings(body.id_token_signing_alg_values_supported) ?? ['RS256'];
  return {
    issuer: body.issuer,
    authorizationEndpoint: named(body, 'authorization_endpoint'),
    tokenEndpoint: named(body, 'token_endpoint'),
    jwksUri: named(body, 'jwks_uri'),
    userinfoEndpoint: body.userinfo_endpoint === undefined ? undefined : named(body, 'userinfo_endpoint'),
    // HS256 would make our client secret a signing key, "none" would need no key at all.
    algorithms: algorithms.filter((name) => /^((RS|PS|ES)\d{3}|EdDSA|Ed25519)$/.test(name)),
    clientAuthentication: strings(body.token_endpoint_auth_methods_supported),
    scopes: strings(body.scopes_supported),
  };
}

/**
 * Whether the addresses we would ask ourselves lead where we may go; the browser goes to the others.
 * @throws ConnectionFailed private-address, name-not-found
 */
export async function checkAddresses(
  config: Pick<Config, 'allowedHosts'>,
  provider: Asked,
  { tokenEndpoint, jwksUri, userinfoEndpoint }: Metadata,
): Promise<void> {
  for (const url of [tokenEndpoint, jwksUri, ...(userinfoEndpoint ? [userinfoEndpoint] : [])])
    await resolveHost(url.hostname, allowedFor(config, provider));
}

function named(body: Record<string, unknown>, name: string): URL {
  const url = typeof body[name] === 'string' ? URL.parse(body[name]) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new OpenIdTrouble('not-named', { name });
  return url;
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}
