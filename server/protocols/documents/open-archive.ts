// Opens a document that is a zip archive, within limits: its parts by name, unpacked piece by piece.
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Unreadable } from './document-text.ts';

/** Bytes that are unpacked of one document, all parts together. */
const mostUnpacked = 64 * 1024 * 1024;
const mostParts = 10_000;
/** XML shrinks to a twentieth, a dull sheet to a hundredth; what shrinks further was made to fill memory. */
const mostRatio = 400;
const smallEnough = 8 * 1024 * 1024;

/** A document's parts. */
export interface Archive {
  /** Names in the archive's order. */
  names: string[];
  /**
   * A part unpacked, piece by piece; ends early when the limit of the whole document is met, and `isExhausted` says so.
   * @throws Unreadable `too-large` for what unpacks far beyond any honest document
   */
  pieces(name: string): AsyncGenerator<Buffer>;
  readonly isExhausted: boolean;
}

/** @throws Unreadable `broken`, `encrypted` */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false });
  const entries = await listEntries(zip);
  let unpacked = 0;
  let isExhausted = false;
  return {
    names: [...entries.keys()],
    get isExhausted() {
      return isExhausted;
    },
    async *pieces(name) {
      const entry = entries.get(name);
      if (!entry || isExhausted) return;
      if (entry.isEncrypted()) throw new Unreadable('encrypted', `${name} is encrypted`);
      const stream = await openEntry(zip, entry);
      let ofPart = 0;
      try {
        for await (const piece of stream) {
          const { length } = piece as Buffer;
          ofPart += length;
          unpacked += length;
          if (ofPart > smallEnough && ofPart > entry.compressedSize * mostRatio)
            throw new Unreadable('too-large', `${name} unpacks to more than ${mostRatio} times its size`);
          if (unpacked > mostUnpacked) {
            isExhausted = true;
            return;
          }
          yield piece as Buffer;
        }
      } finally {
        stream.destroy();
      }
    },
  };
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= mostParts)
        return reject(new Unreadable('too-large', `more than ${mostParts} parts`));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream & { destroy(): void }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
