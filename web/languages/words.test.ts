// Every key the screen uses exists, none is left over, and each language says all of them with the same blanks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ru } from './ru.ts';

const web = join(import.meta.dirname, '..');
const source = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/^(dist|languages)\/|\.test\.ts$/.test(path))
  .map((path) => readFileSync(join(web, path), 'utf8'))
  .join('\n');

const plural = /_(one|few|many|other)$/;
const keys = [...new Set(Object.keys(en).map((key) => key.replace(plural, '')))];
/** Whole keys written in the source, and the fixed beginnings of those put together from a value. */
const written = new Set([...source.matchAll(/'([a-z][\w.-]*)'/gi)].map((match) => match[1]!));
const patterns = [...source.matchAll(/(?:\bt|\bsay)\(\s*`([^`]+)`/g)].map(
  ([, template]) =>
    new RegExp(
      `^${template!
        .split(/\$\{[^}]*\}/)
        .map(exactly)
        .join('[\\w-]+')}$`,
    ),
);
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

for (const [language, words] of Object.entries({ en, nl, ru, pl })) {
  const said = words as Record<string, string>;
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
