// What a sign-in server's claims say of a person and of their address.
import { expect, test } from 'vitest';
import type { SignInProvider } from './provider.ts';
import type { Metadata } from './read-metadata.ts';
import { whoCame } from './who-came.ts';

const came = (claims: Record<string, unknown>) =>
  whoCame({ allowedHosts: [] }, {} as SignInProvider, {} as Metadata, { sub: '7', ...claims }, undefined);

test.each([
  [{ email_verified: true }, true],
  [{ email_verified: 'true' }, true],
  // Microsoft's way to say that the address's domain is the company's.
  [{ xms_edov: true }, true],
  [{ xms_edov: '1' }, true],
  [{ xms_edov: false }, false],
  [{ email_verified: false }, false],
  [{}, false],
])('of %o an address is proven: %s', async (claims, isVerified) => {
  expect(await came({ email: 'bruno@noord.example', ...claims })).toMatchObject({ subject: '7', isVerified });
});

test('whoever has no address is nobody', async () => {
  expect(await came({ name: 'Bruno', email_verified: true })).toBeUndefined();
});
