// Turns the bytes of one mail into what is kept: header block and body apart, each named by its hash and compressed.
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync } from 'node:zlib';
import { splitHeaderAndBody } from '../../protocols/mime/split-header.ts';

/** 0 plain, 1 zstd (bodies.codec, sources.header_codec). */
export type Codec = 0 | 1;

/** One mail ready to be kept. Hashes are SHA-256; sizes are bytes before compression. */
export interface PackedMail {
  size: number;
  header: { hash: Buffer; data: Buffer; codec: Codec };
  body: {
    hash: Buffer;
    size: number;
    codec: Codec;
    /** Compressed; of a body too large for the database the 1 MiB frames instead. */
    data: Buffer | undefined;
    frames: Buffer[];
  };
}

/** Up to this size, compressed, a body stands in the database. */
export const largestInDatabase = 256 * 1024;
/** Bytes of body in a frame, before compression. */
export const frameSize = 1024 * 1024;

const compressLater = promisify(zstdCompress);
const compressSmall = 512 * 1024;

/** Packs a mail; what does not shrink stays plain. */
export async function packMail(raw: Buffer): Promise<PackedMail> {
  const { header, body } = splitHeaderAndBody(raw);
  return {
    size: raw.length,
    header: { hash: sha256(header), ...compressNow(header, smallestHeader) },
    body: { hash: sha256(body), size: body.length, ...(await packBody(body)) },
  };
}

async function packBody(body: Buffer): Promise<{ codec: Codec; data: Buffer | undefined; frames: Buffer[] }> {
  // A thread of its own costs more than compressing a usual mail here.
  if (body.length <= compressSmall) {
    const { data, codec } = compressNow(body);
    if (data.length <= largestInDatabase) return { codec, data, frames: [] };
  }
  const frames: Buffer[] = [];
  for (let at = 0; at < body.length; at += frameSize)
    frames.push(await compressLater(body.subarray(at, at + frameSize)));
  const total = frames.reduce((sum, frame) => sum + frame.length, 0);
  // Node decompresses the first frame only, so what is small after all is compressed once more, as a whole.
  if (total <= largestInDatabase) return { codec: 1, data: await compressLater(body), frames: [] };
  return { codec: 1, data: undefined, frames };
}

// A compressor's set-up costs as much as this is worth (tried: 0.04 ms a mail).
const smallestHeader = 3000;

function compressNow(bytes: Buffer, smallest = 64): { data: Buffer; codec: Codec } {
  if (bytes.length < smallest) return { data: bytes, codec: 0 };
  // Knowing the size it takes tables to match: a third faster.
  // The usual room of 16 KB for what comes out would be held with each mail.
  const data = zstdCompressSync(bytes, { pledgedSrcSize: bytes.length, chunkSize: roomFor(bytes) });
  return data.length < bytes.length ? { data, codec: 1 } : { data: bytes, codec: 0 };
}

// Text and base64 shrink to less; what does not takes a second piece.
const roomFor = (bytes: Buffer): number => Math.max(256, Math.ceil(bytes.length * 0.8));

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');
