// Proves acts on all a filter finds: decided by the server, in pieces where they are many, within rights, undone as a whole.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { runQueued } from '../../../tests/support/run-queued.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { findCompanyIds } from '../companies/list-companies.ts';
import { changeContact, makeContact } from '../contacts/change-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { findContactIds } from '../contacts/list-contacts.ts';
import { changeAllFound, findCardAct, runChangeCards } from './change-all-found.ts';
import type { ManyAct } from './change-many.ts';
import { undoMany } from './undo-many.ts';

let house: MailHouse;
let ada: Viewer;
let mia: Viewer;
const db = () => house.database.db;
beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  const { rows } = await sql<{ id: string }>`
    insert into users (name, email) values ('Mia', 'mia@kontor.example') returning id`.execute(db());
  mia = await loadViewer(db(), rows[0]!.id);
  // Every third made itself from mail that nobody here may read.
  await sql`insert into contacts (name, made_by, stage) select 'Crowd ' || i,
    case when i % 3 = 0 then 'itself' else 'person' end, '' from generate_series(1, 4500) i`.execute(db());
});
afterAll(() => house.close());

const all = (viewer: Viewer, q: string, what: ManyAct) =>
  changeAllFound(db(), viewer, 'contact', (trx, atMost) => findContactIds(trx, viewer, { q }, atMost), what);
const count = async (condition: string) =>
  (await house.rows<{ n: number }>(`select count(*)::int as n from contacts where ${condition}`))[0]!.n;

test('few cards change at once, and only those the viewer may see', async () => {
  const one = await makeContact(db(), ada, { name: 'Quiet One' });
  const two = await makeContact(db(), ada, { name: 'Quiet Two' });
  await sql`insert into contacts (name, made_by) values ('Quiet Secret', 'itself')`.execute(db());
  const acted = await all(mia, 'quiet', { act: 'stage', stage: 'lead' });
  expect(acted).toEqual({ act: expect.any(String), changed: 2 });
  expect((await findContact(db(), ada, one.id)).stage).toBe('lead');
  expect(await count("name = 'Quiet Secret' and stage = ''")).toBe(1);
  expect(await undoMany(db(), mia, acted.act)).toEqual({ undone: 2, kept: 0 });
  expect((await findContact(db(), ada, two.id)).stage).toBe('');
  await expect(all(mia, 'nobody at all', { act: 'bin' })).rejects.toMatchObject({ code: 'no-cards' });
});

test('many cards change in the background, their number told meanwhile; undone as a whole but for newer changes', async () => {
  const acted = await all(mia, 'crowd', { act: 'stage', stage: 'active' });
  expect(acted).toMatchObject({ changed: 0, running: 3000 });
  expect(await findCardAct(db(), mia, acted.act)).toEqual({
    total: 3000,
    done: 0,
    running: true,
    undone: false,
  });
  await runQueued(house);
  expect(await findCardAct(db(), mia, acted.act)).toMatchObject({ done: 3000, running: false });
  expect(await count("name like 'Crowd %' and stage = 'active'")).toBe(3000);
  expect(await count("name like 'Crowd %' and made_by = 'itself' and stage = ''")).toBe(1500);
  const [changed] = await findContactIds(db(), ada, { q: 'crowd' }, 1);
  await changeContact(db(), ada, changed!, { stage: 'lapsed' });
  expect(await undoMany(db(), mia, acted.act)).toMatchObject({ running: 3000 });
  await expect(undoMany(db(), mia, acted.act)).rejects.toMatchObject({ code: 'nothing-to-undo' });
  await runQueued(house);
  expect(await findCardAct(db(), mia, acted.act)).toEqual({
    total: 3000,
    done: 2999,
    running: false,
    undone: true,
  });
  expect(await count("name like 'Crowd %' and stage = ''")).toBe(4499);
  expect(
    (await house.rows("select act from journal where act like 'cards.%'")).map(({ act }) => act),
  ).toEqual(expect.arrayContaining(['cards.changed', 'cards.undone']));
});

test('undoing while it runs stops it, and what was done is as before', async () => {
  const { act } = await all(ada, 'crowd', { act: 'tag', tag: 'Fair' });
  const signal = AbortSignal.abort();
  await expect(runChangeCards({ db: db(), signal }, act)).rejects.toThrow('interrupted');
  await undoMany(db(), ada, act);
  await runQueued(house);
  expect(await count("name like 'Crowd %' and cardinality(tag_ids) > 0")).toBe(0);
  expect(await findCardAct(db(), ada, act)).toMatchObject({ running: false, undone: true });
});

test('pieces come to their end where the last is full', async () => {
  await sql`insert into contacts (name, made_by, stage) select 'Full ' || i, 'person', ''
    from generate_series(1, 3000) i`.execute(db());
  const { act } = await all(ada, 'full', { act: 'stage', stage: 'lead' });
  await runQueued(house);
  expect(await findCardAct(db(), ada, act)).toEqual({
    total: 3000,
    done: 3000,
    running: false,
    undone: false,
  });
});

test('nobody makes themselves responsible by it, and nobody looks at the act of another', async () => {
  await expect(all(mia, 'crowd', { act: 'responsible', responsibleId: mia.userId })).rejects.toMatchObject({
    code: 'responsible-oneself',
  });
  expect(await count("name like 'Crowd %' and responsible_id is not null")).toBe(0);
  const { act } = await all(ada, 'crowd', { act: 'stage', stage: 'lead' });
  await expect(findCardAct(db(), mia, act)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(undoMany(db(), mia, act)).rejects.toMatchObject({ kind: 'not-found' });
  // Whoever has left the house does nothing more.
  await sql`update users set disabled_at = now() where id = ${ada.userId}::bigint`.execute(db());
  await runQueued(house);
  expect(await count("name like 'Crowd %' and stage = 'lead'")).toBe(0);
  await sql`update users set disabled_at = null where id = ${ada.userId}::bigint`.execute(db());
  expect(await findCardAct(db(), ada, act)).toMatchObject({ running: false, done: 0 });
});

test('companies are found as their list finds them', async () => {
  await sql`insert into companies (name) values ('Alder'), ('Birch')`.execute(db());
  expect(await findCompanyIds(db(), ada, { q: 'alder' }, 10)).toHaveLength(1);
});
