// Proves the habits of every file: what its first line says, how it is called, how long it is, what it may not mention.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allFiles, isGenerated, isTest, productFiles, root, sourceFiles } from './source-files.ts';

test('the first line of every source file says what it is for', () => {
  // A component's stylesheet needs no words of its own: the component beside it has them.
  const silent = sourceFiles().filter(
    ({ path, text }) => !/^(\/\/|\/\*|--) ?\S.{10,}/.test(text) && !path.endsWith('.module.css'),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('files and folders are named in kebab-case', () => {
  const odd = sourceFiles().filter(({ path }) => {
    const parts = path.replace(/(\.test|\.browser|\.config|\.d|\.module)?\.[a-z]+$/, '').split('/');
    return parts.some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  });
  expect(odd.map(({ path }) => path)).toEqual([]);
});

test('no folder or file is a drawer for everything', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|lib|misc|index)(\/|\.tsx?$)/;
  expect(
    sourceFiles()
      .filter(({ path }) => drawers.test(path))
      .map(({ path }) => path),
  ).toEqual([]);
});

test('files of the product stay short: half have at most 120 lines, none over 420 but protocols', () => {
  const counts = productFiles()
    .filter(({ path }) => /\.tsx?$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }));
  const long = counts.filter(({ path, lines }) => lines > 420 && !/protocols\/|\/languages\//.test(path));
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  const sorted = counts.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(120);
});

test('only named exports', () => {
  const wrong = productFiles().filter(
    ({ path, text }) => /^export default /m.test(text) && !/\.config\.ts$|\/languages\//.test(path),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('only config.ts reads the environment', () => {
  const readers = sourceFiles().filter(
    ({ path, text }) =>
      /process\.env/.test(text) &&
      path !== 'server/config.ts' &&
      !isTest(path) &&
      !/^(tests|bench)\//.test(path) &&
      path !== 'web/vite.config.ts',
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});

test('no code waits to be written and no test is switched off', () => {
  const words = new RegExp(`(//|\\*|--) .*\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);
  const off = /\b(test|it|describe)\.(skip|only|todo)\(/;
  const found = sourceFiles().filter(({ text }) => words.test(text) || off.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('nothing names a machine of ours, a registry or a person’s folder', () => {
  const texts = allFiles().filter(
    (path) => !/\.(png|jpg|gif|ico|woff2?|zip|eml|mbox|gz|dat|pst)$/.test(path),
  );
  const foreign = new RegExp(
    ['/wo' + 'rk/(main|shared|\\.)', '/home/[a-z]+/', '/ro' + 'ot/', '/Use' + 'rs/'].join('|'),
  );
  const registry = /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/;
  const wrong = texts.filter((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return foreign.test(text) || (path === 'package-lock.json' && registry.test(text));
  });
  expect(wrong).toEqual([]);
});

/** Tables that more than one noun writes: which, and why. */
const writers: Record<string, string[]> = {
  // conversations owns them; incoming makes them in the statement that makes their first message.
  conversations: ['conversations', 'incoming'],
  // messages owns them; conversations gives them another audience, place or conversation.
  messages: ['messages', 'conversations'],
  message_words: ['messages', 'conversations'],
  // attachments reads files and writes what they say; messages and conversations keep it with its message.
  attachment_texts: ['attachments', 'messages', 'conversations'],
  message_attachments: ['messages', 'attachments'],
  // incoming keeps and understands them; conversations moves them along with their message.
  sources: ['incoming', 'conversations'],
  // incoming keeps mail with its place; sync finds places, moves and removals on the server.
  placements: ['incoming', 'sync'],
  // mailboxes is what people set; sync writes state, lease and progress.
  mailboxes: ['mailboxes', 'sync'],
  // mailboxes is what people choose; sync and the imports of files find them.
  folders: ['mailboxes', 'sync', 'incoming', 'demo'],
  // mailboxes takes and cancels an upload; incoming runs it.
  imports: ['mailboxes', 'incoming'],
  // A card that makes itself makes its company in the same breath.
  companies: ['companies', 'contacts'],
  company_domains: ['companies', 'contacts'],
};

test('a table is written by the folder of its noun, or it is said who else does', () => {
  const found = new Map<string, Set<string>>();
  for (const { path, text } of productFiles()) {
    const noun = /^server\/domain\/([^/]+)\/.*\.ts$/.exec(path)?.[1];
    if (noun === undefined) continue;
    for (const table of tablesWritten(text)) found.set(table, (found.get(table) ?? new Set()).add(noun));
  }
  expect(found.size).toBeGreaterThan(20);
  const wrong = [...found].filter(([table, nouns]) => {
    const allowed = writers[table];
    return allowed ? [...nouns].some((noun) => !allowed.includes(noun)) : nouns.size > 1;
  });
  expect(wrong.map(([table, nouns]) => `${table}: ${[...nouns].join(', ')}`)).toEqual([]);
});

test('the doors write nothing: neither http, jobs nor commands', () => {
  const doors = productFiles().filter(({ path }) => /^server\/(http|jobs|commands)\/.*\.ts$/.test(path));
  const writers = doors.filter(({ text }) => tablesWritten(text).length > 0);
  expect(writers.map(({ path }) => path)).toEqual([]);
});

test('what is made by a program says so', () => {
  const silent = sourceFiles().filter(
    ({ path, text }) => isGenerated(path) && !/Written by/.test(text.slice(0, 200)),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

function tablesWritten(text: string): string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const patterns = [
    /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\('(\w+)'\)/g,
    /\binsert into (?:public\.)?(\w+)/gi,
    /(?:`|\s)update (?:only )?(\w+)(?: (?:as )?\w+)? set\b/gi,
    /\bdelete from (?:only )?(\w+)/gi,
  ];
  const found = patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => match[1]!.toLowerCase()),
  );
  return [...new Set(found)];
}
