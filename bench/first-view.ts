// How much script the browser loads for the inbox's first view: built as for release, gzip, one language. What it counts is what a
// browser asks for until the inbox of an admin stands (tests/browser/first-view.browser.ts holds that); the other words of the
// language come when the browser is idle, and before a page that needs them. Last measured: 234 KB, of which 8 are words.
//
//   bin/node bench/first-view.ts
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { firstViewFiles, firstWordsFile, readManifest } from './first-view-files.ts';

const limit = 250;
const outDir = await mkdtemp(join(tmpdir(), 'kontor-bench-first-view-'));
try {
  const configFile = join(import.meta.dirname, '../web/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const manifest = await readManifest(outDir);
  const page = await weigh(outDir, firstViewFiles(manifest));
  // Of the four languages the longest.
  const languages = await Promise.all(
    ['en', 'nl', 'ru', 'pl'].map((code) => weigh(outDir, firstWordsFile(manifest, code))),
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
