// Secrets handed out once: 128 random bits as text, of which only the hash is kept.
import { createHash, randomBytes } from 'node:crypto';

/** A new secret (URL-safe, 22 characters) and what is stored of it. */
export function newSecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(16).toString('base64url');
  return { secret, hash: hashSecret(secret) };
}

/** SHA-256: enough for 128 random bits, which nobody can guess. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
