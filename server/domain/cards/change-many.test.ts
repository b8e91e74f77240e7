// Proves acts on many cards: done at once, told in each history, undone as a whole, and never a way around rights.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { listCompanies } from '../companies/list-companies.ts';
import { changeContact, makeContact } from '../contacts/change-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { listContacts } from '../contacts/list-contacts.ts';
import { changeMany } from './change-many.ts';
import { mergeTags, renameTag } from './change-tag.ts';
import { listChanges } from './list-changes.ts';
import { listTags } from './list-tags.ts';
import { addRelation, changeRelation, listRelations } from './relations.ts';
import { undoMany } from './undo-many.ts';

let house: MailHouse;
let ada: Viewer;
let mia: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  const { rows } = await sql<{
    id: string;
  }>`insert into users (name, email) values ('Mia', 'mia@kontor.example')
    returning id`.execute(house.database.db);
  mia = await loadViewer(house.database.db, rows[0]!.id);
});
afterAll(() => house.close());

const db = () => house.database.db;
const three = async (name: string) => {
  const ids: string[] = [];
  for (const n of [1, 2, 3])
    ids.push((await makeContact(db(), ada, { name: `${name} ${n}`, tags: n === 1 ? ['fair'] : [] })).id);
  return ids;
};
const tagsOf = (ids: string[]) => Promise.all(ids.map(async (id) => (await findContact(db(), ada, id)).tags));

test('a tag is put on many, and taken off again by undo but from where it was before', async () => {
  const ids = await three('Tagged');
  const { act, changed } = await changeMany(db(), ada, 'contact', ids, { act: 'tag', tag: 'Fair' });
  expect(changed).toBe(2);
  expect(await tagsOf(ids)).toEqual([['fair'], ['fair'], ['fair']]);
  await changeContact(db(), mia, ids[2]!, { tags: ['fair', 'other'] });
  expect(await undoMany(db(), ada, act)).toEqual({ undone: 1, kept: 1 });
  expect(await tagsOf(ids)).toEqual([['fair'], [], ['fair', 'other']]);
  await expect(undoMany(db(), ada, act)).rejects.toMatchObject({ code: 'nothing-to-undo' });
});

test('stage, relation and bin: each card’s former value comes back', async () => {
  const ids = await three('Staged');
  const [customer, , supplier] = await listRelations(db());
  await changeContact(db(), ada, ids[0]!, { stage: 'lead', relationId: customer!.id });
  const stage = await changeMany(db(), ada, 'contact', ids, { act: 'stage', stage: 'active' });
  const relation = await changeMany(db(), ada, 'contact', ids, { act: 'relation', relationId: supplier!.id });
  const bin = await changeMany(db(), ada, 'contact', ids, { act: 'bin' });
  await expect(findContact(db(), ada, ids[0]!)).rejects.toMatchObject({ kind: 'not-found' });
  for (const { act } of [bin, relation, stage])
    expect(await undoMany(db(), ada, act)).toEqual({ undone: 3, kept: 0 });
  expect(await findContact(db(), ada, ids[0]!)).toMatchObject({
    stage: 'lead',
    relation: { key: 'customer' },
  });
  expect(await findContact(db(), ada, ids[1]!)).toMatchObject({ stage: '' });
  expect((await findContact(db(), ada, ids[1]!)).relation).toBeUndefined();
  const { items } = await listChanges(db(), ada, { type: 'contact', id: ids[1]! }, { limit: 50 });
  expect(items.map(({ act, field }) => `${act} ${field}`)).toEqual([
    'undo stage',
    'undo relationId',
    'undo binned',
    'bin binned',
    'bulk relationId',
    'bulk stage',
  ]);
  expect(await house.rows("select act from journal where act like 'cards.%'")).toContainEqual({
    act: 'cards.changed',
  });
});

test('nobody makes themselves responsible for many, nor by undoing; others may be named', async () => {
  const ids = await three('Answered');
  await expect(
    changeMany(db(), mia, 'contact', ids, { act: 'responsible', responsibleId: mia.userId }),
  ).rejects.toMatchObject({ code: 'responsible-oneself' });
  await changeMany(db(), ada, 'contact', ids, { act: 'responsible', responsibleId: mia.userId });
  const { act } = await changeMany(db(), mia, 'contact', ids, {
    act: 'responsible',
    responsibleId: ada.userId,
  });
  await expect(undoMany(db(), mia, act)).rejects.toMatchObject({ code: 'responsible-oneself' });
  expect((await findContact(db(), ada, ids[0]!)).responsible).toMatchObject({ name: 'Ada' });
  expect(await undoMany(db(), ada, act)).toEqual({ undone: 3, kept: 0 });
});

test('a card that made itself stays unknown to who may not read its mail, whatever it is tagged', async () => {
  const { rows } = await sql<{
    id: string;
  }>`insert into contacts (name, made_by) values ('Secret', 'itself') returning id`.execute(db());
  const { id } = rows[0]!;
  await expect(changeMany(db(), ada, 'contact', [id], { act: 'tag', tag: 'x' })).rejects.toMatchObject({
    kind: 'not-found',
  });
  const own = await house.mailbox('mia@kontor.example', { policy: 'personal', ownerId: mia.userId! });
  await sql`insert into contact_addresses (contact_id, address) values (${id}, 'secret@hidden.example')`.execute(
    db(),
  );
  await house.receive(own.inbox, [writeMail({ from: 'secret@hidden.example', to: 'mia@kontor.example' })]);
  await changeMany(db(), mia, 'contact', [id], { act: 'tag', tag: 'hush' });
  await changeMany(db(), mia, 'contact', [id], { act: 'stage', stage: 'lead' });
  await changeContact(db(), mia, id, { tags: ['hush', 'quiet'] });
  await expect(findContact(db(), ada, id)).rejects.toMatchObject({ kind: 'not-found' });
  expect((await listTags(db(), ada, { q: 'hush' })).length).toBe(0);
  expect((await listTags(db(), mia, { q: 'hus' })).map(({ name }) => name)).toEqual(['hush']);
  await expect(listChanges(db(), ada, { type: 'contact', id }, { limit: 5 })).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('tags are renamed for all, merged into one, and the merge is undone card by card', async () => {
  const [one, two] = [
    (await makeContact(db(), ada, { name: 'M1', tags: ['Messe', 'a'] })).id,
    (await makeContact(db(), ada, { name: 'M2', tags: ['a', 'Trade'] })).id,
  ];
  const firm = (await makeCompany(db(), ada, { name: 'MC', tags: ['messe', 'TRADE'] })).id;
  const idOf = async (name: string) => (await listTags(db(), ada, { q: name }))[0]!.id;
  await renameTag(db(), mia, await idOf('messe'), 'Beurs');
  await expect(renameTag(db(), mia, await idOf('beurs'), 'trade')).rejects.toMatchObject({
    code: 'tag-taken',
  });
  const { act } = await mergeTags(db(), mia, await idOf('beurs'), await idOf('trade'));
  expect(await tagsOf([one, two])).toEqual([
    ['Trade', 'a'],
    ['a', 'Trade'],
  ]);
  expect((await listCompanies(db(), ada, { q: 'mc', limit: 5 })).items[0]!.tags).toEqual(['Trade']);
  expect(await listTags(db(), ada, { q: 'beurs' })).toEqual([]);
  expect(await undoMany(db(), mia, act)).toEqual({ undone: 2, kept: 0 });
  expect(await tagsOf([one, two])).toEqual([
    ['Beurs', 'a'],
    ['a', 'Trade'],
  ]);
  expect((await listCompanies(db(), ada, { q: 'mc', limit: 5 })).items[0]).toMatchObject({
    id: firm,
    tags: ['Beurs', 'Trade'],
  });
});

test('relations: own ones beside the built-in ones, renamed, retired, by admins alone', async () => {
  await expect(addRelation(db(), mia, { name: 'Landlord' })).rejects.toMatchObject({ code: 'admins-only' });
  const own = (await addRelation(db(), ada, { name: 'Landlord' })).find(({ name }) => name === 'Landlord')!;
  await expect(addRelation(db(), ada, { name: 'landlord' })).rejects.toMatchObject({
    code: 'relation-taken',
  });
  const { id } = await makeContact(db(), ada, { name: 'Lara', relationId: own.id });
  await changeRelation(db(), ada, own.id, { name: 'Owner of the hall', retired: true });
  expect((await findContact(db(), ada, id)).relation).toEqual({
    id: own.id,
    key: '',
    name: 'Owner of the hall',
  });
  expect((await listRelations(db())).at(-1)).toMatchObject({ name: 'Owner of the hall', retired: true });
  await expect(changeRelation(db(), ada, own.id, { name: '' })).rejects.toMatchObject({
    code: 'name-missing',
  });
});

test('lists are narrowed by every filter', async () => {
  const firm = await makeCompany(db(), ada, { name: 'Filter Works', responsibleId: mia.userId });
  const supplier = (await listRelations(db())).find(({ key }) => key === 'supplier')!;
  const { id } = await makeContact(db(), ada, {
    name: 'Filtered',
    companyId: firm.id,
    relationId: supplier.id,
    stage: 'lapsed',
    language: 'pl',
    tags: ['f1', 'f2'],
  });
  await makeContact(db(), ada, { name: 'Filtered not', tags: ['f1'] });
  const tag = async (name: string) => (await listTags(db(), ada, { q: name }))[0]!.id;
  const found = async (filter: object) =>
    (await listContacts(db(), ada, { q: 'filtered', limit: 50, ...filter })).items.map((one) => one.id);
  for (const filter of [
    { relation: supplier.id },
    { stage: 'lapsed' },
    { language: 'pl' },
    { company: firm.id },
    { responsible: mia.userId },
    { tags: [await tag('f1'), await tag('f2')] },
  ])
    expect([filter, await found(filter)]).toEqual([filter, [id]]);
  for (const filter of [{ madeBy: 'import' }, { mailSince: '2020-01-01' }])
    expect(await found(filter)).toEqual([]);
  expect(await found({ relation: 'none', responsible: 'none', stage: 'none' })).toHaveLength(1);
  expect(await found({ quietSince: '2020-01-01' })).toHaveLength(2);
});
