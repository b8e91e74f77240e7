// Reads the mails in a zip archive: single mails, Maildirs and mbox files, within limits no honest archive reaches.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getFileNameLowLevel, openPromise, type Entry as RawEntry, type ZipFile } from 'yauzl';
import { type FoundMail, flagsOfHeader, LARGEST_MAIL } from './found-mail.ts';
import { deliveredAt, flagsOfName } from './read-maildir.ts';
import { readMbox } from './read-mbox.ts';
import { isMbox, NOT_MAIL, singleMail } from './tell-files.ts';

const MAX_ENTRIES = 2_000_000;
const MAX_BYTES = 64 * 1024 ** 3;
/** Text shrinks to a tenth or so; what shrinks to a thousandth was made to fill a disk. */
const MAX_RATIO = 500;

/** Positions count the archive's entries; in an mbox of the archive they are its bytes. */
export async function* readZip(path: string): AsyncIterable<FoundMail> {
  let archive: ZipFile;
  try {
    archive = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: false,
      // Its check of names would end at the first "../": they name nothing on our disk.
      decodeStrings: false,
    });
  } catch (error) {
    yield {
      file: path,
      raw: Buffer.alloc(0),
      position: 0,
      problem: `The archive cannot be opened: ${(error as Error).message}`,
    };
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'kontor-zip-'));
  try {
    let count = 0;
    let bytes = 0;
    for await (const entry of entriesOf(archive)) {
      if (entry instanceof Error) {
        yield {
          file: path,
          raw: Buffer.alloc(0),
          position: count + 1,
          problem: `The archive is damaged; the rest of it cannot be read: ${entry.message}`,
        };
        return;
      }
      const name = entry.fileName;
      if (name.endsWith('/') || NOT_MAIL.test(basename(name)) || name.startsWith('__MACOSX/')) continue;
      const file = `${path}!${name}`;
      bytes += entry.uncompressedSize;
      const problem = whyRefused(entry, ++count, bytes);
      if (problem) {
        yield { file, raw: Buffer.alloc(0), position: count, problem };
        if (count > MAX_ENTRIES || bytes > MAX_BYTES) return;
        continue;
      }
      const unpacked = join(folder, 'entry');
      try {
        await unpack(archive, entry, unpacked);
      } catch (error) {
        yield {
          file,
          raw: Buffer.alloc(0),
          position: count,
          problem: `The archive is damaged here: ${(error as Error).message}`,
        };
        continue;
      }
      yield* mailsOf(unpacked, file, entry, count);
    }
  } finally {
    archive.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Entry = Omit<RawEntry, 'fileName'> & { fileName: string };

/** The entries as the directory at the archive's end lists them; an error where it is damaged. */
async function* entriesOf(archive: ZipFile): AsyncIterable<Entry | Error> {
  for (let left = archive.entryCount; left > 0; left--) {
    try {
      const next = once(archive, 'entry');
      archive.readEntry();
      const [entry] = (await next) as [RawEntry];
      const { generalPurposeBitFlag, extraFields } = entry;
      const written = entry.fileName as unknown as Buffer;
      yield Object.assign(entry, {
        fileName: getFileNameLowLevel(generalPurposeBitFlag, written, extraFields, false),
      });
    } catch (error) {
      yield error as Error;
      return;
    }
  }
}

function whyRefused(entry: Entry, count: number, bytes: number): string | undefined {
  if (count > MAX_ENTRIES || bytes > MAX_BYTES)
    return 'The archive holds more than can be unpacked; the rest was left out.';
  if (entry.generalPurposeBitFlag & 1) return 'The file is locked with a password.';
  if (entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
    return 'The file would grow without measure when unpacked; it was left out.';
  }
  return undefined;
}

async function unpack(archive: ZipFile, entry: Entry, target: string): Promise<void> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    archive.openReadStream(entry as unknown as RawEntry, (error, opened) =>
      error ? reject(error) : resolve(opened!),
    ),
  );
  let left = entry.uncompressedSize;
  const measured = new Transform({
    transform(piece: Buffer, _encoding, done) {
      left -= piece.length;
      done(left < 0 ? new Error('longer than the archive says') : null, piece);
    },
  });
  await pipeline(stream, measured, createWriteStream(target));
}

async function* mailsOf(
  unpacked: string,
  file: string,
  entry: Entry,
  count: number,
): AsyncIterable<FoundMail> {
  const place = dirname(entry.fileName);
  const isMaildir = /(^|\/)(cur|new)$/.test(place);
  const folder = (isMaildir ? dirname(place) : place).replace(/^\.$/, '') || undefined;
  if (entry.uncompressedSize > LARGEST_MAIL || (await isMbox(unpacked, basename(entry.fileName)))) {
    for await (const mail of readMbox(unpacked)) yield { ...mail, file, folder };
    return;
  }
  const mail = singleMail(file, await readFile(unpacked), entry.getLastModDate());
  const name = basename(entry.fileName);
  if (isMaildir) {
    yield {
      ...mail,
      position: count,
      folder,
      flags: flagsOfName(name, basename(place)),
      internalDate: deliveredAt(name) ?? mail.internalDate,
    };
  } else
    yield { ...mail, position: count, folder, flags: flagsOfHeader(mail.raw.toString('latin1', 0, 4096)) };
}
