// Proves the history of cards: what changed, who else did, what undoing gives back, and that nothing else is lost.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import type { Viewer } from '../access/viewer.ts';
import { changeCompany, makeCompany, undoCompanyChange } from '../companies/change-company.ts';
import { findCompany } from '../companies/find-company.ts';
import {
  binContact,
  changeContact,
  makeContact,
  restoreContact,
  undoContactChange,
} from '../contacts/change-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { readPicture, removePicture, setPicture } from '../contacts/pictures.ts';
import { emptyBin } from '../conversations/empty-bin.ts';
import { listBin } from './list-bin.ts';
import { listChanges } from './list-changes.ts';

let house: MailHouse;
let ada: Viewer;
let bruno: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  bruno = await house.admin('Bruno');
});
afterAll(() => house.close());

const db = () => house.database.db;
const changesOf = (type: 'contact' | 'company', id: string, limit = 50) =>
  listChanges(db(), ada, { type, id }, { limit });

test('every field that changes is a line with both values, the newest first', async () => {
  const { id } = await makeContact(db(), ada, {
    name: 'Karin Hoek',
    phones: [{ label: 'work', number: '030 1234567' }],
  });
  const firm = await makeCompany(db(), ada, { name: 'Noordlicht' });
  await changeContact(db(), ada, id, {
    name: 'Karin Hoek-Smit',
    companyId: firm.id,
    phones: [],
    birthday: '--02-29',
    tags: ['fair 2026', 'VIP'],
  });
  await changeContact(db(), bruno, id, { tags: ['vip'], job: '' });
  const { items } = await changesOf('contact', id);
  const lines = items.map(({ field, by, before, after }) => [by?.name, field, before, after]);
  expect(lines[0]).toEqual(['Bruno', 'tags', ['fair 2026', 'VIP'], ['VIP']]);
  expect(lines.slice(1).sort((a, b) => String(a[1]).localeCompare(String(b[1])))).toEqual([
    ['Ada', 'birthday', '', '--02-29'],
    ['Ada', 'companyId', null, { id: firm.id, name: 'Noordlicht' }],
    ['Ada', 'name', 'Karin Hoek', 'Karin Hoek-Smit'],
    ['Ada', 'phones', [{ label: 'work', number: '030 1234567' }], []],
    ['Ada', 'tags', [], ['fair 2026', 'VIP']],
  ]);
  const first = await changesOf('contact', id, 2);
  const rest = await listChanges(db(), ada, { type: 'contact', id }, { limit: 50, cursor: first.next });
  expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(items.map((one) => one.id));
});

test('a change is undone from the history, unless something newer touched the field; that is said', async () => {
  const { id } = await makeContact(db(), ada, { name: 'Otto', job: 'buyer' });
  await changeContact(db(), ada, id, { job: 'head of buying' });
  await changeContact(db(), bruno, id, { job: 'director', notes: 'likes tea' });
  const { items } = await changesOf('contact', id);
  const [older, newer] = [items.at(-1)!, items.find(({ after }) => after === 'director')!];
  await expect(undoContactChange(db(), ada, id, older.id)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'changed-since-by',
    details: { name: 'Bruno' },
  });
  await undoContactChange(db(), ada, id, newer.id);
  expect(await findContact(db(), ada, id)).toMatchObject({ job: 'head of buying', notes: 'likes tea' });
  const after = await changesOf('contact', id);
  expect(after.items[0]).toMatchObject({ field: 'job', act: 'undo', after: 'head of buying', newest: true });
  expect(after.items.find((one) => one.id === newer.id)!.undoneAt).toBeDefined();
});

test('two who write the same field: the second hears who was first, nothing is lost; other fields do not disturb', async () => {
  const { id, revision } = await makeCompany(db(), ada, { name: 'Delta', notes: 'old' });
  await changeCompany(db(), ada, id, { notes: 'from Ada', revision });
  await expect(changeCompany(db(), bruno, id, { notes: 'from Bruno', revision })).rejects.toMatchObject({
    kind: 'conflict',
    code: 'card-changed-by',
    details: { field: 'notes', name: 'Ada' },
  });
  await changeCompany(db(), bruno, id, { website: 'delta.example', revision });
  expect(await findCompany(db(), ada, id)).toMatchObject({ notes: 'from Ada', website: 'delta.example' });
});

test('two who write at the same moment are told apart as well', async () => {
  const { id, revision } = await makeContact(db(), ada, { name: 'Race' });
  const both = await Promise.allSettled([
    changeContact(db(), ada, id, { job: 'a', revision }),
    changeContact(db(), bruno, id, { job: 'b', revision }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await changesOf('contact', id)).items).toHaveLength(1);
});

test('a company keeps addresses, numbers and its group; circles are refused; undo writes the former ones back', async () => {
  const address = {
    label: 'visits',
    street: 'Marsweg 41',
    postcode: '8013 PE',
    city: 'Zwolle',
    region: '',
    country: 'NL',
  };
  const holding = await makeCompany(db(), ada, { name: 'Holding', postalAddresses: [address] });
  const daughter = await makeCompany(db(), ada, { name: 'Daughter', parentId: holding.id });
  const grandchild = await makeCompany(db(), ada, { name: 'Grandchild', parentId: daughter.id });
  expect((await findCompany(db(), ada, daughter.id)).group.map(({ name }) => name)).toEqual([
    'Grandchild',
    'Holding',
  ]);
  expect((await findCompany(db(), ada, daughter.id)).parent).toMatchObject({ name: 'Holding' });
  for (const parentId of [holding.id, daughter.id, grandchild.id])
    await expect(changeCompany(db(), ada, holding.id, { parentId })).rejects.toMatchObject({
      code: 'company-circle',
    });
  await changeCompany(db(), ada, holding.id, {
    numbers: [{ kind: 'vat', value: 'NL 8052.34.567.B01' }],
    postalAddresses: [],
  });
  const { rows } = await sql`select number from company_numbers where company_id = ${holding.id}`.execute(
    db(),
  );
  expect(rows).toEqual([{ number: 'NL805234567B01' }]);
  const change = (await changesOf('company', holding.id)).items.find(
    ({ field }) => field === 'postalAddresses',
  )!;
  await undoCompanyChange(db(), ada, holding.id, change.id);
  expect((await findCompany(db(), ada, holding.id)).postalAddresses).toEqual([address]);
});

test('what cannot be read is said at its field, and nothing of the change is written', async () => {
  const { id } = await makeContact(db(), ada, { name: 'Eva', addresses: ['eva@one.example'] });
  for (const [patch, code] of [
    [{ job: 'x', addresses: ['eva@'] }, 'bad-card-address'],
    [{ job: 'x', birthday: '2026-02-30' }, 'bad-birthday'],
    [{ job: 'x', companyId: '999999' }, 'no-company'],
    [{ job: 'x', relationId: '999999' }, 'no-relation'],
    [{ job: 'x', name: ' ' }, 'name-missing'],
  ] as const)
    await expect(changeContact(db(), ada, id, { ...patch } as never)).rejects.toMatchObject({
      kind: 'invalid',
      code,
    });
  expect(await findContact(db(), ada, id)).toMatchObject({
    job: '',
    addresses: ['eva@one.example'],
    revision: 1,
  });
});

test('a picture is told by its bytes, shown, taken away, and comes back by undo', async () => {
  const { id } = await makeContact(db(), ada, { name: 'Pia' });
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);
  await expect(setPicture(db(), ada, id, Buffer.from('<svg onload="x">'))).rejects.toMatchObject({
    code: 'bad-picture',
  });
  await expect(
    setPicture(db(), ada, id, Buffer.concat([png, Buffer.alloc(1024 * 1024)])),
  ).rejects.toMatchObject({ code: 'large-picture' });
  const { picture } = await setPicture(db(), ada, id, png);
  expect(picture).toBeDefined();
  expect(await readPicture(db(), ada, id)).toEqual({ type: 'image/png', bytes: png });
  expect((await removePicture(db(), ada, id)).picture).toBeUndefined();
  await expect(readPicture(db(), ada, id)).rejects.toMatchObject({ kind: 'not-found' });
  await undoContactChange(db(), ada, id, (await changesOf('contact', id)).items[0]!.id);
  expect((await findContact(db(), ada, id)).picture).toBe(picture);
});

test('the bin lists who threw what away, gives it back whole, and after thirty days it is gone, its mail not', async () => {
  const firm = await makeCompany(db(), ada, {
    name: 'Gone Ltd',
    domains: ['gone.example'],
    numbers: [{ kind: 'vat', value: 'X1' }],
  });
  const { id } = await makeContact(db(), ada, {
    name: 'Gone Person',
    addresses: ['p@gone.example'],
    companyId: firm.id,
    phones: [{ label: '', number: '+31301234567' }],
  });
  await binContact(db(), bruno, id);
  const [binned] = (await listBin(db(), ada, { limit: 50 })).items;
  expect(binned).toMatchObject({ type: 'contact', id, name: 'Gone Person', by: { name: 'Bruno' } });
  expect(Date.parse(binned!.goesAt) - Date.parse(binned!.at)).toBe(30 * 86_400_000);
  expect(await restoreContact(db(), ada, id)).toMatchObject({
    name: 'Gone Person',
    addresses: ['p@gone.example'],
  });
  expect((await changesOf('contact', id)).items.map(({ act }) => act)).toEqual(['restore', 'bin']);

  await binContact(db(), ada, id);
  await sql`update companies set binned_at = now() where id = ${firm.id}`.execute(db());
  const soon = new Date(Date.now() + 29.9 * 86_400_000);
  expect(await emptyBin(db(), soon)).toEqual({ contacts: 0, companies: 0 });
  const later = new Date(Date.now() + 30.1 * 86_400_000);
  expect(await emptyBin(db(), later)).toEqual({ contacts: 1, companies: 1 });
  for (const table of [
    'contact_addresses where contact_id',
    'card_phones where record_id',
    'card_changes where record_id',
  ])
    expect(await house.rows(`select 1 from ${table} = ${id}`)).toEqual([]);
  await expect(restoreContact(db(), ada, id)).rejects.toMatchObject({ kind: 'not-found' });
});
