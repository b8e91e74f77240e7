// A zip archive made entry by entry while it is sent.
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** One file of the archive. */
export interface ZipEntry {
  name: string;
  at: Date;
  content: Buffer | Readable;
}

/**
 * The archive as a stream. The next entry is asked for when the one before has gone out, so that memory holds one; when
 * the reader goes away the entries are asked for no more.
 */
export function zipOf(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  zip.on('error', (error) => out.destroy(error as Error));
  void addAll().catch((error) => out.destroy(error as Error));
  return out;

  async function addAll(): Promise<void> {
    for await (const { name, at, content } of entries) {
      if (out.destroyed) return;
      const through = new PassThrough();
      zip.addReadStream(through, name, { mtime: at });
      keepNameApart(zip);
      await passOn(content, through);
    }
    zip.end();
  }

  // Ends when the entry was read, or when nobody reads the archive any more. The archive keeps each `through` to its end:
  // nothing of the content may hang on it.
  async function passOn(content: Buffer | Readable, through: PassThrough): Promise<void> {
    const left = new AbortController();
    const stop = () => {
      left.abort();
      through.destroy();
    };
    out.once('close', stop);
    try {
      for await (const piece of Buffer.isBuffer(content) ? [content] : content)
        if (!through.write(piece)) await once(through, 'drain', { signal: left.signal });
      through.end();
      // A small entry is all written before any of it is read.
      await finished(through);
    } catch (error) {
      if (!out.destroyed) throw error;
    } finally {
      out.off('close', stop);
    }
  }
}

/**
 * The archive keeps each entry's name for its directory, as a slice of the pool that Node cuts small buffers from: a name of
 * fifty bytes would hold 64 KB, a hundred megabytes in two thousand mails.
 */
function keepNameApart(zip: ZipFile): void {
  const { entries } = zip as unknown as { entries: { utf8FileName: Buffer }[] };
  const entry = entries.at(-1)!;
  const own = Buffer.alloc(entry.utf8FileName.length);
  entry.utf8FileName.copy(own);
  entry.utf8FileName = own;
}
