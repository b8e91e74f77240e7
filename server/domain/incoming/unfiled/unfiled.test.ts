// Proves who is listed without a card, what their card would say, and that what is made or refused can be taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../../tests/support/mail-house.ts';
import { writeMail } from '../../../../tests/support/write-mail.ts';
import { transaction } from '../../../database/transaction.ts';
import type { Viewer } from '../../access/viewer.ts';
import { makeCompany } from '../../companies/change-company.ts';
import { findCompany } from '../../companies/find-company.ts';
import { changeContact } from '../../contacts/change-contact.ts';
import { findContact } from '../../contacts/find-contact.ts';
import { conversationsOfCard, fileEarlierMail } from '../../conversations/file-earlier-mail.ts';
import { ownAddresses } from '../../mailboxes/own-addresses.ts';
import { proposeCards } from '../propose-cards.ts';
import { actOnFound } from './act-on-found.ts';
import { declineSuggestion } from './decline-suggestion.ts';
import { countUnfiled, listUnfiled, listUnfiledDomains } from './list-unfiled.ts';
import { makeUnfiledCards } from './make-unfiled-cards.ts';
import { readProposals } from './read-proposals.ts';
import { readSuggestions } from './read-suggestions.ts';
import { sayNever } from './say-never.ts';
import { takeSuggestion } from './take-suggestion.ts';
import { undoUnfiledAct } from './unfiled-act.ts';
import type { UnfiledQuery } from './unfiled-shape.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
let bob: Viewer;

const signed = `Please call me.

Met vriendelijke groet,

Kees Bakker
Inkoper
Noord Pompen B.V.
Havenstraat 12
8011 AB Zwolle
T 038-421 23 45
M 06-12345678`;

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false}')`);
  sales = await house.mailbox('sales@kontor.example');
  ada = await house.admin('Ada');
  bob = await house.admin('Bob');
  const own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: ada.userId! });
  const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`;
  await house.receive(sales.inbox, [
    writeMail({ from: 'kees <kees@noord-pompen.nl>', date: at(1), body: signed }),
    writeMail({ from: 'Kees <kees@noord-pompen.nl>', date: at(2), body: 'Short.' }),
    writeMail({ from: 'Kees <kees@noord-pompen.nl>', date: at(3), subject: 'Third' }),
    writeMail({ from: 'Office <info@noord-pompen.nl>', date: at(4) }),
    writeMail({ from: 'Wim West <wim@west.example>', date: at(9) }),
    writeMail({ from: 'Dirk <dirk@gmail.com>', date: at(5), headers: ['Organization: Dirk Diensten'] }),
    writeMail({ from: 'noreply@shop.example', date: at(6) }),
    writeMail({
      from: 'offers@store.example',
      date: at(7),
      headers: ['List-Unsubscribe: <https://store.example/u>', 'Precedence: bulk'],
    }),
    writeMail({ from: 'colleague@kontor.example', date: at(8) }),
  ]);
  await house.receive(own.inbox, [
    writeMail({ from: 'Sam Secret <sam@secret.example>', to: 'ada@kontor.example', date: at(10) }),
    writeMail({
      from: 'Wim Wild West <wim@west.example>',
      to: 'ada@kontor.example',
      subject: 'Private words',
      date: at(11),
      body: 'Call me.\n\n-- \nWim Wild West\nDirector\n+31 6 11111111',
    }),
  ]);
});
afterAll(() => house.close());

const query: UnfiledQuery = { sort: 'frequent', standing: 'open', all: false, q: '', limit: 50 };
const own = () => ownAddresses(house.database.db);
const list = async (viewer: Viewer, given: Partial<UnfiledQuery> = {}) =>
  (await listUnfiled(house.database.db, viewer, { ...query, ...given }, await own())).items.map(
    ({ address }) => address,
  );
const follow = async (card: { type: 'contact' | 'company'; id: string }) =>
  transaction(house.database.db, async (trx) => fileEarlierMail(trx, await conversationsOfCard(trx, card)));
const cards = () =>
  house.rows<{ name: string; made_by: string }>(
    `select name, made_by from contacts where binned_at is null union all
     select name, made_by from companies where binned_at is null order by 1`,
  );

test('F25: people are listed, most mail first; never ourselves, machines or newsletters, unless asked for', async () => {
  expect(await list(bob)).toEqual([
    'kees@noord-pompen.nl',
    'wim@west.example',
    'dirk@gmail.com',
    'info@noord-pompen.nl',
  ]);
  expect(await list(bob, { sort: 'recent' })).toEqual([
    'wim@west.example',
    'dirk@gmail.com',
    'info@noord-pompen.nl',
    'kees@noord-pompen.nl',
  ]);
  expect(await list(bob, { all: true })).toHaveLength(6);
  expect(await list(bob, { q: 'wim' })).toEqual(['wim@west.example']);
  expect(await list(bob, { domain: 'noord-pompen.nl' })).toHaveLength(2);
});

test('a sender of mail one may not read is not there; counts, names and subjects are of readable mail alone', async () => {
  const { db } = house.database;
  expect(await list(ada)).toContain('sam@secret.example');
  const row = async (viewer: Viewer) =>
    (await listUnfiled(db, viewer, { ...query, q: 'wim@' }, await own())).items.map((one) => [
      one.name,
      one.countIn,
      one.lastSubject,
    ]);
  expect(await row(bob)).toEqual([['Wim West', 1, 'Offer 118']]);
  expect(await row(ada)).toEqual([['Wim Wild West', 2, 'Private words']]);
  expect(await list(bob, { q: 'Wild' })).toEqual([]);
  expect(await countUnfiled(db, bob, await own())).toEqual({ count: 4, capped: false });
  expect(await countUnfiled(db, ada, await own())).toEqual({ count: 5, capped: false });
  expect(await readProposals(db, bob, ['sam@secret.example'])).toEqual([]);
  const [wim] = await readProposals(db, bob, ['wim@west.example']);
  expect(wim).toMatchObject({ name: { value: 'Wim West' }, phones: [] });
  expect(wim?.job).toBeUndefined();
  await expect(
    makeUnfiledCards(db, bob, { items: [{ address: 'sam@secret.example' }], confirmed: true }),
  ).rejects.toMatchObject({ kind: 'not-found' });
  await expect(
    sayNever(db, bob, { patterns: ['sam@secret.example', '@secret.example'] }),
  ).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('pages follow each other without gap or double, in every order', async () => {
  const { db } = house.database;
  for (const sort of ['frequent', 'recent', 'name'] as const) {
    const whole = await list(ada, { sort, all: true });
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listUnfiled(db, ada, { ...query, sort, all: true, limit: 2, cursor }, await own());
      seen.push(...page.items.map(({ address }) => address));
      cursor = page.next;
      if (!cursor) break;
    }
    expect(seen).toEqual(whole);
  }
  await expect(listUnfiled(db, ada, { ...query, cursor: 'x' }, await own())).rejects.toMatchObject({
    kind: 'invalid',
  });
});

test('by domain: how many people and mails each has', async () => {
  const { items } = await listUnfiledDomains(house.database.db, bob, query, await own());
  expect(items[0]).toMatchObject({ domain: 'noord-pompen.nl', people: 2, mails: 4 });
});

test('a proposal says name, job, company and phones, and in which mail each was read', async () => {
  const [kees, dirk] = await readProposals(house.database.db, bob, [
    'kees@noord-pompen.nl',
    'dirk@gmail.com',
  ]);
  expect(kees).toMatchObject({
    name: { value: 'Kees Bakker', from: 'signature', messageId: expect.stringMatching(/^\d+$/) },
    job: { value: 'Inkoper' },
    company: { value: 'Noord Pompen B.V.', from: 'signature', domain: 'noord-pompen.nl' },
    postal: { value: 'Havenstraat 12, 8011 AB Zwolle' },
    phones: [
      { e164: '+31384212345', label: 'work' },
      { e164: '+31612345678', label: 'mobile' },
    ],
  });
  expect(dirk).toMatchObject({ company: { value: 'Dirk Diensten', from: 'header', domain: '' } });
});

test('one click makes contact and company as confirmed; earlier mail is filed; undo takes both back', async () => {
  const { db } = house.database;
  const [kees] = await readProposals(db, bob, ['kees@noord-pompen.nl']);
  const made = await makeUnfiledCards(db, bob, {
    confirmed: true,
    items: [
      {
        address: 'kees@noord-pompen.nl',
        name: kees!.name!.value,
        job: 'Head of purchasing',
        phones: kees!.phones,
        company: { name: kees!.company!.value },
      },
    ],
  });
  expect(await cards()).toEqual([
    { name: 'Kees Bakker', made_by: 'person' },
    { name: 'Noord Pompen B.V.', made_by: 'person' },
  ]);
  expect(await list(bob)).not.toContain('kees@noord-pompen.nl');
  const jobs = await house.rows<{ key: string }>(
    `select key from graphile_worker.jobs where key like 'refile %'`,
  );
  expect(jobs.map(({ key }) => key).sort()).toEqual([
    `refile company ${made.companies[0]!.id}`,
    `refile contact ${made.contacts[0]!.id}`,
  ]);
  await follow({ type: 'company', id: made.companies[0]!.id });
  // The company answers for its shared address too (F24).
  expect(await list(bob)).toEqual(['wim@west.example', 'dirk@gmail.com']);
  expect(await house.rows(`select 1 from links where record_type = 'contact'`)).toHaveLength(3);
  expect(await undoUnfiledAct(db, bob, made.id)).toEqual({ contacts: 1, companies: 1, never: 0 });
  expect(await cards()).toEqual([]);
  await follow({ type: 'company', id: made.companies[0]!.id });
  expect(await list(bob)).toHaveLength(4);
  await expect(undoUnfiledAct(db, bob, made.id)).rejects.toMatchObject({ kind: 'not-found' });
});

test('F24: a shared address makes its company, never a person', async () => {
  const { db } = house.database;
  const made = await makeUnfiledCards(db, bob, {
    confirmed: true,
    items: [{ address: 'info@noord-pompen.nl' }],
  });
  expect([made.contacts, made.companies]).toEqual([[], [{ id: expect.any(String), name: 'Noord Pompen' }]]);
  expect(await list(bob)).toEqual(['kees@noord-pompen.nl', 'wim@west.example', 'dirk@gmail.com']);
  await undoUnfiledAct(db, bob, made.id);
  expect(await list(bob)).toHaveLength(4);
});

test('many at once, in pieces, are one act: name and company alone, seen by readers of their mail, undone as a whole', async () => {
  const { db } = house.database;
  await house.receive(sales.sent, [
    writeMail({ from: 'sales@kontor.example', to: 'wim@west.example', subject: 'Answer' }),
  ]);
  await proposeCards(db);
  const first = await makeUnfiledCards(db, ada, {
    items: [{ address: 'wim@west.example' }],
    confirmed: false,
  });
  const second = await makeUnfiledCards(db, ada, {
    items: [
      { address: 'kees@noord-pompen.nl' },
      { address: 'sam@secret.example' },
      { address: 'noreply@shop.example' },
    ],
    confirmed: false,
    act: first.id,
  });
  expect(second.id).toBe(first.id);
  expect(await cards()).toEqual([
    { name: 'Kees Bakker', made_by: 'itself' },
    // By its domain: what a signature says nobody has looked at.
    { name: 'Noord Pompen', made_by: 'itself' },
    { name: 'Sam Secret', made_by: 'itself' },
    { name: 'Secret', made_by: 'itself' },
    { name: 'West', made_by: 'itself' },
    { name: 'Wim Wild West', made_by: 'itself' },
  ]);
  expect(
    await house.rows(
      `select 1 from card_phones p join contacts c on c.id = p.record_id where binned_at is null`,
    ),
  ).toEqual([]);
  expect(await house.rows(`select key from card_proposals where state = 'open'`)).toEqual([]);
  await expect(undoUnfiledAct(db, { ...bob, role: 'member' }, first.id)).rejects.toMatchObject({
    kind: 'not-found',
  });
  // What somebody changed since is theirs.
  await changeContact(db, ada, second.contacts[0]!.id, { notes: 'mine' });
  expect(await undoUnfiledAct(db, ada, first.id)).toEqual({ contacts: 2, companies: 2, never: 0 });
  expect((await cards()).map(({ name }) => name)).toEqual(['Kees Bakker', 'Noord Pompen']);
  expect(await house.rows(`select kind, key from card_proposals where state = 'open' order by 1`)).toEqual([
    { kind: 'company', key: 'west.example' },
    { kind: 'contact', key: 'wim@west.example' },
  ]);
});

test('a card is offered the phone its mail tells of and it lacks, from readable mail alone', async () => {
  const { db } = house.database;
  const [kees] = await house.rows<{ id: string }>(
    `select id from contacts where name = 'Kees Bakker' and binned_at is null`,
  );
  const offered = await readSuggestions(db, bob, kees!.id);
  expect(offered.job?.value).toBe('Inkoper');
  expect(offered.phones.map(({ e164 }) => e164)).toEqual(['+31384212345', '+31612345678']);
  await changeContact(db, bob, kees!.id, {
    phones: [{ label: 'mobile', number: '06 1234 5678' }],
    job: 'Buyer',
  });
  await house.rows(
    `update card_phones set number = '+31612345678' where number is distinct from '+31612345678'`,
  );
  const later = await readSuggestions(db, bob, kees!.id);
  expect(later.phones.map(({ e164 }) => e164)).toEqual(['+31384212345']);
  expect(later.job).toBeUndefined();
});

test('never: an address or a whole domain is asked about no more, its later mail included, until taken back', async () => {
  const { db } = house.database;
  const said = await sayNever(db, bob, { patterns: ['@west.example', 'dirk@gmail.com', '@gmail.com'] });
  expect(said.never.sort()).toEqual(['@west.example', 'dirk@gmail.com']);
  expect(await list(bob)).toEqual(['info@noord-pompen.nl']);
  expect(await list(bob, { standing: 'never' })).toEqual(['wim@west.example', 'dirk@gmail.com']);
  await house.receive(sales.inbox, [writeMail({ from: 'new@west.example' })]);
  expect(await list(bob)).toEqual(['info@noord-pompen.nl']);
  expect(await undoUnfiledAct(db, bob, said.id)).toEqual({ contacts: 0, companies: 0, never: 2 });
  expect(await list(bob)).toEqual(
    expect.arrayContaining(['dirk@gmail.com', 'wim@west.example', 'new@west.example']),
  );
});

test('read-only people change nothing', async () => {
  const { db } = house.database;
  const rita: Viewer = { ...bob, role: 'read-only' };
  for (const act of [
    makeUnfiledCards(db, rita, { items: [{ address: 'wim@west.example' }], confirmed: true }),
    sayNever(db, rita, { patterns: ['wim@west.example'] }),
    undoUnfiledAct(db, rita, '1'),
  ])
    await expect(act).rejects.toMatchObject({ kind: 'not-allowed' });
});

test('what a signature says of the company is written where its card says nothing, and taken back with the act', async () => {
  const { db } = house.database;
  const body = `Please call.

-- 
Petra Pauw
Directeur
Pauw Advies BV
Dorpsstraat 3
3991 AA Houten
btw NL123456789B01
www.pauwadvies.nl`;
  await house.receive(sales.inbox, [
    writeMail({ from: 'Petra Pauw <petra@pauwadvies.nl>', body }),
    writeMail({ from: 'Petra Pauw <petra.pauw@gmail.com>', body }),
  ]);
  const [atWork] = await readProposals(db, bob, ['petra@pauwadvies.nl']);
  expect(atWork).toMatchObject({
    vat: { value: 'NL123456789B01' },
    website: { value: 'www.pauwadvies.nl' },
    postal: { value: 'Dorpsstraat 3, 3991 AA Houten' },
  });
  const { id: there } = await makeCompany(db, ada, {
    name: 'Pauw',
    domains: ['pauwadvies.nl'],
    website: 'pauw.example',
  });
  const made = await makeUnfiledCards(db, bob, {
    confirmed: true,
    items: [
      {
        address: 'petra@pauwadvies.nl',
        name: 'Petra Pauw',
        website: atWork!.website!.value,
        vat: atWork!.vat!.value,
        postal: atWork!.postal!.value,
      },
      { address: 'petra.pauw@gmail.com', name: 'Petra Pauw', company: null, postal: atWork!.postal!.value },
    ],
  });
  const place = { street: 'Dorpsstraat 3', postcode: '3991 AA', city: 'Houten', country: 'NL' };
  expect(await findCompany(db, bob, there)).toMatchObject({
    website: 'pauw.example',
    numbers: [{ kind: 'vat', value: 'NL123456789B01' }],
    postalAddresses: [place],
  });
  expect(await findContact(db, bob, made.contacts[0]!.id)).toMatchObject({ postalAddresses: [place] });
  expect(await findContact(db, bob, made.contacts[1]!.id)).toMatchObject({ postalAddresses: [] });
  expect(await undoUnfiledAct(db, bob, made.id)).toEqual({ contacts: 2, companies: 0, never: 0 });
  expect(await findCompany(db, bob, there)).toMatchObject({
    website: 'pauw.example',
    numbers: [],
    postalAddresses: [],
  });
});

test('all that the filter finds become cards piece by piece, as one act, and never those of unreadable mail', async () => {
  const { db } = house.database;
  await house.receive(
    sales.inbox,
    Array.from({ length: 130 }, (_, at) =>
      writeMail({ from: `Flock ${at} <b${at}@flock${at % 7}.example>` }),
    ),
  );
  const own = await house.mailbox('eve@kontor.example', { policy: 'personal', ownerId: ada.userId! });
  await house.receive(own.inbox, [
    writeMail({ from: 'Hidden <h@flock1.example>', to: 'eve@kontor.example' }),
  ]);
  const found = { standing: 'open' as const, all: false, q: 'flock' };
  const first = await actOnFound(db, bob, { found, do: 'make' }, await ownAddresses(db));
  expect(first.contacts).toHaveLength(100);
  expect(first.next).toBeDefined();
  const second = await actOnFound(
    db,
    bob,
    { found, do: 'make', act: first.id, from: first.next },
    await ownAddresses(db),
  );
  expect([second.contacts.length, second.next, second.id]).toEqual([30, undefined, first.id]);
  expect(await list(bob, { q: 'flock' })).toEqual([]);
  expect(await list(ada, { q: 'flock' })).toEqual(['h@flock1.example']);
  expect(await undoUnfiledAct(db, bob, first.id)).toEqual({ contacts: 130, companies: 7, never: 0 });
  expect((await countUnfiled(db, bob, await ownAddresses(db), { ...found })).count).toBe(130);
  await expect(
    actOnFound(db, bob, { found: { ...found, q: 'nobody at all' }, do: 'make' }, await ownAddresses(db)),
  ).rejects.toMatchObject({ kind: 'not-found' });
});

test('many at once say nothing a signature alone says of a company; the card offers it, until somebody declines', async () => {
  const { db } = house.database;
  await house.receive(sales.inbox, [
    writeMail({
      from: 'Otto Oudt <otto.oudt@gmail.com>',
      body: 'Graag.\n\n-- \nOtto Oudt\nInkoper\nOudt Staal B.V.\nIndustrieweg 8\n7011 AB Gaanderen\nM +31 6 87654321',
    }),
    writeMail({
      from: 'Greet Gok <greet.gok@gmail.com>',
      body: 'Graag.\n\n-- \nGreet Gok\nInkoper\nMooie Zondag Samen',
    }),
  ]);
  // Words alone make no company of a line below a job.
  const [greet] = await readProposals(db, bob, ['greet.gok@gmail.com']);
  expect(greet!.company).toBeUndefined();
  const made = await makeUnfiledCards(db, bob, {
    confirmed: false,
    items: [{ address: 'otto.oudt@gmail.com' }],
  });
  expect(made.companies).toEqual([]);
  const { id } = made.contacts[0]!;
  expect((await findContact(db, bob, id)).company).toBeUndefined();
  const offered = await readSuggestions(db, bob, id);
  expect(offered).toMatchObject({
    company: { value: 'Oudt Staal B.V.' },
    postal: { address: { city: 'Gaanderen' } },
    phones: [{ e164: '+31687654321' }],
  });
  for (const [field, value] of [
    ['phones', '+31687654321'],
    ['job', offered.job!.value],
  ] as const)
    await declineSuggestion(db, bob, id, { field, value, undo: false });
  const left = await readSuggestions(db, ada, id);
  expect([left.phones, left.job]).toEqual([[], undefined]);
  await declineSuggestion(db, bob, id, { field: 'phones', value: '+31687654321', undo: true });
  expect((await readSuggestions(db, ada, id)).phones).toHaveLength(1);
  await takeSuggestion(db, bob, id, { field: 'company', value: 'Oudt Staal B.V.' });
  const card = await findContact(db, bob, id);
  expect(card.company).toMatchObject({ name: 'Oudt Staal B.V.' });
  await takeSuggestion(db, bob, id, { field: 'postal', value: offered.postal!.value });
  expect((await findCompany(db, bob, card.company!.id)).postalAddresses).toMatchObject([
    { street: 'Industrieweg 8', city: 'Gaanderen' },
  ]);
  const later = await readSuggestions(db, bob, id);
  expect([later.company, later.postal]).toEqual([undefined, undefined]);
});
