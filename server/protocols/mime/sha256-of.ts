// The size and fingerprint of a file as it is after decoding, without holding a large one in memory.
import { createHash, hash } from 'node:crypto';
import { createTransferDecoder, decodeTransfer, type TransferEncoding } from './decode-transfer.ts';

const WINDOW = 4 * 1024 * 1024;

/** `size` in bytes and `sha256` in hexadecimal of what `encoded` decodes to. */
export function sha256Of(encoded: Buffer, encoding: TransferEncoding): { size: number; sha256: string } {
  if (encoded.length <= WINDOW) {
    const decoded = decodeTransfer(encoded, encoding);
    return { size: decoded.length, sha256: hash('sha256', decoded, 'hex') };
  }
  const decoder = createTransferDecoder(encoding);
  const sum = createHash('sha256');
  let size = 0;
  const add = (piece: Buffer) => {
    size += piece.length;
    sum.update(piece);
  };
  for (let at = 0; at < encoded.length; at += WINDOW) add(decoder.push(encoded.subarray(at, at + WINDOW)));
  add(decoder.end());
  return { size, sha256: sum.digest('hex') };
}
