// Proves that merged cards keep everything, lead from the old address to the kept one, and come apart as they were.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { runQueued } from '../../../tests/support/run-queued.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { listChanges } from '../cards/list-changes.ts';
import { makeCompany } from '../companies/change-company.ts';
import { findCompany } from '../companies/find-company.ts';
import { changeContact, makeContact } from '../contacts/change-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { linkConversation, undoLink } from '../conversations/link-conversation.ts';
import { duplicatesOf } from './find-duplicates.ts';
import { keepApart } from './keep-apart.ts';
import { keptCard } from './kept-card.ts';
import { listDuplicates } from './list-duplicates.ts';
import { mergeCards } from './merge-cards.ts';
import { listMerges, undoMerge } from './undo-merge.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
let member: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  await house.rows(
    `insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false, "country": "NL"}')`,
  );
  ada = await house.admin('Ada');
  const [made] = await house.rows<{ id: string }>(
    `insert into users (name, email, role) values ('Mila', 'mila@kontor.example', 'member') returning id`,
  );
  member = await loadViewer(house.database.db, made!.id);
  sales = await house.mailbox('sales@kontor.example');
});
afterAll(() => house.close());

const db = () => house.database.db;
let next = 0;
const mail = (from: string, more: { to?: string; subject?: string } = {}) =>
  writeMail({
    id: `m${++next}@x.example`,
    subject: `Letter ${next}`,
    from,
    to: 'sales@kontor.example',
    ...more,
  });

async function linksOf(type: 'contact' | 'company', id: string) {
  return house.rows<{ conversation_id: string; undone: boolean }>(
    `select conversation_id, undone_at is not null as undone from links where record_type = '${type}' and record_id = ${id} order by 1`,
  );
}

/** All that tells two cards from before: fields, addresses, phones, links. */
async function snapshot(ids: string[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const { revision: _, updatedAt: __, ...card } = await findContact(db(), ada, id);
    found.push({ card, links: await linksOf('contact', id) });
  }
  return found;
}

async function twoContacts(name: string) {
  const one = await makeContact(db(), ada, {
    name: `${name} One`,
    addresses: [`${name}@one.example`],
    phones: [{ label: 'work', number: '030 123 45 67' }],
    job: 'Buyer',
    tags: ['fair'],
  });
  const two = await makeContact(db(), ada, {
    name: `${name} Two`,
    addresses: [`${name}@two.example`],
    phones: [{ label: 'mobile', number: '06 12345678' }],
    birthday: '1985-04-12',
    tags: ['press', 'Fair'],
    notes: 'Likes trains',
  });
  await house.receive(sales.inbox, [mail(`${name}@one.example`), mail(`${name}@two.example`)]);
  await runQueued(house);
  return [one.id, two.id] as const;
}

test('everything of both is on the kept card, what it lacked is filled in, and the old address leads there', async () => {
  const [one, two] = await twoContacts('jan');
  await mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: { name: two } });
  await runQueued(house);
  expect(await findContact(db(), ada, one)).toMatchObject({
    name: 'jan Two',
    addresses: ['jan@one.example', 'jan@two.example'],
    phones: [{ number: '030 123 45 67' }, { number: '06 12345678' }],
    tags: ['fair', 'press'],
    job: 'Buyer',
    birthday: '1985-04-12',
    notes: 'Likes trains',
    conversations: { count: 2 },
  });
  await expect(findContact(db(), ada, two)).rejects.toMatchObject({ kind: 'not-found' });
  expect(await keptCard(db(), 'contact', two)).toBe(one);
  expect((await listMerges(db(), ada, 'contact', one)).items).toMatchObject([
    { name: 'jan Two', by: { name: 'Ada' } },
  ]);
});

test('taken back, both are as they were, and mail that came since goes with the address it bears', async () => {
  const [one, two] = await twoContacts('piet');
  const before = await snapshot([one, two]);
  const { merges } = await mergeCards(db(), ada, {
    type: 'contact',
    id: one,
    others: [two],
    fields: { name: two },
  });
  await runQueued(house);
  expect(await undoMerge(db(), ada, merges[0]!)).toEqual({ type: 'contact', id: two });
  await runQueued(house);
  expect(await snapshot([one, two])).toEqual(before);

  const again = await mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} });
  await runQueued(house);
  await house.receive(sales.inbox, [mail('piet@two.example', { subject: 'Since' })]);
  await changeContact(db(), ada, one, {
    job: 'Head buyer',
    phones: [{ label: 'work', number: '030 765 43 21' }],
  });
  await undoMerge(db(), ada, again.merges[0]!);
  await runQueued(house);
  expect(await findContact(db(), ada, one)).toMatchObject({
    job: 'Head buyer',
    birthday: '',
    addresses: ['piet@one.example'],
    phones: [{ number: '030 765 43 21' }],
    conversations: { count: 1 },
  });
  expect(await findContact(db(), ada, two)).toMatchObject({
    phones: [{ number: '06 12345678' }],
    conversations: { count: 2 },
  });
  await expect(undoMerge(db(), ada, again.merges[0]!)).rejects.toMatchObject({ kind: 'not-found' });
});

test('a link that somebody undid stays undone through a merge and its undoing', async () => {
  const [one, two] = await twoContacts('kees');
  await house.receive(sales.inbox, [
    mail('kees@one.example', { to: 'sales@kontor.example, kees@two.example' }),
  ]);
  const both = (await linksOf('contact', two)).at(-1)!.conversation_id;
  const [link] = await house.rows<{ id: string }>(
    `select id from links where conversation_id = ${both} and record_type = 'contact' and record_id = ${two}`,
  );
  await undoLink(db(), ada, link!.id);
  const before = [await linksOf('contact', one), await linksOf('contact', two)];
  const { merges } = await mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} });
  await runQueued(house);
  expect(
    (await linksOf('contact', one)).find(({ conversation_id }) => conversation_id === both),
  ).toMatchObject({
    undone: true,
  });
  await undoMerge(db(), ada, merges[0]!);
  await runQueued(house);
  expect([await linksOf('contact', one), await linksOf('contact', two)]).toEqual(before);
});

test('merged in a chain, each merge can be taken back in any order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const [a, b] = await twoContacts(`chain${order[0]}`);
    const c = (await makeContact(db(), ada, { name: 'C', addresses: [`chain${order[0]}@three.example`] })).id;
    await house.receive(sales.inbox, [mail(`chain${order[0]}@three.example`)]);
    await runQueued(house);
    const before = await snapshot([a, b, c]);
    const first = await mergeCards(db(), ada, { type: 'contact', id: a, others: [b], fields: {} });
    const second = await mergeCards(db(), ada, { type: 'contact', id: c, others: [a], fields: {} });
    await runQueued(house);
    expect(await keptCard(db(), 'contact', b)).toBe(c);
    expect((await findContact(db(), ada, c)).addresses).toHaveLength(3);
    expect((await listMerges(db(), ada, 'contact', c)).items).toHaveLength(2);
    const merges = [first.merges[0]!, second.merges[0]!];
    for (const at of order) {
      await undoMerge(db(), ada, merges[at]!);
      await runQueued(house);
    }
    expect(await snapshot([a, b, c])).toEqual(before);
  }
});

test('of two people who merge the same cards at once, one wins and the other is told', async () => {
  const [one, two] = await twoContacts('twice');
  const tries = await Promise.allSettled([
    mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} }),
    mergeCards(db(), ada, { type: 'contact', id: two, others: [one], fields: {} }),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = tries.find((one) => one.status === 'rejected') as PromiseRejectedResult;
  expect(lost.reason).toMatchObject({ kind: 'conflict', code: 'merged-meanwhile' });
});

test('companies take their domains, people, numbers and mail along, and give them back', async () => {
  const one = (await makeCompany(db(), ada, { name: 'West', domains: ['west.example'] })).id;
  const two = (
    await makeCompany(db(), ada, {
      name: 'West BV',
      domains: ['westbv.example'],
      numbers: [{ kind: 'vat', value: 'NL8052.34.567.B01' }],
    })
  ).id;
  const person = await makeContact(db(), ada, {
    name: 'Wim',
    addresses: ['wim@westbv.example'],
    companyId: two,
  });
  await house.receive(sales.inbox, [
    mail('wim@westbv.example'),
    mail('other@westbv.example'),
    mail('x@west.example'),
  ]);
  await runQueued(house);
  const state = async () => [
    { ...(await findCompany(db(), ada, one)), revision: 0, updatedAt: '' },
    { ...(await findCompany(db(), ada, two)), revision: 0, updatedAt: '' },
  ];
  const before = await state();
  const { merges } = await mergeCards(db(), ada, { type: 'company', id: one, others: [two], fields: {} });
  await runQueued(house);
  expect(await findCompany(db(), ada, one)).toMatchObject({
    domains: ['west.example', 'westbv.example'],
    numbers: [{ value: 'NL8052.34.567.B01' }],
    people: [{ id: person.id }],
    conversations: { count: 3 },
  });
  await house.receive(sales.inbox, [mail('late@westbv.example')]);
  const late = await makeContact(db(), ada, {
    name: 'Late',
    addresses: ['late@westbv.example'],
    companyId: one,
  });
  await undoMerge(db(), ada, merges[0]!);
  await runQueued(house);
  const after = await state();
  expect(after[0]).toEqual(before[0]);
  expect(after[1]).toMatchObject({
    domains: ['westbv.example'],
    people: [{ id: late.id }, { id: person.id }],
    conversations: { count: 3 },
  });
});

test('who answers for the merged card is said, and nobody says themselves', async () => {
  const [one, two] = await twoContacts('resp');
  await changeContact(db(), ada, two, { responsibleId: ada.userId });
  await expect(
    mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} }),
  ).rejects.toMatchObject({ code: 'merge-responsible' });
  await changeContact(db(), ada, one, { responsibleId: member.userId });
  // Hers is the one card: merging would give her the other's mail.
  await expect(
    mergeCards(db(), member, { type: 'contact', id: one, others: [two], fields: { responsibleId: one } }),
  ).rejects.toMatchObject({ code: 'responsible-oneself' });
  await mergeCards(db(), member, { type: 'contact', id: one, others: [two], fields: { responsibleId: two } });
  expect((await findContact(db(), ada, one)).responsible).toMatchObject({ name: 'Ada' });
});

test('whoever may not change anything merges nothing', async () => {
  const [one, two] = await twoContacts('read');
  await expect(
    mergeCards(
      db(),
      { ...member, role: 'read-only' },
      { type: 'contact', id: one, others: [two], fields: {} },
    ),
  ).rejects.toMatchObject({ kind: 'not-allowed' });
});

test('what was filed by hand since stays with the kept card', async () => {
  const [one, two] = await twoContacts('hand');
  const { merges } = await mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} });
  await house.receive(sales.inbox, [mail('stranger@else.example', { subject: 'By hand' })]);
  const [found] = await house.rows<{ conversation_id: string }>(
    `select conversation_id from messages where subject = 'By hand'`,
  );
  await linkConversation(db(), ada, { conversationId: found!.conversation_id, type: 'contact', id: one });
  await undoMerge(db(), ada, merges[0]!);
  expect((await linksOf('contact', one)).map(({ conversation_id }) => conversation_id)).toContain(
    found!.conversation_id,
  );
});

test('doubles are found by address, number, phone and name across alphabets, each with its reason', async () => {
  const make = async (name: string, address: string, number?: string) =>
    (
      await makeContact(db(), ada, {
        name,
        addresses: [address],
        phones: number ? [{ label: '', number }] : [],
      })
    ).id;
  const cyrillic = await make('Иванов Дмитрий', 'd@ivanov.example', '+7 812 123-45-67');
  const latin = await make('Dmitriy Ivanov', 'dmitri@work.example', '+78121234567');
  const other = await make('Dmitri Petrov', 'd@petrov.example');
  expect((await duplicatesOf(db(), ada, { type: 'contact', id: cyrillic })).items).toMatchObject([
    { cards: [{ id: cyrillic }, { id: latin }], reasons: [{ by: 'phone' }, { by: 'name' }] },
  ]);
  expect((await duplicatesOf(db(), ada, { type: 'contact', id: other })).items).toEqual([]);
  const ooo = await makeCompany(db(), ada, { name: 'ООО «Вектор»' });
  const gmbh = await makeCompany(db(), ada, {
    name: 'Vektor GmbH',
    numbers: [{ kind: 'vat', value: 'DE 123' }],
  });
  const vat = await makeCompany(db(), ada, {
    name: 'Something else',
    numbers: [{ kind: 'vat', value: 'de123' }],
  });
  const pairs = (await listDuplicates(db(), ada, { type: 'company' })).items.map(({ cards, reasons }) => [
    cards[0].id,
    cards[1].id,
    reasons.map(({ by }) => by).join(),
  ]);
  expect(pairs).toContainEqual([ooo.id, gmbh.id, 'name']);
  expect(pairs).toContainEqual([gmbh.id, vat.id, 'number']);
  await keepApart(db(), ada, { type: 'company', ids: [gmbh.id, ooo.id], apart: true });
  expect((await duplicatesOf(db(), ada, { type: 'company', id: ooo.id })).items).toEqual([]);
  await keepApart(db(), ada, { type: 'company', ids: [gmbh.id, ooo.id], apart: false });
  expect((await duplicatesOf(db(), ada, { type: 'company', id: ooo.id })).items).toHaveLength(1);
});

test('an address that several people use makes no doubles (F24), and a card from unreadable mail is no double', async () => {
  const one = await makeContact(db(), ada, { name: 'Anna Bee', addresses: ['info@bee.example'] });
  await makeContact(db(), ada, { name: 'Bert Cee', addresses: ['info@bee.example'] });
  expect((await duplicatesOf(db(), ada, { type: 'contact', id: one.id })).items).toEqual([]);
  const shown = await makeContact(db(), ada, { name: 'Hidden Person', addresses: ['h@shown.example'] });
  const hidden = await makeContact(db(), ada, { name: 'Hidden Person', addresses: ['h@hidden.example'] });
  await sql`update contacts set made_by = 'itself' where id = ${hidden.id}::bigint`.execute(db());
  expect((await duplicatesOf(db(), ada, { type: 'contact', id: shown.id })).items).toEqual([]);
});

test('the history of a card that joined is found under the one that stays, and under its own once taken back', async () => {
  const { one, two } = await historied('Hist');
  const { merges } = await mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} });
  const merged = await changesOf(one);
  expect(merged).toContainEqual({ act: 'edit', after: 'Head of Two', from: 'Hist Two', newest: false });
  expect(merged).toContainEqual({ act: 'edit', after: 'Head of One', from: undefined, newest: true });
  // Merged on, it goes along.
  const three = (await makeContact(db(), ada, { name: 'Hist Three' })).id;
  const on = await mergeCards(db(), ada, { type: 'contact', id: three, others: [one], fields: {} });
  expect((await changesOf(three)).map(({ from }) => from)).toEqual(
    expect.arrayContaining(['Hist One', 'Hist Two']),
  );
  await undoMerge(db(), ada, on.merges[0]!);
  await undoMerge(db(), ada, merges[0]!);
  expect((await changesOf(one)).some(({ from }) => from !== undefined)).toBe(false);
  expect(await changesOf(two)).toContainEqual({
    act: 'edit',
    after: 'Head of Two',
    from: undefined,
    newest: true,
  });
});

test('a postal address comes along with a contact and goes again when it is taken back', async () => {
  const place = {
    label: 'home',
    street: 'Dam 1',
    postcode: '1012 JS',
    city: 'Amsterdam',
    region: '',
    country: 'NL',
  };
  const one = (await makeContact(db(), ada, { name: 'Place One' })).id;
  const two = (await makeContact(db(), ada, { name: 'Place Two', postalAddresses: [place] })).id;
  const { merges } = await mergeCards(db(), ada, { type: 'contact', id: one, others: [two], fields: {} });
  expect((await findContact(db(), ada, one)).postalAddresses).toEqual([place]);
  await undoMerge(db(), ada, merges[0]!);
  expect((await findContact(db(), ada, one)).postalAddresses).toEqual([]);
  expect((await findContact(db(), ada, two)).postalAddresses).toEqual([place]);
});

async function historied(name: string) {
  const one = (await makeContact(db(), ada, { name: `${name} One` })).id;
  const two = (await makeContact(db(), ada, { name: `${name} Two` })).id;
  await changeContact(db(), ada, one, { job: 'Head of One' });
  await changeContact(db(), ada, two, { job: 'Head of Two' });
  return { one, two };
}

const changesOf = async (id: string) =>
  (await listChanges(db(), ada, { type: 'contact', id }, { limit: 50 })).items.map(
    ({ act, after, from, newest }) => ({ act, after, from: from?.name, newest }),
  );
