// One of us is one line of "who" and one name to ask for, whatever addresses they write from.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { countFacets } from './count-facets.ts';
import { searchMessages } from './search-messages.ts';

let house: MailHouse;
let ada: Viewer;
let ben: Viewer;

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values
    ('house', '{"domains": ["kontor.example"], "cardsMakeThemselves": false}')
    on conflict (name) do update set value = excluded.value`);
  const users = await house.rows<{ id: string }>(`insert into users (name, email, role) values
    ('Ada Smit', 'ada@kontor.example', 'member'), ('Ben Baker', 'ben@kontor.example', 'member'),
    ('Jan Jansen', 'jan@kontor.example', 'member'), ('Jan Jansen', 'jj@kontor.example', 'member') returning id`);
  ada = await loadViewer(house.deps.db, users[0]!.id);
  ben = await loadViewer(house.deps.db, users[1]!.id);
  const sales = await house.mailbox('sales@kontor.example', { policy: 'open' });
  const info = await house.mailbox('info@kontor.example', { policy: 'open' });
  const open = await house.mailbox('smit@kontor.example', { policy: 'open', ownerId: ada.userId! });
  const hidden = await house.mailbox('ada.private@kontor.example', {
    policy: 'personal',
    ownerId: ada.userId!,
  });
  await house.rows(`update mailboxes set name = 'The sales desk' where address = 'sales@kontor.example'`);
  const mail = (id: string, from: string) =>
    writeMail({ id, from, to: 'Bruno Baker <bruno@noord.example>', subject: `pumps ${id}` });
  await house.receive(sales.sent, [
    mail('ada-sales', 'Ada Smit <sales@kontor.example>'),
    mail('ada-sales-2', 'ada smit <sales@kontor.example>'),
    mail('ben-sales', 'Ben Baker <sales@kontor.example>'),
    mail('desk', 'Sales <sales@kontor.example>'),
    mail('jan-sales', 'Jan Jansen <sales@kontor.example>'),
    mail('ada', 'Ada Smit <ada@kontor.example>'),
    // Somebody who says to be her from elsewhere is not.
    mail('stranger', 'Ada Smit <ada@elsewhere.example>'),
  ]);
  await house.receive(info.sent, [mail('ada-info', 'Ada Smit <info@kontor.example>')]);
  await house.receive(open.sent, [mail('ada-smit', 'A. Smit <smit@kontor.example>')]);
  await house.receive(hidden.sent, [mail('ada-hidden', 'Ada Smit <ada.private@kontor.example>')]);
});
afterAll(() => house.close());

const ids = async (q: string, viewer = ben) =>
  (await searchMessages(house.deps.db, viewer, { q, limit: 50 })).items
    .map(({ messageId }) => messageId)
    .sort();
const adas = ['ada', 'ada-info', 'ada-sales', 'ada-sales-2', 'ada-smit'];
const whole = 'from:"Ada Smit <ada@kontor.example>"';

test('one of us is one line with all of their addresses, and choosing it finds all of it', async () => {
  const { who } = await countFacets(house.deps.db, ben, 'pumps');
  expect(who).toEqual([
    { name: 'Ada Smit', detail: 'ada@kontor.example', count: 5, narrow: whole },
    { name: 'The sales desk', count: 5, narrow: 'from:sales@kontor.example' },
    { name: 'Ada Smit', detail: 'ada@elsewhere.example', count: 1, narrow: 'from:ada@elsewhere.example' },
    { name: 'Ben Baker', count: 1, narrow: 'from:"Ben Baker <ben@kontor.example>"' },
  ]);
  for (const { narrow, count } of who)
    expect([narrow, (await ids(`pumps ${narrow}`)).length]).toEqual([narrow, count]);
  expect(await ids(`pumps ${whole}`)).toEqual(adas);
});

test('a colleague is found by name and as “me”, with what they wrote from a shared address, and no one else’s', async () => {
  expect(await ids('from:me', ada)).toEqual([...adas, 'ada-hidden'].sort());
  expect(await ids('from:baker')).toEqual(['ben-sales']);
  expect(await ids('from:"ben baker"')).toEqual(['ben-sales']);
  expect(await ids('from:Beyker')).toEqual([]);
  expect(await ids('from:"Ada Smit"')).toEqual([...adas, 'stranger'].sort());
  expect(await ids('from:sales')).toHaveLength(5);
  expect(await ids('from:sales@kontor.example')).toHaveLength(5);
  expect(await ids('with:"Ben Baker <ben@kontor.example>"')).toEqual(['ben-sales']);
  expect(await ids('from:"Bruno Baker <bruno@noord.example>"')).toEqual([]);
  expect(await ids('to:"Bruno Baker <bruno@noord.example>"')).toHaveLength(9);
});

test('of two with one name nobody is taken for the one who wrote from a shared address', async () => {
  expect(await ids('from:"Jan Jansen <jan@kontor.example>"')).toEqual([]);
});

test('F35: what a colleague keeps to themselves is not counted in their line', async () => {
  const { who } = await countFacets(house.deps.db, ada, 'pumps');
  expect(who[0]).toEqual({ name: 'Ada Smit', detail: 'ada@kontor.example', count: 6, narrow: whole });
  expect(await ids(whole)).not.toContain('ada-hidden');
});
