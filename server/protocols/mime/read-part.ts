// Streams one file of a mail out of its raw bytes, decoded, with constant memory.
import { Readable } from 'node:stream';
import { openTnef } from '../tnef/open-tnef.ts';
import { createTransferDecoder, decodeTransfer, type TransferEncoding } from './decode-transfer.ts';
import type { ParsedAttachment } from './parsed-mail.ts';

/** Gives bytes [start, end) of the raw mail, in pieces of any size. */
export type RawSource = (start: number, end: number) => AsyncIterable<Buffer> | Iterable<Buffer>;

type Place = Pick<ParsedAttachment, 'part' | 'encoding' | 'offset' | 'encodedLength'>;

/**
 * The decoded bytes of an attachment, whose place the parser noted. `source` is the raw mail or reads ranges of it. A file inside
 * winmail.dat needs the whole winmail.dat in memory. Emits an error when winmail.dat no longer has that file.
 */
export function readPart(source: Buffer | RawSource, place: Place): Readable {
  const end = place.offset + place.encodedLength;
  const pieces = Buffer.isBuffer(source) ? slices(source, place.offset, end) : source(place.offset, end);
  return Readable.from(
    place.encoding.startsWith('tnef/') ? readFromTnef(pieces, place) : decode(pieces, place),
    {
      objectMode: false,
      highWaterMark: 256 * 1024,
    },
  );
}

function* slices(raw: Buffer, start: number, end: number): Iterable<Buffer> {
  for (let at = start; at < end; at += 256 * 1024) yield raw.subarray(at, Math.min(at + 256 * 1024, end));
}

async function* decode(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  place: Place,
): AsyncIterable<Buffer> {
  const decoder = createTransferDecoder(place.encoding as TransferEncoding);
  for await (const piece of pieces) {
    const decoded = decoder.push(piece);
    if (decoded.length > 0) yield decoded;
  }
  const last = decoder.end();
  if (last.length > 0) yield last;
}

async function* readFromTnef(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  place: Place,
): AsyncIterable<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  const opened = openTnef(
    decodeTransfer(Buffer.concat(all), place.encoding.slice('tnef/'.length) as TransferEncoding),
  );
  const file = opened?.files[Number(place.part.split('.').at(-1)) - 1];
  if (!file) throw new Error(`winmail.dat has no part ${place.part}`);
  yield* slices(file.content, 0, file.content.length);
}
