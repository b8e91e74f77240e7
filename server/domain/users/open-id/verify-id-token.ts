// Checks an ID token against the server's own keys (OpenID Connect Core 1.0 §3.1.3.7).
import { createRemoteJWKSet, customFetch, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Config } from '../../../config.ts';
import { askServer } from './ask-server.ts';
import { OpenIdTrouble } from './open-id-trouble.ts';
import type { SignInProvider } from './provider.ts';
import type { Metadata } from './read-metadata.ts';

/** Seconds by which clocks may differ. */
const clockTolerance = 30;

/** The server's keys, asked for when needed and again when it signs with one we do not know. */
export function keysOf(
  config: Pick<Config, 'allowedHosts'>,
  provider: SignInProvider,
  { jwksUri }: Metadata,
): JWTVerifyGetKey {
  return createRemoteJWKSet(jwksUri, {
    timeoutDuration: 10_000,
    [customFetch]: async (url) => {
      const { status, body } = await askServer(config, provider, new URL(url));
      return Response.json(body, { status: status === 200 ? 200 : 502 });
    },
  });
}

/** @param nonce the one of this sign-in @throws OpenIdTrouble token-refused */
export async function verifyIdToken(
  token: string,
  keys: JWTVerifyGetKey,
  { clientId }: SignInProvider,
  { issuer, algorithms }: Metadata,
  nonce: string,
): Promise<JWTPayload & { sub: string }> {
  const refuse = (detail: string, cause?: unknown) => new OpenIdTrouble('token-refused', { detail }, cause);
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    algorithms,
    clockTolerance,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
  }).catch((error) => {
    throw refuse(String((error as Error).message).slice(0, 200), error);
  });
  if (payload.nonce !== nonce) throw refuse('nonce');
  const several = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((several || payload.azp !== undefined) && payload.azp !== clientId) throw refuse('azp');
  if (typeof payload.sub !== 'string' || payload.sub === '') throw refuse('sub');
  return { ...payload, sub: payload.sub };
}
