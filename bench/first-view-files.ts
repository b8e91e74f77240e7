// Which files of the built screen the inbox's first view loads, read from the manifest of the build.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Chunk {
  file: string;
  imports?: string[];
}
export type Manifest = Record<string, Chunk>;

/** @param built the folder that the screen was built into */
export async function readManifest(built: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(built, '.vite/manifest.json'), 'utf8')) as Manifest;
}

/** The page's own script, the first steps that an admin is shown, and what both import: each file once, without the words. */
export function firstViewFiles(manifest: Manifest): Set<string> {
  return filesOf(manifest, 'setup/first-steps.tsx', filesOf(manifest, 'index.html'));
}

/** The words that the first view says in a language. */
export function firstWordsFile(manifest: Manifest, language: string): Set<string> {
  return filesOf(manifest, `languages/${language}-first.ts`);
}

/** A chunk and all that it imports at once. */
function filesOf(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no ${name}.`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const one of chunk.imports ?? []) filesOf(manifest, one, seen);
  return seen;
}
