// Restores a backup into an empty place: the schema it was made with, its rows, later migrations, its bodies.
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Config } from '../../config.ts';
import { migrate, readMigrations } from '../../database/migrate.ts';
import { ProductError } from '../problem.ts';
import { bodiesFolder, keyFile, type Manifest, readManifest, tableFile } from './manifest.ts';
import { openKey } from './seal-key.ts';
import { refuseFilled, setLastIds } from './tables.ts';

export interface RestoreOptions {
  /** Opens the secret key in the backup. */
  passphrase?: string;
  onProgress?: (words: string) => void;
}

/**
 * Fills an empty database and data folder from a backup; any PostgreSQL ≥ 15 will do. Derived tables stay empty:
 * the caller rebuilds them. A restore that fails leaves no rows, and can be done again.
 * @throws ProductError `not-found` no backup there, `conflict` the place is not empty, `invalid` wrong passphrase or
 *   a backup of a newer Kontor
 */
export async function restoreBackup(
  deps: { config: Pick<Config, 'data' | 'secretKey'>; url: string },
  folder: string,
  options: RestoreOptions = {},
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest.schema > readMigrations().length)
    throw new ProductError(
      'invalid',
      'This backup was made by a newer Kontor. Update first.',
      'newer-backup',
    );
  const key = await readKey(folder, manifest, options);
  const client = new pg.Client({ connectionString: deps.url, application_name: 'kontor restore' });
  await client.connect();
  try {
    await refuseFilled(client);
    await clearSchema(client);
    await migrate(deps.url, { upTo: manifest.schema });
    await copyBodies(deps.config, folder, options);
    if (key) await writeKey(deps.config, key);
    await fillTables(client, folder, manifest, options);
    await migrate(deps.url);
    await endLeases(client);
    return manifest;
  } finally {
    await client.end();
  }
}

async function readKey(
  folder: string,
  manifest: Manifest,
  options: RestoreOptions,
): Promise<Buffer | undefined> {
  if (options.passphrase === undefined) return undefined;
  if (!manifest.hasKey)
    throw new ProductError(
      'invalid',
      'This backup does not hold the secret key; leave the passphrase out.',
      'no-key',
    );
  return openKey(await readFile(keyFile(folder), 'utf8'), options.passphrase);
}

// An empty database may have been started once by a newer program; the backup's own schema comes in its place.
async function clearSchema(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query('drop schema if exists graphile_worker cascade');
  const { rows: tables } = await client.query(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  for (const { name } of tables) await client.query(`drop table if exists ${name} cascade`);
  const { rows: functions } = await client.query(
    `select p.oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  for (const { name } of functions) await client.query(`drop routine if exists ${name} cascade`);
  await client.query('commit');
}

/** All rows in one transaction, referred-to tables first, as the manifest lists them. */
async function fillTables(
  client: pg.Client,
  folder: string,
  { tables, lastIds }: Manifest,
  options: RestoreOptions,
): Promise<void> {
  await client.query('begin');
  const names = tables.map(({ name }) => pg.escapeIdentifier(name));
  // Some migrations put rows into their tables; the backup holds those too, as they were.
  await client.query(`truncate ${names.join(', ')} cascade`);
  for (const { name, columns, rows } of tables) {
    options.onProgress?.(name);
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${list}) from stdin`));
    await pipeline(createReadStream(tableFile(folder, name)), createZstdDecompress(), into);
    if (into.rowCount !== rows)
      throw new ProductError(
        'invalid',
        `Table ${name} of the backup has ${into.rowCount} rows instead of ${rows}.`,
        'damaged',
      );
  }
  await setLastIds(client, lastIds);
  await client.query('commit');
}

/** Whoever was at work when the backup was made is not here: their mail would wait for the end of their leases. */
async function endLeases(client: pg.Client): Promise<void> {
  await client.query('update sources set lease_until = null where lease_until is not null');
  await client.query(
    'update mailboxes set lease_until = null, lease_holder = null where lease_until is not null',
  );
}

async function copyBodies(
  config: Pick<Config, 'data'>,
  folder: string,
  options: RestoreOptions,
): Promise<void> {
  const source = bodiesFolder(folder);
  let count = 0;
  const groups = await readdir(source).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const group of groups) {
    const target = join(config.data, 'bodies', group);
    await mkdir(target, { recursive: true, mode: 0o700 });
    for (const name of await readdir(join(source, group))) {
      const draft = join(target, `${name}.restored`);
      await copyFile(join(source, group, name), draft);
      await sync(draft);
      await rename(draft, join(target, name));
      if (++count % 1000 === 0) options.onProgress?.(`${count} large mails`);
    }
    await sync(target);
  }
}

async function writeKey(config: Pick<Config, 'data' | 'secretKey'>, key: Buffer): Promise<void> {
  if (config.secretKey !== undefined) return;
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  await writeFile(join(config.data, 'secret.key'), `${key.toString('hex')}\n`, { mode: 0o600, flush: true });
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
