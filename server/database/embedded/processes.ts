// Asks the system about processes by number: whether one lives, and whether it is the server of a given folder.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** True while a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What `postmaster.pid` says: the server's process and the folder of its socket. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
}

/**
 * The server that runs on this cluster, or undefined. A `postmaster.pid` left by a crash may name a number that
 * another program has by now (after a restart of the machine or container it often does); that is no server.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid) || !worksIn(pid, cluster)) return undefined;
  return { pid, socketFolder: lines[4]?.trim() ?? '' };
}

/** The server changes into its cluster's folder; where that cannot be read, its name has to do. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (process.platform === 'linux' && code === 'ENOENT') return false;
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return /\bpostgres\b/.test(stdout ?? '');
  }
}
