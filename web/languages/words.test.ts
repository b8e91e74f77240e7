// Every key the screen uses exists, none is left over, each language says all of them with the same blanks, and what is drawn first has its words first.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { en as enRest } from './en.ts';
import { enFirst } from './en-first.ts';
import { nl } from './nl.ts';
import { nlFirst } from './nl-first.ts';
import { pl } from './pl.ts';
import { plFirst } from './pl-first.ts';
import { ru } from './ru.ts';
import { ruFirst } from './ru-first.ts';

const en = { ...enFirst, ...enRest };
const files = { en: [enFirst, enRest], nl: [nlFirst, nl], ru: [ruFirst, ru], pl: [plFirst, pl] } as const;

const web = join(import.meta.dirname, '..');
const paths = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/^(dist|languages)\/|\.test\.ts$/.test(path),
);
const text = (path: string) => readFileSync(join(web, path), 'utf8');
const source = paths.map(text).join('\n');

const plural = /_(one|few|many|other)$/;
const keys = [...new Set(Object.keys(en).map((key) => key.replace(plural, '')))];
/** Whole keys written in the source, and the fixed beginnings of those put together from a value. */
const writtenIn = (code: string) =>
  new Set([...code.matchAll(/'([a-z][\w.-]*)'/gi)].map((match) => match[1]!));
const patternsIn = (code: string) =>
  [...code.matchAll(/(?:\bt|\bsay)\(\s*`([^`]+)`/g)].map(
    ([, template]) =>
      new RegExp(
        `^${template!
          .split(/\$\{[^}]*\}/)
          .map(exactly)
          .join('[\\w-]+')}$`,
      ),
  );
const written = writtenIn(source);
const patterns = patternsIn(source);
/** Put together from names in tables. */
const fromTables = /^problem\.|^trouble\.|^reason\./;

function exactly(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}

test('no key is left over that the screen does not use', () => {
  const unused = keys.filter(
    (key) => !written.has(key) && !patterns.some((pattern) => pattern.test(key)) && !fromTables.test(key),
  );
  expect(unused).toEqual([]);
});

test('every key the screen asks for exists', () => {
  const asked = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]!);
  expect(asked.length).toBeGreaterThan(200);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});

// What is drawn before all words are there: the page itself and all it imports at once, and each piece that does not wait for them.
const firstFiles = [...drawnFirst()];
const firstKeys = Object.keys(enFirst).map((key) => key.replace(plural, ''));

function drawnFirst(): Set<string> {
  const found = new Set<string>();
  const walk = (path: string) => {
    if (found.has(path) || /^languages\//.test(path) || !/\.tsx?$/.test(path)) return;
    found.add(path);
    const at = (address: string) => walk(relative(web, join(web, dirname(path), address)));
    for (const [, address] of text(path).matchAll(
      /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm,
    ))
      at(address!);
    for (const [, address] of text(path).matchAll(/(?<!pieceWithWords\()\bimport\('([^']+)'\)/g))
      at(address!);
  };
  walk('app/main.tsx');
  return found;
}

test('whatever is drawn before all words are there finds its words among the first', () => {
  expect(firstFiles.length).toBeGreaterThan(80);
  expect(firstFiles).toContain('conversations/conversation-row.tsx');
  expect(firstFiles).not.toContain('search/search-screen.tsx');
  const late = keys.filter((key) => !firstKeys.includes(key) && !fromTables.test(key));
  const missing = firstFiles.flatMap((path) => {
    const code = text(path);
    const asked = new Set([...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]!));
    const said = writtenIn(code);
    const made = patternsIn(code);
    return late
      .filter(
        (key) =>
          asked.has(key) || (key.includes('.') && said.has(key)) || made.some((pattern) => pattern.test(key)),
      )
      .map((key) => `${path}: ${key}`);
  });
  expect(missing).toEqual([]);
});

test('no word is among the first that only later pages say', () => {
  const code = firstFiles.map(text).join('\n');
  const said = writtenIn(code);
  const made = patternsIn(code);
  const late = firstKeys.filter(
    (key) => !said.has(key) && !made.some((pattern) => pattern.test(key)) && !fromTables.test(key),
  );
  expect(late).toEqual([]);
});

test('what any page says when something goes wrong is among the first', () => {
  for (const key of ['internal', 'offline', 'unavailable', 'not-found', 'not-allowed', 'invalid', 'conflict'])
    expect(firstKeys).toContain(`problem.${key}`);
  expect(firstKeys).toEqual(expect.arrayContaining(['problem.screen-offline', 'problem.screen-replaced']));
  expect(keys.filter((key) => /^trouble\./.test(key) && !firstKeys.includes(key))).toEqual([]);
});

for (const [language, [first, rest]] of Object.entries(files)) {
  const said: Record<string, string> = { ...first, ...rest };
  test(`${language} says the same words first as English, and none twice`, () => {
    const bases = (words: object) => [...new Set(Object.keys(words).map((key) => key.replace(plural, '')))];
    expect(bases(first)).toEqual(bases(enFirst));
    expect(Object.keys(first).filter((key) => key in rest)).toEqual([]);
  });

  test(`${language} says every key, in each of its plural forms, and nothing else`, () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const expected = keys.flatMap((key) =>
      `${key}_other` in en ? forms.map((form) => `${key}_${form}`) : [key],
    );
    expect(Object.keys(said).sort()).toEqual(expected.sort());
    expect(Object.entries(said).filter(([, text]) => !text.trim())).toEqual([]);
  });

  test(`${language} leaves the same blanks as English`, () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{?(\w+)\}?\}/g)].map((match) => match[1]!);
    const wrong = Object.keys(said).filter((key) => {
      const base = key.replace(plural, '');
      const english =
        (en as Record<string, string>)[`${base}_other`] ?? (en as Record<string, string>)[base]!;
      const here = new Set(blanks(said[key]!));
      // "Handled" of one may leave out its count.
      if (plural.test(key) && blanks(english).every((blank) => blank === 'count' || here.has(blank)))
        return false;
      return [...new Set(blanks(english))].sort().join() !== [...here].sort().join();
    });
    expect(wrong).toEqual([]);
  });
}
