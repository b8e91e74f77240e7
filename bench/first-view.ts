// How much script the browser loads for the inbox's first view: built as for release, gzip, one language.
//
//   bin/node bench/first-view.ts
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

interface Chunk {
  file: string;
  imports?: string[];
}

const limit = 250;
const outDir = await mkdtemp(join(tmpdir(), 'kontor-bench-first-view-'));
try {
  const configFile = join(import.meta.dirname, '../web/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const manifest = JSON.parse(await readFile(join(outDir, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  // The page's own script and what it imports; and of the four languages the longest.
  const page = await weigh(outDir, filesOf(manifest, 'index.html'));
  const languages = await Promise.all(
    ['en', 'nl', 'ru', 'pl'].map((code) => weigh(outDir, filesOf(manifest, `languages/${code}.ts`))),
  );
  const longest = Math.max(...languages.map((files) => sum(files)));
  for (const [file, size] of page) console.log(`${file.padEnd(44)} ${kilobytes(size)}`);
  console.log(`${'the longest language'.padEnd(44)} ${kilobytes(longest)}`);
  const total = (sum(page) + longest) / 1000;
  console.log(`together ${total.toFixed(1)} KB gzip, limit ${limit}, ratio ${(total / limit).toFixed(2)}`);
  process.exitCode = total <= limit ? 0 : 1;
} finally {
  await rm(outDir, { recursive: true, force: true });
}

/** A chunk and all that it imports at once, each file once. */
function filesOf(manifest: Record<string, Chunk>, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no ${name}.`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const one of chunk.imports ?? []) filesOf(manifest, one, seen);
  return seen;
}

async function weigh(folder: string, files: Set<string>): Promise<Map<string, number>> {
  const sizes = await Promise.all(
    [...files].map(async (file) => [file, gzipSync(await readFile(join(folder, file))).length] as const),
  );
  return new Map(sizes);
}

function sum(sizes: Map<string, number>): number {
  return [...sizes.values()].reduce((total, size) => total + size, 0);
}

function kilobytes(size: number): string {
  return `${(size / 1000).toFixed(1).padStart(7)} KB`;
}
