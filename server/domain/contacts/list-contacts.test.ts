// Proves that a list of cards gives each card once, page by page, with its last mail, and counts with the first page.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { makeContact } from './change-contact.ts';
import { listContacts } from './list-contacts.ts';

let house: MailHouse;
let ada: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
});
afterAll(() => house.close());

async function pagesOf(q: string, limit: number) {
  const pages: Awaited<ReturnType<typeof listContacts>>[] = [];
  for (let cursor: string | undefined; pages.length === 0 || cursor; cursor = pages.at(-1)!.next)
    pages.push(await listContacts(house.database.db, ada, { q, limit, cursor }));
  return pages;
}

test('every card stands on exactly one page, however long and alike the names', async () => {
  const long = 'Общество с ограниченной ответственностью '.repeat(4);
  const names = ['Zoë', 'anna', 'Anna', 'Anna', `${long}Б`, `${long}А`, `${long}А`];
  for (const name of names) await makeContact(house.database.db, ada, { name: name.slice(0, 200) });
  const pages = await pagesOf('', 2);
  expect(pages.flatMap(({ items }) => items.map(({ name }) => name)).sort()).toEqual(names.sort());
  expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(names.length);
  expect(pages.map(({ total }) => total)).toEqual([
    { count: 7, capped: false },
    ...pages.slice(1).map(() => undefined),
  ]);
});

test('a card bears the time of its last mail, and is found by any part of its address', async () => {
  const sales = await house.mailbox('sales@kontor.example');
  const { id } = await makeContact(house.database.db, ada, {
    name: 'Bruno',
    addresses: ['bruno@100%_noord.example'],
  });
  await house.receive(sales.inbox, [
    writeMail({ from: 'bruno@100%_noord.example', date: 'Tue, 10 Mar 2026 10:00:00 +0100' }),
    writeMail({ from: 'bruno@100%_noord.example', date: 'Tue, 10 Mar 2026 09:00:00 +0100' }),
  ]);
  const [page] = await pagesOf('0%_NOORD', 50);
  expect(page!.items).toMatchObject([{ id, lastMailAt: '2026-03-10T09:00:00.000Z' }]);
  expect((await pagesOf('100x', 50))[0]!.items).toEqual([]);
});

test('words that very many cards have find the same cards as words of few, and nobody by a company that is not to be seen', async () => {
  const { rows } = house;
  await rows(
    `insert into contacts (name) select 'Walker ' || lpad(i::text, 4, '0') from generate_series(1, 8100) i`,
  );
  await rows(
    `insert into companies (name, made_by) values ('Walk Open', 'person'), ('Walk Hidden', 'itself')`,
  );
  await rows(`insert into contacts (name, company_id) select case name when 'Walk Open' then 'Nele' else 'Odd' end, id
    from companies where name like 'Walk %'`);
  const byAddress = await makeContact(house.database.db, ada, {
    name: 'Piet',
    addresses: ['a@sidewalk.example'],
  });
  const many = await pagesOf('WALK', 5000);
  expect(many[0]!.total).toEqual({ count: 1000, capped: true });
  const names = many.flatMap(({ items }) => items.map(({ name }) => name));
  expect(names).toHaveLength(8102);
  expect(names.slice(0, 2)).toEqual(['Nele', 'Piet']);
  expect(new Set(names).size).toBe(8102);
  // Three letters, two, and none that are letters.
  expect((await pagesOf('walk o', 50))[0]!.items).toMatchObject([{ name: 'Nele' }]);
  expect((await pagesOf('walk h', 50))[0]!.items).toEqual([]);
  expect((await pagesOf('@side', 50))[0]!.items).toMatchObject([{ id: byAddress.id }]);
  expect((await pagesOf('ëz', 50))[0]!.items).toEqual([]);
  expect((await pagesOf('oë', 50))[0]!.items).toMatchObject([{ name: 'Zoë' }]);
}, 60_000);
