// Sees to the programs of the system the tests need: a mail server, a browser, another PostgreSQL.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { findOtherPostgres } from './other-postgres.ts';

/** Each package and how one sees that it is there. */
const packages: Record<string, () => boolean> = {
  'dovecot-imapd': () => existsSync('/usr/lib/dovecot/imap-login'),
  'dovecot-pop3d': () => existsSync('/usr/lib/dovecot/pop3-login'),
  'dovecot-lmtpd': () => existsSync('/usr/lib/dovecot/lmtp'),
  chromium: () => existsSync('/usr/bin/chromium'),
  'fonts-dejavu-core': () => existsSync('/usr/share/fonts/truetype/dejavu') || !isMinimal(),
  postgresql: () => findOtherPostgres() !== undefined,
};

/**
 * True when all of them are there. As root, or where CI is set, missing ones are installed; else the line that
 * installs them is printed.
 */
export async function ensurePackages(): Promise<boolean> {
  const missing = findMissing();
  if (missing.length === 0) return true;
  const isRoot = process.getuid!() === 0;
  if (!isRoot && !process.env.CI) {
    console.error(`The tests need some packages of Debian. This line installs them:\n`);
    console.error(`  sudo apt-get install --no-install-recommends ${missing.join(' ')}\n`);
    return false;
  }
  console.log(`Installing ${missing.join(', ')} …`);
  // Only its programs are wanted; the package would otherwise make and start a cluster of its own.
  if (isRoot && missing.includes('postgresql')) forbidSystemCluster();
  const sudo = isRoot ? [] : ['sudo', '-n'];
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'Dpkg::Options::=--force-confold'];
  const isDone =
    runs([...sudo, 'apt-get', ...quiet, 'update']) &&
    runs([
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...quiet,
      'install',
      '-y',
      '--no-install-recommends',
      ...missing,
    ]);
  const left = findMissing();
  if (!isDone || left.length > 0) console.error(`Could not be installed: ${left.join(', ')}`);
  return isDone && left.length === 0;
}

function findMissing(): string[] {
  return Object.entries(packages)
    .filter(([, isThere]) => !isThere())
    .map(([name]) => name);
}

// Any fonts will do; a machine without any draws boxes for Cyrillic.
function isMinimal(): boolean {
  return !existsSync('/usr/share/fonts/truetype');
}

function forbidSystemCluster(): void {
  const folder = '/etc/postgresql-common';
  const file = `${folder}/createcluster.conf`;
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, 'create_main_cluster = false\n');
}

function runs([program, ...args]: string[]): boolean {
  const { status } = spawnSync(program!, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0;
}
