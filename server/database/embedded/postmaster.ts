// Starts the embedded server's process and stops it.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { findPostmaster, isAlive } from './processes.ts';
import type { RunAs } from './run-as.ts';

/** A server process we have begun; it may still be recovering, or end because another was first. */
export interface Starting {
  hasEnded(): boolean;
}

/**
 * Begins a server on the cluster, in a session of its own, so that Ctrl-C in our terminal does not reach it.
 * Returns at once; whether it came up shows on its socket.
 * @param log file for the server's own words, kept below 10 MB by starting anew
 */
export function startPostmaster(
  cluster: string,
  settings: Record<string, string>,
  log: string,
  binaries: Binaries,
  runAs: RunAs,
): Starting {
  // Only ours to remove when no server lives here; PostgreSQL still checks its shared memory for survivors.
  if (!findPostmaster(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, ...before] = [...runAs.prefix, binaries.postgres];
  const output = openLog(log);
  let ended = false;
  const child = spawn(program!, [...before, '-D', cluster, ...options], {
    env: binaries.env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  closeSync(output);
  return { hasEnded: () => ended };
}

/**
 * Asks the server to end its sessions and stop (a "fast shutdown"), and waits until it has.
 * @throws Error when it still runs after 60 s
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const found = findPostmaster(cluster);
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    if (!isAlive(found.pid) || !findPostmaster(cluster)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`The embedded database (process ${found.pid}) does not stop.`);
}

/** The last lines the server said, for a message about why it does not start. */
export function lastWords(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  } catch {
    return '';
  }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
