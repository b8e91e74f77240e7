// Addresses inside a mail's frame: the frame has no origin and so no cookie, a signature for viewer and hour stands in.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../config.ts';
import { deriveKey } from '../../secret-key.ts';

const hour = 3_600_000;
const keys = new WeakMap<object, Buffer>();

/**
 * Signs what an address stands for (its path and everything it carries).
 * @param now milliseconds; the signature holds for the hour it falls in and the next
 */
export function sign(config: Pick<Config, 'data' | 'secretKey'>, parts: string[], now = Date.now()): string {
  return signatureOf(config, parts, Math.floor(now / hour));
}

/** Whether a signature was made for exactly these parts within the last two hours. */
export function isSigned(
  config: Pick<Config, 'data' | 'secretKey'>,
  parts: string[],
  signature: string,
  now = Date.now(),
): boolean {
  const given = Buffer.from(signature);
  return [0, 1].some((ago) => {
    const right = Buffer.from(signatureOf(config, parts, Math.floor(now / hour) - ago));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}

function signatureOf(config: Pick<Config, 'data' | 'secretKey'>, parts: string[], period: number): string {
  let key = keys.get(config);
  if (!key) {
    key = deriveKey(config, 'addresses in mail frames 1');
    keys.set(config, key);
  }
  return createHmac('sha256', key)
    .update(JSON.stringify([period, ...parts]))
    .digest('base64url');
}
