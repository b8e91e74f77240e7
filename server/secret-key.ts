// The installation's secret: read from the setting or from data/secret.key, made on first use, and the keys derived from it.
import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * The 32 secret bytes of this installation. Without KONTOR_SECRET_KEY they live in `data/secret.key` (mode 0600),
 * made when they are first asked for; two processes asking at once get the same.
 * @throws Error when the file is there but is not a key
 */
export function readSecretKey(config: Pick<Config, 'data' | 'secretKey'>): Buffer {
  if (config.secretKey !== undefined) return Buffer.from(config.secretKey, 'hex');
  const path = join(config.data, 'secret.key');
  const text = read(path) ?? make(path, config.data);
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${path} does not hold a key of 64 hex digits.`);
  return Buffer.from(text, 'hex');
}

/**
 * A key for one purpose (RFC 5869), so that no two purposes ever share one.
 * @param purpose a fixed name such as "sessions" or "mailbox passwords 1"
 * @param length in bytes
 */
export function deriveKey(config: Pick<Config, 'data' | 'secretKey'>, purpose: string, length = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', readSecretKey(config), 'kontor', purpose, length));
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

// link() fails where the name exists, so whoever comes second reads what the first wrote whole.
function make(path: string, folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read(path) as string;
}
