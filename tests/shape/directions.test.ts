// Proves the walls between the parts: who may import whom, and that nothing goes in a circle.
import { expect, test } from 'vitest';
import { type Import, importsOf, productFiles } from './source-files.ts';

/** Each part and the parts it may import. What is not named here may not be imported. */
const parts: Record<string, string[]> = {
  contract: [],
  web: ['contract'],
  'server/protocols': [],
  'server/database': ['server/settings'],
  'server/domain': ['server/database', 'server/protocols', 'server/settings'],
  'server/http': [
    'contract',
    'server/domain',
    'server/database',
    'server/protocols',
    'server/settings',
    'package.json',
  ],
  'server/jobs': ['server/domain', 'server/database', 'server/protocols', 'server/settings'],
  'server/commands': [
    'server/domain',
    'server/database',
    'server/protocols',
    'server/settings',
    'server/main',
    'package.json',
  ],
  // config, log, secret-key, deps: what every part of the server may know.
  'server/settings': ['server/database'],
  'server/main': [
    'server/http',
    'server/jobs',
    'server/domain',
    'server/database',
    'server/settings',
    'server/protocols',
  ],
};

/**
 * The nouns of the domain, lowest first: a folder may import those of its own line or of a line above.
 * `incoming/text` and `search/words` are pure (text in, text out) and stand lowest, though they lie with their noun, as
 * does the upkeep of the words' index (`search/words-index.ts`, `words-periods.ts`);
 * so does the store of kept bytes (`incoming/read-source.ts` and the folder behind it), which knows no message.
 */
const levels: string[][] = [
  ['problem.ts', 'refs.ts', 'incoming/text', 'search/words', 'incoming/source'],
  ['users', 'house', 'access', 'cards'],
  ['mailboxes', 'contacts', 'companies', 'views', 'suppressions'],
  ['records', 'templates', 'messages', 'correspondents'],
  ['conversations'],
  ['incoming'],
  ['outgoing', 'sync', 'imports', 'merges', 'card-imports', 'card-exports', 'ledger', 'attachments'],
  ['correspondence', 'search', 'backup', 'demo', 'rules', 'mailings'],
  ['installation'],
];

const imports = productFiles().flatMap(importsOf);
const own = imports.filter(({ isOwn }) => isOwn);

test('each part imports only the parts below it', () => {
  const wrong = own.filter(({ from, to }) => {
    const [source, target] = [partOf(from), partOf(to)];
    return source !== target && !parts[source]?.includes(target);
  });
  expect(say(wrong)).toEqual([]);
});

test('every source file belongs to a part', () => {
  const homeless = productFiles().filter(({ path }) => parts[partOf(path)] === undefined);
  expect(homeless.map(({ path }) => path)).toEqual([]);
});

test('inside the domain a noun imports only nouns of its own level or below', () => {
  const between = own.filter(({ from, to }) => nounOf(from) && nounOf(to) && nounOf(from) !== nounOf(to));
  const homeless = productFiles().filter(({ path }) => nounOf(path) && levelOf(nounOf(path)!) < 0);
  expect(homeless.map(({ path }) => path)).toEqual([]);
  const wrong = between.filter(({ from, to }) => levelOf(nounOf(from)!) < levelOf(nounOf(to)!));
  expect(say(wrong)).toEqual([]);
});

test('no two nouns import each other, directly or through others', () => {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of own) {
    const [a, b] = [nounOf(from), nounOf(to)];
    if (a && b && a !== b) edges.set(a, (edges.get(a) ?? new Set()).add(b));
  }
  expect(findCircle(edges)).toBeUndefined();
});

test('no files of the server import each other in a circle', () => {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, isTypeOnly } of own)
    if (from.startsWith('server/') && !isTypeOnly) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  expect(findCircle(edges)).toBeUndefined();
});

test('the domain knows no web framework, no JSON schema and no screen', () => {
  const foreign =
    /^(fastify|@fastify\/.*|fastify-type-provider-zod|zod|react.*|@mantine\/.*|@tanstack\/.*|vite)$/;
  const wrong = imports.filter(
    ({ from, to }) => /^server\/(domain|protocols|database)\//.test(from) && foreign.test(to),
  );
  expect(say(wrong)).toEqual([]);
});

test('the contract knows zod alone', () => {
  const wrong = imports.filter(
    ({ from, to, isOwn }) => from.startsWith('contract/') && !isOwn && to !== 'zod',
  );
  expect(say(wrong)).toEqual([]);
});

test('the protocols know no product: neither settings nor the database', () => {
  const wrong = imports.filter(
    ({ from, to }) => from.startsWith('server/protocols/') && /^(pg|kysely)$/.test(to),
  );
  expect(say(wrong)).toEqual([]);
});

function partOf(path: string): string {
  const known = /^(contract|web)\//.exec(path)?.[1] ?? /^server\/[a-z]+(?=\/)/.exec(path)?.[0];
  if (known) return known;
  if (/^server\/(main|start-roles|build-web)\.ts$/.test(path)) return 'server/main';
  if (/^server\/[a-z-]+\.ts$/.test(path)) return 'server/settings';
  return path;
}

function nounOf(path: string): string | undefined {
  const rest = /^server\/domain\/(.+)$/.exec(path)?.[1];
  if (rest === undefined) return undefined;
  if (/^incoming\/(read-source|body-folder|pack-mail)\.ts$/.test(rest)) return 'incoming/source';
  if (['search/words-index.ts', 'search/words-periods.ts'].includes(rest)) return 'search/words';
  return ['incoming/text', 'search/words'].find((pure) => rest.startsWith(`${pure}/`)) ?? rest.split('/')[0];
}

function levelOf(noun: string): number {
  return levels.findIndex((level) => level.includes(noun));
}

function findCircle(edges: Map<string, Set<string>>): string | undefined {
  const done = new Set<string>();
  const walk = (node: string, path: string[]): string | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' → ');
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const circle = walk(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = walk(node, []);
    if (circle) return circle;
  }
  return undefined;
}

function say(found: Import[]): string[] {
  return found.map(({ from, to }) => `${from} → ${to}`);
}
