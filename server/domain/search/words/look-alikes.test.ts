// Counts how often a word of one language finds mail of another language that holds a different word.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { column } from '../../../database/arrays.ts';
import { phraseTerm, wordTerm } from './make-terms.ts';
import { makeWords } from './make-words.ts';
import { languageMarks, withMarks } from './marks.ts';
import { lookAlikes, soundAlikes } from './word-forms/across-languages.ts';
import * as dutch from './word-forms/dutch.ts';
import * as english from './word-forms/english.ts';
import * as polish from './word-forms/polish.ts';
import * as russian from './word-forms/russian.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

type Pair = [asked: string, found: string];

/** Of each pair, whether a mail in that language that says the second word is found by the first. */
async function finds(pairs: Pair[], language: string): Promise<boolean[]> {
  const mails = pairs.map(([, said]) =>
    withMarks(
      makeWords({ subject: '', people: '', files: '', own: said, signature: '' }, language),
      languageMarks(language),
    ),
  );
  const { rows } = await sql<{ found: boolean }>`
    select words @@ query::tsquery as found
    from unnest(${column('tsvector', mails)}, ${column(
      'text',
      pairs.map(([asked]) => wordTerm(asked, false)),
    )}) with ordinality as t (words, query, at) order by at`.execute(database.db);
  return rows.map((row) => row.found);
}

const languages = ['ru', 'en', 'nl', 'pl'];
const listed: Record<string, Pair[]> = Object.fromEntries(
  Object.entries(lookAlikes).map(([key, text]) => [
    key,
    text
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('>') as Pair),
  ]),
);
const bySound = soundAlikes
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

async function countMeetings(one: string, other: string): Promise<{ all: number; met: string[] }> {
  const met: string[] = [];
  let all = 0;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const pairs =
      from === 'ru' || to === 'ru'
        ? bySound.map((words): Pair => [words[languages.indexOf(from)]!, words[languages.indexOf(to)]!])
        : listed[`${from}>${to}`]!;
    const found = await finds(pairs, to);
    all += pairs.length;
    met.push(...pairs.filter((_, index) => found[index]).map((pair) => `${from} ${pair.join('>')} ${to}`));
  }
  return { all, met };
}

// English and Dutch inflect alike, and a word alone does not tell its language: *rooms* could be Dutch, *miste* English.
test.each([
  { one: 'en', other: 'nl', share: 0.22 },
  { one: 'en', other: 'pl', share: 0.05 },
  { one: 'nl', other: 'pl', share: 0.05 },
  { one: 'ru', other: 'en', share: 0.05 },
  { one: 'ru', other: 'nl', share: 0.05 },
  { one: 'ru', other: 'pl', share: 0.05 },
])('few different words of $one and $other meet: $share at most', async ({ one, other, share }) => {
  const { all, met } = await countMeetings(one, other);
  console.log(`${one}, ${other}: ${met.length} of ${all} meet: ${met.join(', ')}`);
  expect(all).toBeGreaterThanOrEqual(60);
  expect(met.length / all).toBeLessThanOrEqual(share);
});

const lists = { en: english, nl: dutch, ru: russian, pl: polish };

test.each(['en', 'nl', 'ru', 'pl'] as const)('forms of one word of %s find each other', async (language) => {
  const pairs = lists[language].paradigms
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word, ...forms] = line.trim().split(' ') as [string, ...string[]];
      return forms.flatMap((form): Pair[] => [
        [word, form],
        [form, word],
      ]);
    });
  for (const of of [language, '']) {
    const missed = (await finds(pairs, of)).filter((found) => !found).length;
    console.log(`${language} in mail of ${of || 'no sure language'}: ${missed} of ${pairs.length} missed`);
    expect(missed / pairs.length).toBeLessThanOrEqual(0.1);
  }
});

test('a phrase is what was written, whatever the language', () => {
  expect(phraseTerm('de offerte')).toBe("('de' <-> 'offerte')");
});

test('a stem is no word to mail that is surely of another language, and one to all other mail', async () => {
  const within = async (language: string) => (await finds([['offerte', 'offer']], language))[0];
  expect([
    await within('en'),
    await within('pl'),
    await within('nl'),
    await within(''),
    await within('de'),
  ]).toEqual([false, false, true, true, true]);
});
