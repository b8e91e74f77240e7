// Makes the embedded server's data folder and holds the settings it runs with.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { SettingError } from '../../config.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './processes.ts';
import { ordinaryUser, type RunAs } from './run-as.ts';

/** The user that owns everything in the embedded server; the socket's folder is its only lock. */
export const embeddedUser = 'kontor';

/**
 * Settings for a small machine that also runs Kontor, given on the command line at each start, so that a release may
 * change them. Commits stay durable. Nothing of a statement or its values reaches the log.
 */
export function serverSettings(socketFolder: string): Record<string, string> {
  const half = Math.max(256, Math.floor(totalmem() / 2 ** 21));
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '80',
    shared_buffers: '96MB',
    huge_pages: 'off',
    effective_cache_size: `${half}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    autovacuum_work_mem: '64MB',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '1',
    max_worker_processes: '4',
    io_workers: '2',
    // Nobody follows our log, so a table made and filled in one transaction need not be in it.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    wal_buffers: '16MB',
    min_wal_size: '160MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Each round looks at every table that grew by a tenth; while mail streams in that is all of them.
    autovacuum_naptime: '60s',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.05',
    autovacuum_vacuum_insert_scale_factor: '0.1',
    // A client that was killed must not keep its locks for the length of its query.
    client_connection_check_interval: '1s',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
}

/**
 * Makes `folder` a database cluster unless it is one. It appears whole or not at all: a first start that was killed
 * half-way, or two at once, leave nothing behind that stops the next.
 * @throws Error with initdb's words
 */
export function makeCluster(folder: string, binaries: Binaries, runAs: RunAs): void {
  if (existsSync(join(folder, 'PG_VERSION'))) {
    takeOver(folder, runAs);
    return;
  }
  const draft = `${folder}.draft-${process.pid}`;
  removeDrafts(folder);
  const [program, ...before] = [...runAs.prefix, binaries.initdb];
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const { status, stderr, error } = spawnSync(
    program!,
    [...before, '-D', draft, '-U', embeddedUser, '--auth=trust', '--no-instructions', ...locale],
    { env: binaries.env, encoding: 'utf8', cwd: '/' },
  );
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`The embedded database could not be made: ${error?.message ?? stderr.trim()}`);
  }
  try {
    renameSync(draft, folder);
  } catch (renameError) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'PG_VERSION'))) throw renameError;
  }
}

// PostgreSQL insists on owning its folder, and on being alone in it. The way to run it may have changed since (another
// container, another kernel), and a copy of the folder may have lost its mode.
function takeOver(folder: string, runAs: RunAs): void {
  if (statSync(folder).mode & 0o077) chmodSync(folder, 0o700);
  const found = statSync(folder).uid;
  if (!runAs.owner || found === runAs.owner.uid) return;
  // Root tidying up in a folder that a plain user runs Kontor on would lock that user out.
  if (![0, ordinaryUser().uid].includes(found))
    throw new SettingError(
      `The database in ${folder} belongs to user ${found}. Run kontor as that user: sudo -u '#${found}' kontor …`,
    );
  const { uid, gid } = runAs.owner;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, entry), uid, gid);
  chownSync(folder, uid, gid);
}

function removeDrafts(folder: string): void {
  const parent = join(folder, '..');
  for (const name of readdirSync(parent)) {
    const pid = /\.draft-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}
