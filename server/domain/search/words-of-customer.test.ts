// A customer with a thousand conversations: words are found in the newest, in the oldest, and page by page, whichever index tells.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { chooseMarkedCustomers, markDueMail } from '../conversations/mark-customers.ts';
import { searchMessages } from './search-messages.ts';

let house: MailHouse;
let ada: Viewer;
let ben: Viewer;
let company: string;
const count = 1000;
const day = (n: number) => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString();

beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  // More mailboxes than the index over words is asked for by itself, and one that only Ben reads.
  const boxes = [];
  for (let box = 0; box < 10; box++)
    boxes.push(await house.mailbox(`box${box}@kontor.example`, { policy: 'open' }));
  const [{ id }] = (await house.rows<{ id: string }>(
    `insert into users (name, email, role) values ('Ben', 'ben@kontor.example', 'member') returning id`,
  )) as [{ id: string }];
  const own = await house.mailbox('ben@kontor.example', { policy: 'personal', ownerId: id });
  ({ id: company } = await makeCompany(house.deps.db, ada, { name: 'Noord', domains: ['noord.example'] }));
  const mails = (box: number) =>
    Array.from({ length: count }, (_, n) => n)
      .filter((n) => n % 10 === box)
      .map((n) =>
        writeMail({
          id: `n${n}`,
          from: `Bruno <b${n}@noord.example>`,
          subject: `Subject ${n}`,
          date: day(n),
          body: `Usual${n % 4 === 0 ? ' quarter' : ''}${n < 3 || n === 500 ? ' seldom' : ''} words number${n}.`,
        }),
      );
  for (const [box, { inbox }] of boxes.entries()) await house.receive(inbox, mails(box));
  await house.receive(own.inbox, [
    writeMail({
      id: 'secret',
      from: 'Bruno <b1@noord.example>',
      body: 'A seldom secret.',
      date: day(2000),
    }),
  ]);
  // Of somebody else.
  await house.receive(boxes[0]!.inbox, [
    writeMail({ id: 'other', from: 'Xenia <x@zuid.example>', body: 'A seldom thing.', date: day(501) }),
  ]);
  ben = await loadViewer(house.deps.db, id);
}, 120_000);
afterAll(() => house.close());

const found = async (viewer: Viewer, q: string, limit = 50, cursor?: string) => {
  const { items, next, hints } = await searchMessages(house.deps.db, viewer, {
    q,
    limit,
    cursor,
    patience: Number.POSITIVE_INFINITY,
  });
  expect(hints).toEqual([]);
  return { ids: items.map(({ messageId }) => messageId), next };
};

test('a word of four mails is found in all years, and only what one may read of this customer (F35)', async () => {
  expect((await found(ada, `seldom company:#${company}`)).ids).toEqual(['n500', 'n2', 'n1', 'n0']);
  expect((await found(ben, `seldom company:#${company}`)).ids).toEqual(['secret', 'n500', 'n2', 'n1', 'n0']);
  expect((await found(ada, `nowhere company:#${company}`)).ids).toEqual([]);
});

const pagesOf = async (word: string, each: number) => {
  const all: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await found(ada, `${word} company:#${company}`, 90, cursor);
    all.push(...page.ids);
    cursor = page.next;
  }
  const wanted = Array.from({ length: count / each }, (_, n) => `n${count - each - n * each}`);
  expect(all).toEqual(wanted);
};

test.each([
  ['usual', 1],
  ['quarter', 4],
])('pages of "%s" follow each other without a gap or a double', pagesOf);

test('what no conversation is, and a customer without mail, is known without looking through all mail', async () => {
  const { id } = await makeCompany(house.deps.db, ada, { name: 'Oost', domains: ['oost.example'] });
  for (const q of ['is:starred', 'is:handled', `usual company:#${id}`]) {
    const { items, hints } = await searchMessages(house.deps.db, ada, { q, limit: 50, patience: 0 });
    expect([q, items, hints]).toEqual([q, [], []]);
  }
});

test('a mail whose file holds the word too counts once: the page it would fill has no gap', async () => {
  await house.rows(`insert into attachment_texts (conversation_id, message_id, position, audience_id, sent_at, words)
    select conversation_id, message_id, 1, audience_id, sent_at, 'quarter'::tsvector from message_words
      where words @@ 'quarter'::tsquery and extract(day from sent_at)::int % 2 = 0`);
  const { ids, next } = await found(ada, `quarter company:#${company}`, 90);
  expect(ids).toEqual(Array.from({ length: 90 }, (_, n) => `n${count - 4 - 4 * n}`));
  expect(next).toBeDefined();
});

test('more searches than there are connections, each of which would like a second one, all end', async () => {
  const asked = Array.from({ length: 30 }, (_, n) => (n % 2 ? 'seldom' : 'usual'));
  const pages = await Promise.all(asked.map((word) => found(ada, `${word} company:#${company}`)));
  for (const [n, { ids }] of pages.entries()) expect(ids.length).toBe(n % 2 ? 4 : 50);
});

test('of a customer with more than 4,000 conversations the same is found, newest months first', async () => {
  await house.rows(`with made as (
      insert into conversations (last_at) select '2020-01-01'::timestamptz from generate_series(1, 3500) returning id
    )
    insert into links (conversation_id, record_type, record_id, reason)
      select id, 'company', ${company}, '{"by": "domain", "what": "noord.example"}' from made`);
  await pagesOf('usual', 1);
  await pagesOf('quarter', 4);
  expect((await found(ada, `seldom company:#${company}`)).ids).toEqual(['n500', 'n2', 'n1', 'n0']);
  expect((await found(ben, `seldom company:#${company}`)).ids).toEqual(['secret', 'n500', 'n2', 'n1', 'n0']);
  expect((await found(ada, `nowhere company:#${company}`)).ids).toEqual([]);
});

test('of a customer whose mail bears a mark the same is found', async () => {
  expect(await chooseMarkedCustomers(house.deps.db)).toBe(1);
  await pagesOf('usual', 1);
  expect(await markDueMail(house.deps.db)).toBe(count + 1);
  await pagesOf('usual', 1);
  await pagesOf('quarter', 4);
  expect((await found(ada, `seldom company:#${company}`)).ids).toEqual(['n500', 'n2', 'n1', 'n0']);
  expect((await found(ben, `seldom company:#${company}`)).ids).toEqual(['secret', 'n500', 'n2', 'n1', 'n0']);
  expect((await found(ada, `seldom -quarter company:#${company}`)).ids).toEqual(['n2', 'n1']);
  expect((await found(ada, `nowhere company:#${company}`)).ids).toEqual([]);
});
