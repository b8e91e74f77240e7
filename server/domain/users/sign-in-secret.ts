// What sign-in signs and encrypts with, derived from our own key.
import type { Config } from '../../config.ts';
import { deriveKey } from '../../secret-key.ts';

const secrets = new WeakMap<object, string>();

/** What better-auth signs and encrypts with; derived once, since the key lies in a file. */
export function signInSecret(config: Config): string {
  const known = secrets.get(config) ?? deriveKey(config, 'sign-in').toString('base64url');
  secrets.set(config, known);
  return known;
}
