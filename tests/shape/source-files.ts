// Lists the project's source files and what each imports, for the tests of its shape.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** Path from the project's root, with slashes. */
  path: string;
  text: string;
}

const folders = ['contract', 'server', 'web', 'tests', 'bench'];
const endings = /\.(ts|tsx|sql|css)$/;

/** Every source file of ours, tests included. */
export function sourceFiles(): SourceFile[] {
  return folders
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter((path) => endings.test(path))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

/** Product code: no tests, nothing made by a program. */
export function productFiles(): SourceFile[] {
  return sourceFiles().filter(
    ({ path }) => /^(contract|server|web)\//.test(path) && !isTest(path) && !isGenerated(path),
  );
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

export function isGenerated(path: string): boolean {
  return path.startsWith('server/database/schema.');
}

/** Everything the project's history holds or would take in, whatever its kind. */
export function allFiles(): string[] {
  if (!existsSync(join(root, '.git'))) return filesIn(root).map((path) => relative(root, path));
  const list = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files'], { cwd: root, encoding: 'utf8' });
  return list.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

export interface Import {
  from: string;
  /** Path from the root for our own files, else the package's name. */
  to: string;
  isOwn: boolean;
  isTypeOnly: boolean;
  /** By `import('…')`: read when that line is reached, not with the file. */
  isLater: boolean;
}

/** What a file imports, statically or by `import('…')` of a fixed name. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'|(?:^|\n)import '([^']+)'|\bimport\('([^']+)'\)/g;
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[3] ?? match[4] ?? match[5]!;
    const isOwn = name.startsWith('.');
    const to = isOwn ? join(dirname(path), name) : packageName(name);
    return { from: path, to, isOwn, isTypeOnly: match[2] !== undefined, isLater: match[5] !== undefined };
  });
}

function packageName(name: string): string {
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

const ignored = new Set(['node_modules', 'dist', 'output', '.git', 'data', 'demo-data']);

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    if (ignored.has(name) || name.startsWith('dist.draft')) return [];
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
