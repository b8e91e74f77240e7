// ID tokens that must not count: each with one thing wrong.
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import type { SignInProvider } from './provider.ts';
import type { Metadata } from './read-metadata.ts';
import { verifyIdToken } from './verify-id-token.ts';

const issuer = 'https://login.noord.example';
const provider = { clientId: 'kontor', clientSecret: 'between us' } as SignInProvider;
const metadata = { issuer, algorithms: ['RS256'] } as Metadata;
let own: Awaited<ReturnType<typeof generateKeyPair>>;
let foreign: typeof own;
let keys: ReturnType<typeof createLocalJWKSet>;

beforeAll(async () => {
  [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256' }] });
});

const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: issuer,
  sub: 'bruno',
  aud: 'kontor',
  iat: now(),
  exp: now() + 300,
  nonce: 'this one',
});
const sign = (change: JWTPayload, key: Parameters<SignJWT['sign']>[0] = own.privateKey, alg = 'RS256') =>
  new SignJWT({ ...claims(), ...change }).setProtectedHeader({ alg, kid: 'own' }).sign(key);
const verify = (token: string) => verifyIdToken(token, keys, provider, metadata, 'this one');

test('a token of this server, for us, for this sign-in, counts', async () => {
  expect(await verify(await sign({}))).toMatchObject({ sub: 'bruno' });
  expect(await verify(await sign({ aud: ['kontor', 'other'], azp: 'kontor' }))).toMatchObject({
    sub: 'bruno',
  });
});

test.each<[string, JWTPayload]>([
  ['of another sign-in', { nonce: 'that one' }],
  ['of no sign-in', { nonce: undefined }],
  ['of another server', { iss: 'https://login.evil.example' }],
  ['for another client', { aud: 'somebody else' }],
  ['for several, given to another', { aud: ['kontor', 'other'], azp: 'other' }],
  ['for several, given to nobody named', { aud: ['kontor', 'other'] }],
  ['that has ended', { exp: now() - 120 }],
  ['that names nobody', { sub: '' }],
])('a token %s does not count', async (_what, change) => {
  await expect(verify(await sign(change))).rejects.toMatchObject({ code: 'token-refused' });
});

test('a token signed by another key, by our own secret or by nobody does not count', async () => {
  const parts = [{ alg: 'none' }, claims()].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  for (const token of [
    await sign({}, foreign.privateKey),
    await sign({}, new TextEncoder().encode(provider.clientSecret.padEnd(32)), 'HS256'),
    `${parts.join('.')}.`,
  ])
    await expect(verify(token)).rejects.toMatchObject({ code: 'token-refused' });
});
