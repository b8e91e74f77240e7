// Views and recent searches: whose they are, who sees what of them, and that nothing of it is lost by a slip.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../../tests/support/app.ts';

let kontor: TestApp;
let ada: Client;
let ben: Client;
let otto: Client;
let rita: Client;
let team: string;

beforeAll(async () => {
  kontor = await testApp();
  const ids: Record<string, string> = {};
  for (const [name, role] of [
    ['Ada', 'member'],
    ['Ben', 'member'],
    ['Otto', 'admin'],
    ['Rita', 'read-only'],
  ] as const)
    ids[name] = await kontor.addPerson(name, role);
  [ada, ben, otto, rita] = (await Promise.all(
    ['Ada', 'Ben', 'Otto', 'Rita'].map((name) => kontor.enter(name)),
  )) as [Client, Client, Client, Client];
  team = (await otto.send('POST', '/api/teams', { name: 'Sales', headId: null, memberIds: [ids.Ada] })).json()
    .id;
});
afterAll(() => kontor.close());

const names = async (client: Client) =>
  (await client.get('/api/views')).json().items.map(({ name }: { name: string }) => name);
const save = (client: Client, view: object) => client.send('POST', '/api/views', view);

test('a view of one’s own is nobody else’s: neither its name nor its words, nor for an admin', async () => {
  const made = await save(ada, { name: 'My secret', q: 'takeover -rumour' });
  expect(made.json()).toMatchObject({
    name: 'My secret',
    as: 'mails',
    sort: 'date',
    mine: true,
    mayChange: true,
  });
  const { id } = made.json();
  for (const other of [ben, otto, rita]) {
    expect(await names(other)).toEqual([]);
    for (const [method, url] of [
      ['PATCH', `/api/views/${id}`],
      ['DELETE', `/api/views/${id}`],
      ['POST', `/api/views/${id}/restores`],
    ] as const) {
      const answer = await other.send(method, url, method === 'PATCH' ? { name: 'x' } : undefined);
      const none = await other.send(
        method,
        url.replace(id, '999999'),
        method === 'PATCH' ? { name: 'x' } : undefined,
      );
      expect([answer.statusCode, answer.json().words]).toEqual([404, none.json().words]);
    }
  }
  await ada.send('DELETE', `/api/views/${id}`);
});

test('a shared view is used by all it is shared with and changed by its owner or an admin alone', async () => {
  const { id } = (
    await save(ada, { name: 'Open offers', q: 'subject:offer', sharedWith: 'everyone' })
  ).json();
  for (const client of [ada, ben, otto, rita]) expect(await names(client)).toEqual(['Open offers']);
  expect((await ben.send('PATCH', `/api/views/${id}`, { q: 'x' })).statusCode).toBe(403);
  expect((await rita.send('DELETE', `/api/views/${id}`)).statusCode).toBe(403);
  const changed = await otto.send('PATCH', `/api/views/${id}`, { q: 'subject:offer -won' });
  expect(changed.json()).toMatchObject({ q: 'subject:offer -won', owner: { name: 'Ada' }, mine: false });
  await otto.send('PATCH', `/api/views/${id}`, { sharedWith: `team:${team}` });
  expect(await names(ben)).toEqual([]);
  expect((await ada.get('/api/views')).json().items[0].shared).toEqual({
    with: `team:${team}`,
    team: 'Sales',
  });
  // Its team alone has it now: an admin who is in none of it has lost it too.
  expect(await names(otto)).toEqual([]);
  await ada.send('DELETE', `/api/views/${id}`);
});

test('nobody shares with a team they are not in, and who may only read shares with nobody', async () => {
  expect((await save(ben, { name: 'x', q: 'x', sharedWith: `team:${team}` })).json().code).toBe('view-team');
  expect((await save(rita, { name: 'x', q: 'x', sharedWith: 'everyone' })).statusCode).toBe(403);
  expect((await save(otto, { name: 'x', q: 'x', sharedWith: 'team:999' })).json().code).toBe('view-team');
  const own = await save(rita, { name: 'Hers', q: 'x' });
  expect(
    (await rita.send('PATCH', `/api/views/${own.json().id}`, { sharedWith: 'everyone' })).statusCode,
  ).toBe(403);
  await rita.send('DELETE', `/api/views/${own.json().id}`);
});

test('a deleted view comes back by undo, in its old place', async () => {
  const made = [];
  for (const name of ['A', 'B', 'C']) made.push((await save(ben, { name, q: name })).json().id);
  await ben.send('PUT', '/api/views/order', { ids: [made[2], made[0], made[1], '999999'] });
  expect(await names(ben)).toEqual(['C', 'A', 'B']);
  await ben.send('DELETE', `/api/views/${made[0]}`);
  expect(await names(ben)).toEqual(['C', 'B']);
  await ben.send('POST', `/api/views/${made[0]}/restores`);
  expect(await names(ben)).toEqual(['C', 'A', 'B']);
  expect((await ben.send('POST', `/api/views/${made[0]}/restores`)).statusCode).toBe(404);
  for (const id of made) await ben.send('DELETE', `/api/views/${id}`);
});

test('each person orders their own side bar', async () => {
  const one = (await save(ada, { name: 'One', q: '1', sharedWith: 'everyone' })).json().id;
  const two = (await save(ada, { name: 'Two', q: '2', sharedWith: 'everyone' })).json().id;
  await ben.send('PUT', '/api/views/order', { ids: [two, one] });
  expect(await names(ben)).toEqual(['Two', 'One']);
  expect(await names(ada)).toEqual(['One', 'Two']);
  for (const id of [one, two]) await ada.send('DELETE', `/api/views/${id}`);
});

test('at most 200 views of one’s own', async () => {
  await kontor.database.pool.query(
    `insert into views (owner_id, name, query) select id, 'n' || n, '' from users, generate_series(1, 200) n where name = 'Ben'`,
  );
  expect((await save(ben, { name: 'one more', q: '' })).json().code).toBe('too-many-views');
  await kontor.database.pool.query('delete from views');
});

test('the latest 20 searches are kept, newest first, each once; one or all are forgotten', async () => {
  const searches = async (client: Client) =>
    (await client.get('/api/recent-searches')).json().items as { id: string; q: string }[];
  for (let n = 1; n <= 22; n++) await ada.send('POST', '/api/recent-searches', { q: `word ${n}` });
  await ada.send('POST', '/api/recent-searches', { q: 'word 9' });
  const found = await searches(ada);
  expect(found.map(({ q }) => q).slice(0, 3)).toEqual(['word 9', 'word 22', 'word 21']);
  expect(found).toHaveLength(20);
  expect(await searches(ben)).toEqual([]);
  await ben.send('DELETE', `/api/recent-searches/${found[0]!.id}`);
  await ben.send('DELETE', '/api/recent-searches');
  expect(await searches(ada)).toHaveLength(20);
  await ada.send('DELETE', `/api/recent-searches/${found[0]!.id}`);
  expect((await searches(ada)).map(({ q }) => q)[0]).toBe('word 22');
  await ada.send('DELETE', '/api/recent-searches');
  expect(await searches(ada)).toEqual([]);
});

test('F24: NUL, lone surrogates and right-to-left signs in names and words are kept or cleaned, never a 500', async () => {
  for (const q of ['a\u0000b', '\ud800', '\u202eabc', "'; drop table views; --"]) {
    const made = await save(ada, { name: q, q });
    expect([q, made.statusCode]).toEqual([q, 200]);
    expect((await ada.send('POST', '/api/recent-searches', { q })).statusCode).toBe(200);
    await ada.send('DELETE', `/api/views/${made.json().id}`);
  }
});

test('whether somebody may export is the role’s word, and an admin’s where they said otherwise', async () => {
  const people = (await otto.get('/api/users')).json().items as {
    id: string;
    name: string;
    mayExport: boolean;
  }[];
  const may = Object.fromEntries(people.map(({ name, mayExport }) => [name, mayExport]));
  expect(may).toEqual({ Ada: true, Ben: true, Otto: true, Rita: false });
  expect((await ada.get('/api/users')).json().items[0].mayExport).toBeUndefined();
  const id = (name: string) => people.find((one) => one.name === name)!.id;
  const change = (name: string, body: object) => otto.send('PATCH', `/api/users/${id(name)}`, body);
  await change('Ben', { mayExport: false });
  await change('Rita', { mayExport: true });
  expect((await ben.get('/api/me')).json().mayExport).toBe(false);
  expect((await rita.get('/api/me')).json().mayExport).toBe(true);
  // What was said against the role stays with the person; what the role says follows the role.
  await change('Ben', { role: 'admin' });
  expect((await ben.get('/api/me')).json().mayExport).toBe(false);
  await change('Ben', { role: 'member', mayExport: true });
  await change('Ben', { role: 'read-only' });
  expect((await ben.get('/api/me')).json().mayExport).toBe(false);
  await change('Ben', { role: 'member' });
  expect((await ben.get('/api/me')).json().mayExport).toBe(true);
});
