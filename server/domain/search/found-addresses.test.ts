// Whom a found set names: shared addresses, those that take no mail, ourselves and machines, and what of it is exported.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { countFacets } from './count-facets.ts';
import { exportAddresses } from './export-addresses.ts';
import { listFoundAddresses } from './list-found-addresses.ts';

let house: MailHouse;
let sales: TestMailbox;
let own: TestMailbox;
let ada: Viewer;
let ben: Viewer;

const report = (to: string) =>
  Buffer.from(
    readFileSync(new URL('../../../tests/mail/delivery-report-of-three.eml', import.meta.url), 'utf8')
      .replaceAll(/To: \S+/g, `To: ${to}`)
      .replaceAll('dsn1@', `dsn-${to}.`),
  );

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values
    ('house', '{"domains": ["kontor.example"], "cardsMakeThemselves": false}')
    on conflict (name) do update set value = excluded.value`);
  ada = await house.admin('Ada');
  ben = await house.admin('Ben');
  sales = await house.mailbox('sales@kontor.example');
  own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: ada.userId! });
  await house.rows(
    `insert into companies (name, made_by) values ('Noord BV', 'person'), ('Kunde GmbH', 'person')`,
  );
  await house.rows(`insert into company_domains (company_id, domain)
    select id, case name when 'Noord BV' then 'noord.example' else 'kunde.example' end from companies`);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'a1',
      from: 'Joost Smit <info@noord.example>',
      subject: 'pumps',
      date: '2026-03-01T10:00:00Z',
    }),
    writeMail({
      id: 'a2',
      from: 'Karin Mulder <info@noord.example>',
      subject: 'pumps',
      date: '2026-03-02T10:00:00Z',
    }),
    writeMail({
      id: 'b1',
      from: 'Joost Smit <joost@noord.example>',
      subject: 'pumps',
      date: '2026-03-03T10:00:00Z',
    }),
    writeMail({
      id: 'b2',
      from: 'Joost Smit <j.smit@elders.example>',
      subject: 'pumps',
      date: '2026-03-04T10:00:00Z',
    }),
    writeMail({
      id: 'c1',
      from: 'Anna Nowak <an@eins.example>',
      subject: 'pumps',
      date: '2026-03-05T10:00:00Z',
    }),
    writeMail({
      id: 'c2',
      from: 'Anna Nowak <an@zwei.example>',
      subject: 'pumps',
      date: '2026-03-06T10:00:00Z',
    }),
    writeMail({
      id: 'd1',
      from: 'Shop <no-reply@shop.example>',
      to: 'sales@kontor.example, ben@kontor.example, Gone <gone@kunde.example>, full@kunde.example, fine@kunde.example',
      subject: 'pumps',
    }),
  ]);
});
afterAll(() => house.close());

const list = async (viewer: Viewer) => {
  const { items } = await listFoundAddresses(house.deps.db, viewer, { q: 'subject:pumps' });
  return new Map(items.map((one) => [one.address, one]));
};
const card = (name: string, addresses: string[]) =>
  house.rows(`with made as (insert into contacts (name, made_by) values ('${name}', 'person') returning id)
    insert into contact_addresses (contact_id, address, position)
    select id, unnest(array['${addresses.join("','")}']), generate_series(1, ${addresses.length}) from made`);

test('ourselves and machines are nobody to write to', async () => {
  expect([...(await list(ben)).keys()].sort()).toEqual([
    'an@eins.example',
    'an@zwei.example',
    'fine@kunde.example',
    'full@kunde.example',
    'gone@kunde.example',
    'info@noord.example',
    'j.smit@elders.example',
    'joost@noord.example',
  ]);
});

test('F24: an address that several people read bears its company, not who wrote last; in the export too', async () => {
  expect((await list(ben)).get('info@noord.example')).toMatchObject({
    name: 'Noord BV',
    shared: true,
    company: { name: 'Noord BV' },
    count: 2,
  });
  expect((await list(ben)).get('joost@noord.example')).toMatchObject({ name: 'Joost Smit', shared: false });
  const { pieces } = await exportAddresses(house.deps.db, ada, {
    q: 'subject:pumps',
    format: 'csv',
    chosen: ['info@noord.example'],
    withUnmailable: false,
    byteOrderMark: false,
    delimiter: ',',
  });
  const file = [...pieces].join('');
  expect(file).toContain('Noord BV,info@noord.example,Noord BV,2');
  expect(file).not.toMatch(/Joost|Karin/);
});

test('F24: an address on two cards is neither one’s', async () => {
  await card('Piet', ['gone@kunde.example']);
  expect((await list(ben)).get('gone@kunde.example')).toMatchObject({ name: 'Piet', shared: false });
  await card('Paula', ['gone@kunde.example']);
  const shared = (await list(ben)).get('gone@kunde.example')!;
  expect(shared.contact).toBeUndefined();
  expect(shared).toMatchObject({ name: 'Kunde GmbH', shared: true });
});

test('one person with two addresses on a card is one line of "who"; without a card the addresses tell them apart', async () => {
  const who = async () => (await countFacets(house.deps.db, ben, 'subject:pumps')).who;
  const before = (await who()).filter(({ name }) => /Joost|Anna/.test(name));
  expect(before.map(({ name, detail }) => [name, detail])).toEqual([
    ['Anna Nowak', 'an@eins.example'],
    ['Anna Nowak', 'an@zwei.example'],
    ['Joost Smit', 'j.smit@elders.example'],
    ['Joost Smit', 'joost@noord.example'],
  ]);
  await card('Joost Smit', ['joost@noord.example', 'j.smit@elders.example']);
  const joined = (await who()).filter(({ name }) => name === 'Joost Smit');
  expect(joined).toEqual([
    { name: 'Joost Smit', count: 2, narrow: '(from:j.smit@elders.example OR from:joost@noord.example)' },
  ]);
  const narrowed = await countFacets(house.deps.db, ben, `subject:pumps ${joined[0]!.narrow}`);
  expect(narrowed.total.count).toBe(2);
});

test('F35: what a delivery report says of an address is known to who may read the report', async () => {
  await house.receive(own.inbox, [report('ada@kontor.example')]);
  const states = async (viewer: Viewer) =>
    [...(await list(viewer)).values()]
      .filter(({ address }) => address.endsWith('@kunde.example'))
      .map(({ address, bounced }) => [address.split('@')[0], bounced])
      .sort();
  const none = [
    ['fine', false],
    ['full', false],
    ['gone', false],
  ];
  expect(await states(ben)).toEqual(none);
  // A delay is no failure, nor is what was passed on.
  const failed = [
    ['fine', false],
    ['full', false],
    ['gone', true],
  ];
  expect(await states(ada)).toEqual(failed);
  await house.receive(sales.inbox, [report('sales@kontor.example')]);
  expect(await states(ben)).toEqual(failed);
});

test('those that take no mail are left out of an export, unless they are asked for', async () => {
  await house.rows(`insert into suppressions (address, reason) values ('an@eins.example', 'asked')`);
  expect((await list(ben)).get('an@eins.example')).toMatchObject({ optedOut: true, bounced: false });
  const addresses = async (withUnmailable: boolean) => {
    const { pieces } = await exportAddresses(house.deps.db, ben, {
      q: 'subject:pumps',
      format: 'txt',
      withUnmailable,
      byteOrderMark: false,
      delimiter: ',',
    });
    return [...pieces].join('').trim().split('\n');
  };
  const all = await addresses(true);
  expect(all).toHaveLength(8);
  const mailable = await addresses(false);
  expect(all.filter((one) => !mailable.includes(one)).sort()).toEqual([
    'an@eins.example',
    'gone@kunde.example',
  ]);
});
