// Checks an installation as a careful operator would: each finding in words, with what to do.
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from '../../config.ts';
import { readMigrations, schemaNumber } from '../../database/migrate.ts';
import { listOwnBackups } from '../backup/own-backups.ts';

export interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'wrong';
  words: string;
}

const gigabyte = 1024 ** 3;

/**
 * All findings, those about the machine first.
 * @param pool of the database, or the error with which it could not be opened
 */
export async function checkInstallation(config: Config, pool: pg.Pool | Error): Promise<Finding[]> {
  const findings = [
    checkAddress(config),
    await checkDataFolder(config),
    await checkSecretKey(config),
    await checkDisk(config),
    await checkBackups(config),
  ];
  if (pool instanceof Error) findings.push({ check: 'database', state: 'wrong', words: pool.message });
  else findings.push(await checkDatabase(pool), await checkSecondWall(pool));
  return findings;
}

function checkAddress({ url, host, trustedProxies }: Config): Finding {
  const check = 'address';
  const { hostname, protocol } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !isLocal)
    return {
      check,
      state: 'warning',
      words: `${url} is not encrypted: passwords travel in the open. Put a proxy with TLS in front.`,
    };
  if (!isLocal && trustedProxies.length === 0 && host === '127.0.0.1')
    return {
      check,
      state: 'warning',
      words: `KONTOR_TRUSTED_PROXIES is empty: all sign-ins seem to come from the proxy. Set it to 127.0.0.1.`,
    };
  return { check, state: 'ok', words: `People reach Kontor at ${url}.` };
}

async function checkDataFolder({ data }: Config): Promise<Finding> {
  const check = 'data folder';
  const found = await stat(data).catch(() => undefined);
  if (!found?.isDirectory()) return { check, state: 'wrong', words: `${data} is not there.` };
  if (found.mode & 0o077)
    return {
      check,
      state: 'wrong',
      words: `${data} can be entered by other users of this machine: chmod 700 it.`,
    };
  return { check, state: 'ok', words: `${data} is private.` };
}

async function checkSecretKey({ data, secretKey }: Config): Promise<Finding> {
  const check = 'secret key';
  if (secretKey !== undefined) return { check, state: 'ok', words: 'It is set by KONTOR_SECRET_KEY.' };
  const path = join(data, 'secret.key');
  const found = await stat(path).catch(() => undefined);
  if (!found) return { check, state: 'ok', words: `${path} will be made when it is first needed.` };
  if (found.mode & 0o077)
    return { check, state: 'wrong', words: `${path} can be read by others: chmod 600 it.` };
  return { check, state: 'ok', words: `It is in ${path}. Keep a copy somewhere else.` };
}

async function checkDisk({ data }: Config): Promise<Finding> {
  const check = 'disk';
  const { bavail, bsize } = await statfs(data);
  const free = (bavail * bsize) / gigabyte;
  const words = `${free.toFixed(1)} GB are free.`;
  if (free < 1) return { check, state: 'wrong', words: `${words} Mail is not fetched below 1 GB.` };
  if (free < 5) return { check, state: 'warning', words: `${words} Mail is not fetched below 1 GB.` };
  return { check, state: 'ok', words };
}

async function checkBackups(config: Config): Promise<Finding> {
  const check = 'backups';
  if (config.nightlyBackups === 0)
    return { check, state: 'warning', words: 'Nightly backups are switched off (KONTOR_NIGHTLY_BACKUPS).' };
  const [last] = await listOwnBackups(config);
  if (!last) {
    const cluster = await stat(join(config.data, 'pg18')).catch(() => undefined);
    const isNew = !cluster || Date.now() - cluster.birthtimeMs < 48 * 3_600_000;
    return isNew
      ? { check, state: 'ok', words: 'The first one is made tonight.' }
      : { check, state: 'warning', words: 'There is none yet. Does the worker role run at night?' };
  }
  const hours = Math.round((Date.now() - last.at.getTime()) / 3_600_000);
  const words = `The last one is ${hours} hours old: ${last.folder}.`;
  return { check, state: hours > 50 ? 'warning' : 'ok', words };
}

async function checkDatabase(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query(
    `select current_setting('server_version') as version, pg_database_size(current_database())::float8 as size`,
  );
  const number = await schemaNumber(pool);
  const latest = readMigrations().length;
  const words = `PostgreSQL ${rows[0].version}, schema ${number}, ${(rows[0].size / gigabyte).toFixed(2)} GB.`;
  if (number !== latest)
    return {
      check: 'database',
      state: 'wrong',
      words: `${words} This program knows schema ${latest}: start it once.`,
    };
  return { check: 'database', state: 'ok', words };
}

async function checkSecondWall(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query(
    `select exists (select from pg_roles where rolname = 'kontor_http' and pg_has_role(current_user, oid, 'member')) as there`,
  );
  if (rows[0].there)
    return { check: 'second wall', state: 'ok', words: 'Row level security stands behind every read.' };
  return {
    check: 'second wall',
    state: 'warning',
    words:
      'The database user may not make the role kontor_http, so row level security does not stand behind reads. As its administrator: CREATE ROLE kontor_http NOLOGIN; GRANT kontor_http TO the user WITH ADMIN OPTION.',
  };
}
