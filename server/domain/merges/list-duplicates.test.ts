// Proves that the pages of doubles hold every pair once, the likeliest first, however many cards stand between.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import type { Viewer } from '../access/viewer.ts';
import { keepApart } from './keep-apart.ts';
import { listDuplicates } from './list-duplicates.ts';

let house: MailHouse;
let ada: Viewer;

// 2,400 contacts. One in ten bears the name of another a thousand further on; some share a phone, some both, thirteen a switchboard.
beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  await house.rows(`insert into contacts (name) select 'Nele ' || translate(
    md5((case when i % 10 = 0 then i % 1000 else i end)::text), '0123456789', 'ghklmnprst') from generate_series(1, 2400) i`);
  await house.rows(
    `insert into contact_addresses (contact_id, address) select id, 'p' || id || '@noord.example' from contacts`,
  );
  await house.rows(`insert into card_phones (record_type, record_id, position, written, number)
    select 'contact', id, 0, '+31 30 1' || id % 1000, '+31301' || id % 1000 from contacts where id % 50 in (10, 11)
    union all select 'contact', id, 1, '+31 30 999', '+3130999' from contacts where id % 180 = 1`);
  await house.rows(
    `insert into contact_addresses (contact_id, address) values (7, 'both@noord.example'), (2398, 'both@noord.example')`,
  );
}, 120_000);
afterAll(() => house.close());

async function allPages() {
  const pages: Awaited<ReturnType<typeof listDuplicates>>[] = [];
  for (let cursor: string | undefined; pages.length === 0 || cursor; cursor = pages.at(-1)!.next)
    pages.push(await listDuplicates(house.database.db, ada, { type: 'contact', cursor }));
  return pages;
}

/** What a look at every pair of cards says. */
async function everyPair() {
  return house.rows<{ pair: string; reasons: string }>(`
    with keys as (
      select contact_id as id, 'address' as by, address as key, 1 as rank from contact_addresses
      union all select record_id, 'phone', number, 3 from card_phones
      union all select c.id, 'name', k, 4 from contacts c, unnest(c.name_keys) k
    ), telling as (
      select * from (select k.*, count(*) over (partition by by, key) as alike from keys k) k where alike <= 12
    )
    select a || '-' || b as pair, string_agg(by, ' ' order by rank) as reasons from (
      select distinct x.id as a, y.id as b, x.by, x.rank from telling x join telling y on y.key = x.key and y.by = x.by and y.id > x.id) p
    group by a, b order by min(rank), count(*) desc, a, b`);
}

test('every pair stands on one page, the strongest reasons first, and a key of thirteen cards is none', async () => {
  const pages = await allPages();
  const found = pages.flatMap(({ items }) => items);
  const expected = await everyPair();
  expect(expected.length).toBeGreaterThan(200);
  expect(
    found.map(({ cards, reasons }) => ({
      pair: cards.map(({ id }) => id).join('-'),
      reasons: reasons.map(({ by }) => by).join(' '),
    })),
  ).toEqual(expected);
  expect(pages.slice(0, -1).every(({ items }) => items.length === 50)).toBe(true);
});

test('what a person said are two stands on no page, and the pages behind go on where they were', async () => {
  const before = (await allPages()).flatMap(({ items }) =>
    items.map(({ cards }) => cards.map(({ id }) => id).join('-')),
  );
  const [low, high] = before[60]!.split('-') as [string, string];
  await keepApart(house.database.db, ada, { type: 'contact', ids: [low, high], apart: true });
  const after = (await allPages()).flatMap(({ items }) =>
    items.map(({ cards }) => cards.map(({ id }) => id).join('-')),
  );
  expect(after).toEqual(before.filter((pair) => pair !== before[60]));
});

test('a page goes on where it was though the pair it ended with is gone', async () => {
  const list = (cursor?: string) => listDuplicates(house.database.db, ada, { type: 'contact', cursor });
  const ids = ({ items }: Awaited<ReturnType<typeof list>>) =>
    items.map(({ cards }) => cards.map(({ id }) => id));
  const first = await list();
  const before = ids(await list(first.next));
  const gone = ids(first).at(-1)![1]!;
  await house.rows(`update contacts set binned_at = now() where id = ${gone}`);
  const after = ids(await list(first.next));
  expect(after.slice(0, 20)).toEqual(before.filter((pair) => !pair.includes(gone)).slice(0, 20));
});

test('a page that never was says what to do', async () => {
  await expect(listDuplicates(house.database.db, ada, { type: 'contact', cursor: '50' })).rejects.toThrow(
    'Open it again from the top.',
  );
});
