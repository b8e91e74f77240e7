// Makes a backup: every table that is not derived, as of one moment, and the large bodies, into a new folder.
import { createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Config } from '../../config.ts';
import { schemaNumber } from '../../database/migrate.ts';
import { readSecretKey } from '../../secret-key.ts';
import { ProductError } from '../problem.ts';
import { bodiesFolder, keyFile, type Manifest, manifestFile, tableFile } from './manifest.ts';
import { sealKey } from './seal-key.ts';
import { backupTables, lastIds } from './tables.ts';

export interface BackupOptions {
  /** Puts the secret key into it, sealed with this. */
  passphrase?: string;
  /** Told after each table and every thousand bodies. */
  onProgress?: (words: string) => void;
  signal?: AbortSignal;
}

/**
 * Makes a backup in `folder`, which must not exist; it appears when it is complete and on the disk. Work goes on
 * meanwhile: all tables are read in one snapshot, and bodies never change.
 * @param deps.url of the database
 * @throws ProductError `conflict` when there is something at `folder`
 */
export async function makeBackup(
  deps: { config: Pick<Config, 'data' | 'secretKey'>; url: string },
  folder: string,
  options: BackupOptions = {},
): Promise<Manifest> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await refuseExisting(folder);
  await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await copyTables(deps.url, draft, options);
    manifest.bodies = await copyBodies(deps.config, draft, options);
    if (options.passphrase !== undefined) {
      const sealed = sealKey(readSecretKey(deps.config), options.passphrase);
      await writeFile(keyFile(draft), `${sealed}\n`, { mode: 0o600, flush: true });
      manifest.hasKey = true;
    }
    await writeFile(manifestFile(draft), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rename(draft, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function refuseExisting(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'ENOTDIR') return [folder];
    throw error;
  });
  if (found === undefined) return;
  if (found.length > 0) throw new ProductError('conflict', `${folder} is there already.`, 'backup-exists');
  await rm(folder, { recursive: true });
}

async function copyTables(url: string, folder: string, options: BackupOptions): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, application_name: 'kontor backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query(
      `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
    );
    const manifest: Manifest = {
      format: 1,
      at: rows[0].at,
      schema: await schemaNumber(client),
      tables: [],
      lastIds: {},
      bodies: 0,
      hasKey: false,
    };
    for (const { name, columns } of await backupTables(client)) {
      options.signal?.throwIfAborted();
      options.onProgress?.(name);
      manifest.tables.push({ name, columns, rows: await copyTable(client, folder, name, columns) });
    }
    // Sequences know no snapshot: read last, they are never behind a row that was copied.
    manifest.lastIds = await lastIds(client);
    await client.query('commit');
    return manifest;
  } finally {
    await client.end();
  }
}

async function copyTable(
  client: pg.Client,
  folder: string,
  name: string,
  columns: string[],
): Promise<number> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const rows = client.query(copyTo(`copy (select ${list} from ${pg.escapeIdentifier(name)}) to stdout`));
  const file = createWriteStream(tableFile(folder, name), { mode: 0o600, flush: true });
  await pipeline(rows, createZstdCompress(), file);
  return rows.rowCount;
}

/** Bodies are linked where that is possible: they never change, and a nightly backup then costs no second copy. */
async function copyBodies(
  config: Pick<Config, 'data'>,
  folder: string,
  options: BackupOptions,
): Promise<number> {
  const source = join(config.data, 'bodies');
  let count = 0;
  for (const group of await namesIn(source)) {
    const target = join(bodiesFolder(folder), group);
    await mkdir(target, { recursive: true, mode: 0o700 });
    for (const name of await namesIn(join(source, group))) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      options.signal?.throwIfAborted();
      await linkOrCopy(join(source, group, name), join(target, name));
      if (++count % 1000 === 0) options.onProgress?.(`${count} large mails`);
    }
    await syncFolder(target);
  }
  return count;
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Erased since the folder was listed.
    if (code === 'ENOENT') return;
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EACCES'].includes(code)) throw error;
    await copyFile(source, target);
    await syncFolder(target);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
