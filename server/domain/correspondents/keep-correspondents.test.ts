// Proves that what is known of outside addresses follows the mail: who reads it, junk, cards, and a count from nothing.
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { transaction } from '../../database/transaction.ts';
import { makeContact } from '../contacts/change-contact.ts';
import { conversationsOfCard, fileEarlierMail } from '../conversations/file-earlier-mail.ts';
import { takeBackMessage } from '../conversations/share-message.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import { refreshStandings } from './keep-correspondents.ts';
import { recountAll } from './recount-all.ts';

let house: MailHouse;
let sales: TestMailbox;
const others: MailHouse[] = [];

beforeEach(async () => {
  if (house) others.push(house);
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false}')`);
  sales = await house.mailbox('sales@kontor.example');
});
afterAll(async () => {
  for (const one of [...others, house]) await one.close();
});

const known = (address: string) =>
  house.rows<Record<string, unknown>>(
    `select name, count_in, count_personal, count_out, count_beside, writes, standing, sort, domain,
      first_at, last_at, (select subject from messages m where m.id = last_message_id) as subject
     from correspondents where address = '${address}' order by audience_id`,
  );
const all = async () =>
  (await house.rows<{ row: string }>(`select c::text as row from correspondents c order by 1`)).map(
    ({ row }) => row,
  );
/** From nothing it comes to the same. */
const expectSameFromNothing = async () => {
  const before = await all();
  await recountAll(house.database.db);
  expect(await all()).toEqual(before);
  await house.rows(`truncate correspondents`);
  await recountAll(house.database.db);
  expect(await all()).toEqual(before);
};

test('mail in, out and beside is counted apart, with its first, its last and the name its owner writes', async () => {
  await house.receive(sales.inbox, [
    writeMail({ from: '"b. smit" <Bruno@noord.example>', subject: 'one', date: '2026-03-01T10:00:00Z' }),
  ]);
  await house.receive(sales.sent, [
    writeMail({
      from: 'sales@kontor.example',
      to: '"Mister Bruno" <bruno@noord.example>, karin@noord.example',
      subject: 'two',
      date: '2026-03-03T10:00:00Z',
    }),
  ]);
  await house.receive(sales.inbox, [
    writeMail({ from: 'bruno@noord.example', subject: 'three', date: '2026-03-02T10:00:00Z' }),
    writeMail({
      from: '"Karin Hoek" <karin@noord.example>',
      to: 'sales@kontor.example, bruno@noord.example',
      subject: 'four',
      date: '2026-02-01T10:00:00Z',
    }),
  ]);
  expect(await known('bruno@noord.example')).toEqual([
    {
      name: 'b. smit',
      count_in: 2,
      count_personal: 2,
      count_out: 1,
      count_beside: 1,
      writes: true,
      standing: 'open',
      sort: 'person',
      domain: 'noord.example',
      first_at: new Date('2026-02-01T10:00:00Z'),
      last_at: new Date('2026-03-03T10:00:00Z'),
      subject: 'two',
    },
  ]);
  expect(await known('karin@noord.example')).toMatchObject([
    { name: 'Karin Hoek', count_in: 1, count_out: 1 },
  ]);
  expect(await known('sales@kontor.example')).toEqual([]);
  await expectSameFromNothing();
});

test('a machine, a newsletter and who is only named do not write; a shared address is told from a person', async () => {
  await house.receive(sales.inbox, [
    writeMail({ from: 'noreply@shop.example' }),
    writeMail({ from: 'info@noord.example' }),
    writeMail({
      from: 'offers@store.example',
      headers: ['List-Unsubscribe: <https://store.example/u>', 'Precedence: bulk'],
    }),
  ]);
  expect(await known('noreply@shop.example')).toMatchObject([{ sort: 'machine', writes: false }]);
  expect(await known('info@noord.example')).toMatchObject([{ sort: 'shared', writes: true }]);
  expect(await known('offers@store.example')).toMatchObject([
    { count_in: 1, count_personal: 0, writes: false },
  ]);
});

test('the visitor of a web form is known, though in no address header', async () => {
  await house.receive(sales.inbox, [
    writeMail({
      from: 'website@kontor.example',
      to: 'sales@kontor.example',
      subject: 'Contact form',
      body: 'Name: Petra Visser\nE-mail: petra@visser.example\nMessage: please call me',
    }),
  ]);
  const [row] = await house.rows<{ counterpart_address: string }>('select counterpart_address from messages');
  expect(row).toEqual({ counterpart_address: 'petra@visser.example' });
  expect(await known('petra@visser.example')).toMatchObject([{ count_in: 1, writes: true }]);
  await expectSameFromNothing();
});

test('what is taken back is known to its owner alone, at once, and given back it is as before', async () => {
  const ada = await house.admin('Ada');
  const own = await house.mailbox('ada@kontor.example', { policy: 'open', ownerId: ada.userId! });
  await house.receive(own.inbox, [
    writeMail({ from: 'kim@west.example', subject: 'first', date: '2026-03-01T10:00:00Z' }),
    writeMail({ from: 'kim@west.example', subject: 'second', date: '2026-03-02T10:00:00Z' }),
  ]);
  const before = await all();
  const [second] = await house.rows<{ id: string }>(`select id from messages where subject = 'second'`);
  await takeBackMessage(house.database.db, ada, { messageId: second!.id, value: true, why: '' });
  const rows = await house.rows<{ readers: string[]; count_in: number; subject: string }>(
    `select a.readers, c.count_in, (select subject from messages m where m.id = last_message_id) as subject
     from correspondents c join audiences a on a.id = c.audience_id where address = 'kim@west.example' order by c.first_at`,
  );
  expect(rows).toEqual([
    { readers: expect.arrayContaining(['everyone']), count_in: 1, subject: 'first' },
    { readers: [`owner:${ada.userId}`], count_in: 1, subject: 'second' },
  ]);
  await expectSameFromNothing();
  await takeBackMessage(house.database.db, ada, { messageId: second!.id, value: false, why: '' });
  expect(await all()).toEqual(before);
});

test('junk is not known until it leaves junk', async () => {
  await house.receive(sales.junk, [writeMail({ from: 'win@prize.example' })]);
  expect(await known('win@prize.example')).toEqual([]);
  await house.rows(`update placements set folder_id = ${sales.inbox}`);
  const sources = await house.rows<{ id: string }>('select id from sources');
  await transaction(house.database.db, (trx) =>
    placementsChanged(
      trx,
      sources.map(({ id }) => id),
    ),
  );
  expect(await known('win@prize.example')).toMatchObject([{ count_in: 1 }]);
});

test('a copy in a second mailbox gives the letter other readers, not another letter', async () => {
  const support = await house.mailbox('support@kontor.example', { policy: 'team' });
  const raw = writeMail({ from: 'kim@west.example', id: 'both@west.example' });
  await house.receive(sales.inbox, [raw]);
  await house.receive(support.inbox, [raw]);
  expect(await known('kim@west.example')).toMatchObject([{ count_in: 1 }]);
  await expectSameFromNothing();
});

test('a card answers for its addresses, new mail included, and no longer when it is binned', async () => {
  const ada = await house.admin('Ada');
  const { db } = house.database;
  await house.receive(sales.inbox, [writeMail({ from: 'kim@west.example' })]);
  const { id } = await makeContact(db, ada, {
    name: 'Kim',
    addresses: ['kim@west.example', 'k@west.example'],
  });
  const follow = async () =>
    transaction(db, async (trx) =>
      fileEarlierMail(trx, await conversationsOfCard(trx, { type: 'contact', id })),
    );
  await follow();
  expect(await known('kim@west.example')).toMatchObject([{ standing: 'card' }]);
  await house.receive(sales.inbox, [writeMail({ from: 'k@west.example' })]);
  expect(await known('k@west.example')).toMatchObject([{ standing: 'card' }]);
  await sql`update contacts set binned_at = now()`.execute(db);
  await follow();
  expect(await known('kim@west.example')).toMatchObject([{ standing: 'open' }]);
});

test('of two that look at once where somebody stands, the one that comes last has seen what the other did', async () => {
  await house.receive(sales.inbox, [writeMail({ from: 'bruno@noord.example' })]);
  const { db } = house.database;
  let work: Promise<unknown> | undefined;
  await transaction(db, async (trx) => {
    await sql`insert into never_cards (pattern) values ('bruno@noord.example')`.execute(trx);
    await refreshStandings(trx, ['bruno@noord.example']);
    // Work in the background that began before this is committed.
    work = transaction(db, (other) => refreshStandings(other, ['bruno@noord.example']));
    await expect
      .poll(() => house.rows(`select 1 from pg_locks where locktype = 'advisory' and not granted`), {
        timeout: 20_000,
      })
      .not.toEqual([]);
  });
  await work;
  expect(await known('bruno@noord.example')).toMatchObject([{ standing: 'never' }]);
});
