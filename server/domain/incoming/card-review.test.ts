// Proves that one review makes, refuses and takes back the cards that imported mail gives reason for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { actOnCardReview, readCardReview } from './card-review.ts';
import { proposeCards } from './propose-cards.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example', { kind: 'archive' });
  ada = await house.admin('Ada');
  const both = (person: string) => [
    writeMail({ from: person }),
    writeMail({ from: 'sales@kontor.example', to: person, subject: 'Our offer' }),
  ];
  const imported = { live: false, understand: 'now' as const };
  await house.receive(
    sales.inbox,
    [
      ...both('Bruno Baker <bruno@noord-pompen.example>'),
      ...both('Carla <carla@noord-pompen.example>'),
      ...both('Dirk <dirk@gmail.com>'),
      ...both('Office <info@west.example>'),
      writeMail({ from: 'only-wrote@oost.example' }),
      writeMail({
        from: 'news@bulk.example',
        headers: ['List-Unsubscribe: <https://bulk.example>', 'Precedence: bulk'],
      }),
    ],
    imported,
  );
  await proposeCards(house.database.db);
});
afterAll(() => house.close());

const cards = () =>
  house.rows<{ name: string }>(
    `select name from contacts where binned_at is null union all select name from companies where binned_at is null order by 1`,
  );

test('imported mail makes no cards by itself; it proposes them: people both ways, companies but for freemail', async () => {
  expect(await cards()).toEqual([]);
  const review = await readCardReview(house.database.db, ada, {});
  expect(review.items.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
    'company noord-pompen.example',
    'company west.example',
    'contact bruno@noord-pompen.example',
    'contact carla@noord-pompen.example',
    'contact dirk@gmail.com',
  ]);
});

test('what was refused is not made; the rest is made at once and can be taken back', async () => {
  const { db } = house.database;
  await actOnCardReview(db, ada, { act: 'refuse', keys: [{ kind: 'contact', key: 'dirk@gmail.com' }] });
  expect(await actOnCardReview(db, ada, { act: 'make-all', keys: [] })).toEqual({
    companies: 2,
    contacts: 2,
  });
  expect(await cards()).toEqual([
    { name: 'Bruno Baker' },
    { name: 'Carla' },
    { name: 'Noord Pompen' },
    { name: 'West' },
  ]);
  await proposeCards(db);
  expect((await readCardReview(db, ada, {})).items).toEqual([]);
  await actOnCardReview(db, ada, { act: 'undo', keys: [] });
  expect(await cards()).toEqual([]);
  expect((await readCardReview(db, ada, {})).items).toHaveLength(4);
});

test('what was left out by mistake is offered again', async () => {
  const { db } = house.database;
  const keys = [{ kind: 'contact' as const, key: 'bruno@noord-pompen.example' }];
  await actOnCardReview(db, ada, { act: 'refuse', keys });
  await proposeCards(db);
  expect((await readCardReview(db, ada, {})).items).toHaveLength(3);
  expect(await actOnCardReview(db, ada, { act: 'offer', keys })).toEqual({ companies: 0, contacts: 1 });
  expect((await readCardReview(db, ada, {})).items).toHaveLength(4);
});

test('only admins review', async () => {
  const bob: Viewer = { ...ada, role: 'member' };
  await expect(readCardReview(house.database.db, bob, {})).rejects.toMatchObject({ kind: 'not-allowed' });
});
