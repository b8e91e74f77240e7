// Chooses the folder of the database's socket: private, and short enough for a socket address.
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// sun_path holds 108 bytes on Linux, 104 on macOS, with a closing zero; the lock file beside it adds five.
const longestPath = 98;

/**
 * The folder for `.s.PGSQL.5432`, mode 0700: `run` itself, or, when that path is too long for a socket, one under the
 * system's temporary folder whose name is remembered in `run/socket-folder`.
 */
export function chooseSocketFolder(run: string): string {
  mkdirSync(run, { recursive: true, mode: 0o700 });
  if (Buffer.byteLength(join(run, '.s.PGSQL.5432')) <= longestPath) return run;
  const note = join(run, 'socket-folder');
  const remembered = readNote(note);
  if (remembered !== undefined && isOursAlone(remembered)) return remembered;
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  writeFileSync(note, `${folder}\n`, { mode: 0o600 });
  return folder;
}

function readNote(note: string): string | undefined {
  try {
    return readFileSync(note, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

// Somebody else may have made a folder of that name since; a socket there would be theirs.
function isOursAlone(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (found.mode & 0o077) === 0;
}
