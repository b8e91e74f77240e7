// Seals the secret key with a passphrase, so that a backup may carry it.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { ProductError } from '../problem.ts';

// OWASP's first choice for scrypt: 128 MiB of memory for each guess.
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** The key as text that only the passphrase opens: salt, nonce, tag and ciphertext, base64. */
export function sealKey(key: Buffer, passphrase: string): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce);
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The key again; ProductError `invalid` when the passphrase is another. */
export function openKey(text: string, passphrase: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64');
  const [salt, nonce, tag] = [bytes.subarray(0, 16), bytes.subarray(16, 28), bytes.subarray(28, 44)];
  const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce);
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(bytes.subarray(44)), decipher.final()]);
  } catch {
    throw new ProductError(
      'invalid',
      'The passphrase does not open the secret key of this backup.',
      'passphrase',
    );
  }
}
