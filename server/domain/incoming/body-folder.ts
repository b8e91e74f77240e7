// Large bodies in the data folder: one file a body, named by its hash, made of compressed 1 MiB frames.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Config } from '../../config.ts';

const decompress = promisify(zstdDecompress);

/** Where a body's file stands: `bodies/ab/abcdef…`. */
export function bodyPath(config: Pick<Config, 'data'>, hash: Buffer): string {
  const name = hash.toString('hex');
  return join(config.data, 'bodies', name.slice(0, 2), name);
}

/**
 * Writes a body's frames so that they survive a power cut: the file, then its name in the folder, are on the disk when
 * this resolves. A file that is there already has the same bytes (its name is their hash) and is left alone.
 */
export async function writeBody(config: Pick<Config, 'data'>, hash: Buffer, frames: Buffer[]): Promise<void> {
  const path = bodyPath(config, hash);
  if (await exists(path)) return;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    for (const frame of frames) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(frame.length);
      await file.writev([length, frame]);
    }
    await file.sync();
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** The body's bytes, frame by frame, decompressed; at most two frames are in memory. */
export async function* readBody(config: Pick<Config, 'data'>, hash: Buffer): AsyncGenerator<Buffer> {
  const file = await open(bodyPath(config, hash), 'r');
  try {
    const length = Buffer.alloc(4);
    for (;;) {
      const { bytesRead } = await file.read(length, 0, 4);
      if (bytesRead < 4) return;
      const frame = Buffer.alloc(length.readUInt32BE());
      await file.read(frame, 0, frame.length);
      yield await decompress(frame);
    }
  } finally {
    await file.close();
  }
}

/** The file as it is, for backups. */
export function readBodyFile(config: Pick<Config, 'data'>, hash: Buffer): Promise<Buffer> {
  return readFile(bodyPath(config, hash));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
