// The backups Kontor makes by itself in `data/backups`: each night, and before the schema changes.
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { ProductError } from '../problem.ts';
import { makeBackup } from './make-backup.ts';
import { type Manifest, readManifest } from './manifest.ts';

const leastFree = 2 * 1024 ** 3;
const keptBeforeMigrations = 2;

export interface OwnBackup {
  folder: string;
  at: Date;
}

/** The folder of Kontor's own backups. */
export const ownBackupsFolder = (config: Pick<Config, 'data'>): string => join(config.data, 'backups');

/** Complete backups in it, newest first. */
export async function listOwnBackups(config: Pick<Config, 'data'>): Promise<OwnBackup[]> {
  const folder = ownBackupsFolder(config);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found: OwnBackup[] = [];
  for (const name of names) {
    if (!/^(nightly|schema)-[\dT-]+$/.test(name)) continue;
    const { at } = await readManifest(join(folder, name));
    found.push({ folder: join(folder, name), at: new Date(at) });
  }
  return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * Makes tonight's backup and removes those older than the settings keep.
 * @throws ProductError `unavailable` when less than 2 GB are free
 */
export async function makeNightlyBackup(
  deps: { config: Pick<Config, 'data' | 'secretKey' | 'nightlyBackups'>; url: string },
  signal?: AbortSignal,
): Promise<Manifest | undefined> {
  if (deps.config.nightlyBackups === 0) return undefined;
  return makeOwn(deps, `nightly-${stamp()}`, deps.config.nightlyBackups, signal);
}

/** Before migrations change a database that holds something. */
export function makeBackupBeforeMigrations(deps: {
  config: Pick<Config, 'data' | 'secretKey'>;
  url: string;
}): Promise<Manifest> {
  return makeOwn(deps, `schema-${stamp()}`, keptBeforeMigrations);
}

async function makeOwn(
  deps: { config: Pick<Config, 'data' | 'secretKey'>; url: string },
  name: string,
  keep: number,
  signal?: AbortSignal,
): Promise<Manifest> {
  const folder = ownBackupsFolder(deps.config);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastFree)
    throw new ProductError('unavailable', 'There is too little room on the disk for a backup.', 'disk-full');
  const manifest = await makeBackup(deps, join(folder, name), { signal });
  const sort = name.split('-')[0]!;
  const old = (await listOwnBackups(deps.config)).filter((backup) =>
    backup.folder.startsWith(join(folder, sort)),
  );
  for (const { folder: path } of old.slice(keep)) await rm(path, { recursive: true, force: true });
  return manifest;
}

function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(':', '-');
}
