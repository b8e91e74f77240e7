// No mail is brought in on a disk that is nearly full: PostgreSQL, once it has met the end, does not even start again.
import { mkdir, statfs } from 'node:fs/promises';
import { ProductError } from '../problem.ts';

/** Too little is free; nothing more is kept. */
export class DiskFull extends ProductError {
  override name = 'DiskFull';
  /** What is free, as people read it. */
  readonly free: string;

  constructor(bytes: number) {
    const free = `${Math.round(bytes / 1_000_000)} MB`;
    super(
      'unavailable',
      `Only ${free} are free on the disk of the data folder; below 1 GB no mail is brought in. Make room, then begin again: what is here stays.`,
      'disk-full',
    );
    this.free = free;
  }
}

/** Bytes. */
const leastFree = 1_000_000_000;

/** @throws DiskFull under 1 GB, before PostgreSQL stops by itself */
export async function checkDisk(data: string, least = leastFree): Promise<void> {
  // Beside a database of one's own the folder comes with the first mail.
  await mkdir(data, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(data);
  const free = bavail * bsize;
  if (free < least) throw new DiskFull(free);
}
