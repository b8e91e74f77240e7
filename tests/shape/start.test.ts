// Proves that a start reads little: nothing but files of ours before the database begins, and no heavy package at all.
import { expect, test } from 'vitest';
import { importsOf, productFiles } from './source-files.ts';

const files = productFiles().filter(({ path }) => /^(server|contract)\//.test(path));
const importsByFile = new Map(
  files.map((file) => [
    file.path,
    importsOf(file).filter(({ isTypeOnly, isLater }) => !isTypeOnly && !isLater),
  ]),
);

/** The packages read with these files, and through which file. */
function packagesReadWith(begin: string[]): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set(begin);
  for (const path of seen)
    for (const { to, isOwn } of importsByFile.get(path) ?? [])
      if (isOwn) seen.add(to);
      else if (!to.startsWith('node:')) packages.set(to, path);
  return packages;
}

test('before the database’s process begins no package is read', () => {
  expect([...packagesReadWith(['server/commands/kontor.ts', 'server/commands/start.ts'])]).toEqual([]);
});

// What is read later, each in one place: a start with them took twice as long.
const later = [
  '@fastify/swagger',
  'better-auth',
  'eld',
  'imapflow',
  'jose',
  'libmime',
  'libphonenumber-js',
  'mailauth',
  'prom-client',
  'pst-extractor',
  'sanitize-html',
  'unpdf',
  'vite',
];

test('a start reads no package that only some of its work needs', () => {
  const roles = files.map(({ path }) => path).filter((path) => /^server\/(jobs|http)\//.test(path));
  const begin = [
    'server/start-roles.ts',
    'server/domain/incoming/start-understanding.ts',
    'server/domain/sync/run-sync.ts',
  ];
  const read = packagesReadWith([...begin, ...roles]);
  expect(read.has('fastify') && read.has('kysely')).toBe(true);
  expect([...read].filter(([name]) => later.includes(name))).toEqual([]);
});

test('nor does a start or a route ask for Node’s own fetch by naming node:http', () => {
  const importers = [...importsByFile]
    .filter(([, list]) => list.some(({ to }) => /^node:https?$/.test(to)))
    .map(([path]) => path);
  expect(importers).toEqual([]);
});
