// What a sign-in server (OpenID Connect) is to us, and which addresses may be asked for it.
import type { Config } from '../../../config.ts';
import type { Allowed } from '../../../protocols/connector/resolve-host.ts';

/** Known kinds; the kind chooses words and hints of the screen, never what is trusted. */
export type Preset = 'google' | 'microsoft' | 'other';

/** One sign-in server. The id stands in its redirect address: /api/auth/callback/ID. */
export interface SignInProvider {
  id: string;
  name: string;
  preset: Preset;
  /** Its address as the admin typed it: the issuer, or the discovery document itself. */
  issuer: string;
  clientId: string;
  /** Empty for a client without one; PKCE protects the code then. */
  clientSecret: string;
  /** The admin says that this host stands inside the own network. */
  allowPrivate: boolean;
}

const wellKnown = '/.well-known/openid-configuration';

/** Where the server describes itself (OpenID Connect Discovery 1.0 §4). */
export function discoveryUrl(issuer: string): URL {
  const url = new URL(issuer);
  if (!url.pathname.endsWith(wellKnown)) url.pathname = url.pathname.replace(/\/$/, '') + wellKnown;
  url.hash = '';
  return url;
}

/** The walls for this server: the house's exceptions, and its own host by name where the admin said so; no other host inside. */
export function allowedFor(
  config: Pick<Config, 'allowedHosts'>,
  { issuer, allowPrivate }: Pick<SignInProvider, 'issuer' | 'allowPrivate'>,
): Allowed {
  const own = allowPrivate ? [new URL(issuer).hostname.replace(/^\[(.*)\]$/, '$1')] : [];
  return { allowedHosts: [...config.allowedHosts, ...own] };
}
