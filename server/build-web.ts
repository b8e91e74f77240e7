// Builds the browser's part when it is missing or older than its sources, so that starting needs no other step.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const web = join(root, 'web');

/** Where the built files are. */
export const builtWeb = join(web, 'dist');

/**
 * Builds `web/dist` unless it was built from the sources as they are. It appears whole: browsers of a running server
 * and a second build at the same time see the old one or the new one.
 * @param say told when it takes a while
 * @throws Error with the builder's words
 */
export async function buildWeb(say: (words: string) => void = () => {}): Promise<void> {
  const sources = hashSources();
  const note = join(builtWeb, '.sources');
  if (existsSync(note) && readFileSync(note, 'utf8') === sources) return;
  say('Building the screens (once after each update) …');
  const draft = join(web, `dist.draft-${process.pid}`);
  try {
    await runVite(draft);
    writeFileSync(join(draft, '.sources'), sources);
    replace(draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function runVite(target: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', web, '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stdout.on('data', (piece) => {
    words += piece;
  });
  child.stderr.on('data', (piece) => {
    words += piece;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The screens could not be built:\n${words.trim().slice(-2000)}`));
    });
  });
}

function replace(draft: string): void {
  const old = `${draft}-old`;
  try {
    if (existsSync(builtWeb)) renameSync(builtWeb, old);
    renameSync(draft, builtWeb);
  } catch (error) {
    // Another start put its own build there in between.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const folder of [web, join(root, 'contract')])
    for (const path of filesIn(folder)) hash.update(path.slice(root.length)).update(readFileSync(path));
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('dist') && !name.includes('.test.'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}
