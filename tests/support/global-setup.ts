// Before and after a test run: names the run's folder, and clears away its database server and those of killed runs.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopPostmaster } from '../../server/database/embedded/postmaster.ts';
import { isAlive } from '../../server/database/embedded/processes.ts';

const prefix = 'kontor-test-';

/** The server itself starts when the first test asks for a database. */
export default async function setup(): Promise<() => Promise<void>> {
  await clearKilledRuns();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(folder, 'runner'), String(process.pid));
  process.env.KONTOR_TEST_RUN = folder;
  return () => clear(folder);
}

async function clear(folder: string): Promise<void> {
  const cluster = join(folder, 'pg18');
  if (existsSync(cluster)) await stopPostmaster(cluster);
  rmSync(folder, { recursive: true, force: true });
}

async function clearKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const runner = readRunner(folder);
    if (runner !== undefined && !isAlive(runner)) await clear(folder);
  }
}

function readRunner(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'runner'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
