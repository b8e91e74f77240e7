// What a backup says about itself: `backup.json`, written last, so that a folder without it is no backup.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProductError } from '../problem.ts';

export interface Manifest {
  format: 1;
  /** ISO time of the moment whose state it holds. */
  at: string;
  /** Last migration of the database it was made from. */
  schema: number;
  tables: { name: string; columns: string[]; rows: number }[];
  /** The last id given out, by table, also of tables that are left out: no id is given twice. */
  lastIds: Record<string, string>;
  /** Files of large bodies in it. */
  bodies: number;
  /** Whether the secret key is in it, sealed with a passphrase. */
  hasKey: boolean;
}

const fileName = 'backup.json';

export const manifestFile = (folder: string): string => join(folder, fileName);
export const tableFile = (folder: string, table: string): string => join(folder, 'tables', `${table}.zst`);
export const bodiesFolder = (folder: string): string => join(folder, 'bodies');
export const keyFile = (folder: string): string => join(folder, 'secret-key.sealed');

/** Reads a backup's manifest; ProductError `not-found` when the folder is no backup, `invalid` when it is too new. */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(manifestFile(folder), 'utf8');
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new ProductError('not-found', `${folder} is no backup: it has no ${fileName}.`, 'no-backup');
  }
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 1)
    throw new ProductError('invalid', `${folder} was made by a newer Kontor.`, 'newer-backup');
  return manifest;
}
