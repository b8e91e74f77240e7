// Proves that a first fetch broken off leaves no house without its index over words, and that new words do not pile up beside it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { startUnderstanding } from '../incoming/start-understanding.ts';
import { dropWordsIndex, finishWordsIndex, prepareWordsIndex, wordsIndexWatch } from './words-index.ts';
import { wordsPeriods } from './words-periods.ts';

let house: MailHouse;
let sales: TestMailbox;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
});
afterAll(() => house.close());

const isThere = async () => {
  const [row] = await house.rows<{ there: boolean }>(
    `select to_regclass('message_words_2026') is not null as there`,
  );
  return row!.there;
};
/** Enough words for the table to grow by more than a page. */
const bring = (name: string) =>
  house.receive(
    sales.inbox,
    Array.from({ length: 30 }, (_, index) =>
      writeMail({
        id: `${name}${index}@x.example`,
        subject: name,
        body: `${name} pump ${index} `.repeat(200),
      }),
    ),
  );

test('an index taken away is missed once nothing comes any more, and is built again with all its words', async () => {
  const isLeft = wordsIndexWatch(house.deps.db);
  expect(await isLeft()).toBe(false);
  await prepareWordsIndex(house.deps.db);
  expect(await isThere()).toBe(false);
  await bring('one');
  expect(await isLeft()).toBe(false);
  await bring('two');
  // Mail still comes: whoever brings it will finish.
  expect(await isLeft()).toBe(false);
  expect(await isLeft()).toBe(true);
  await finishWordsIndex(house.deps.db);
  expect(await isThere()).toBe(true);
  expect(await isLeft()).toBe(false);
  const { rows } = await sql`select 1 from message_words where words @@ 'pump'::tsquery`.execute(
    house.deps.db,
  );
  expect(rows).toHaveLength(60);
});

test('where there are words the index is not taken away', async () => {
  await prepareWordsIndex(house.deps.db);
  expect(await isThere()).toBe(true);
});

test('two that build the index at once build each part once, and all of them', async () => {
  const { db } = house.deps;
  await dropWordsIndex(db);
  await Promise.all([finishWordsIndex(db), finishWordsIndex(db)]);
  const parts = await house.rows<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index join pg_class c on c.oid = indexrelid
       join pg_am a on a.oid = c.relam
     where indrelid = 'message_words'::regclass and amname = 'gin' and indisvalid order by 1`,
  );
  expect(parts.map(({ name }) => name)).toEqual(wordsPeriods.map(({ index }) => index).sort());
});

test('words of live mail, which wait beside the index at first, are sorted in soon after', async () => {
  await house.rows('create extension if not exists pgstattuple');
  const waiting = async () => {
    const [row] = await house.rows<{ pages: number }>(
      `select sum((pgstatginindex(name::regclass)).pending_pages)::int as pages
       from unnest('{known_people_names,${wordsPeriods.map(({ index }) => index)}}'::text[]) name`,
    );
    return row!.pages;
  };
  await finishWordsIndex(house.deps.db);
  expect(await waiting()).toBe(0);
  await bring('waits');
  expect(await waiting()).toBeGreaterThan(0);
  const understanding = await startUnderstanding(
    { ...house.deps, databaseUrl: house.database.url },
    { lookEvery: 20 },
  );
  try {
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
    // Not only when it begins, nor only at its first look.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await bring('later');
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  } finally {
    await understanding.stop();
  }
});
