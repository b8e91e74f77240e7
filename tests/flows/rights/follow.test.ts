// When a policy, a team, a supervisor or a responsible person changes, old mail follows; narrowing acts at once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../../server/database/pools.ts';
import { startJobs } from '../../../server/jobs/run-jobs.ts';
import { type Letter, letterFrom, letters, makeWorld, type ViewerName, type World } from './world.ts';

let world: World;
let jobs: Awaited<ReturnType<typeof startJobs>>;

beforeAll(async () => {
  world = await makeWorld();
  const { config, log } = world.kontor.deps;
  const { url } = world.kontor.database;
  jobs = await startJobs({
    config,
    log,
    server: { url, pool: (purpose, max) => openPool(url, purpose, max), close: async () => {} },
  });
});
afterAll(async () => {
  await jobs.stop();
  await world.close();
});

/** What somebody reads: found by search, openable, and in their list; the three must agree. */
async function reads(who: ViewerName): Promise<Letter[]> {
  const client = world.clients[who];
  const found = (await client.get('/api/search?q=')).json().items.map(({ id }: { id: string }) => id);
  const listed = (await client.get('/api/conversations?box=all&limit=100')).json().items;
  const mine: Letter[] = [];
  for (const letter of letters) {
    const opens = (await client.get(`/api/messages/${world.messages[letter]}`)).statusCode === 200;
    expect([who, letter, found.includes(world.messages[letter])]).toEqual([who, letter, opens]);
    const inList = listed.some(({ id }: { id: string }) => id === world.conversations[letter]);
    expect([who, letter, inList]).toEqual([who, letter, opens]);
    if (opens) mine.push(letter);
  }
  return mine;
}

async function must(answer: Promise<{ statusCode: number; body: string }>): Promise<void> {
  const { statusCode, body } = await answer;
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
}

async function within(seconds: number, fact: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error('It did not happen.');
    await new Promise((next) => setTimeout(next, 30));
  }
}

const patchMailbox = (who: ViewerName, mailbox: keyof World['mailboxes'], change: object) =>
  must(world.clients[who].send('PATCH', `/api/mailboxes/${world.mailboxes[mailbox].id}`, change));

test('a policy opened and closed again: old mail follows with the answer to the change', async () => {
  expect(await reads('Mia')).toEqual(['zbirch']);
  await patchMailbox('Otto', 'sales', { policy: 'open' });
  expect(await reads('Mia')).toEqual(['zalder', 'zbirch', 'zmaple']);
  await patchMailbox('Otto', 'sales', { policy: 'team' });
  expect(await reads('Mia')).toEqual(['zbirch']);
  expect(await reads('Ben')).toEqual(['zalder', 'zbirch', 'zmaple']);
});

test('an owner makes an own mailbox personal: whoever read its customers’ mail reads it no more', async () => {
  expect(await reads('Cleo')).toEqual(['zbirch', 'zcedar', 'zhazel']);
  await patchMailbox('Ada', 'ada', { policy: 'personal' });
  expect(await reads('Cleo')).toEqual(['zbirch', 'zcedar']);
  expect(await reads('Ada')).toEqual(['zbirch', 'zelder', 'zhazel']);
  await patchMailbox('Ada', 'ada', { policy: 'own' });
  expect(await reads('Vera')).toEqual(['zbirch', 'zcedar', 'zhazel']);
});

test('who comes into a team reads its old mail; who goes out reads it no more', async () => {
  const { id, ...team } = (
    await world.clients.Otto.send('POST', '/api/teams', { name: 'Sales', memberIds: [world.ids.Mia] })
  ).json();
  await patchMailbox('Otto', 'sales', {
    people: [{ principal: `team:${id}` }, { principal: `user:${world.ids.Ben}` }],
  });
  expect(await reads('Mia')).toEqual(['zalder', 'zbirch', 'zmaple']);
  expect(await reads('Rita')).toEqual(['zbirch']);
  await must(world.clients.Otto.send('PUT', `/api/teams/${id}`, { name: team.name, memberIds: [] }));
  expect(await reads('Mia')).toEqual(['zbirch']);
  await must(
    world.clients.Otto.send('PUT', `/api/teams/${id}`, {
      name: team.name,
      headId: world.ids.Mia,
      memberIds: [],
    }),
  );
  expect(await reads('Mia')).toEqual(['zalder', 'zbirch', 'zmaple']);
  await must(world.clients.Otto.send('DELETE', `/api/teams/${id}`));
  expect(await reads('Mia')).toEqual(['zbirch']);
});

test('a supervisor reads what those below read from when they are above until they are not', async () => {
  await must(
    world.clients.Otto.send('PATCH', `/api/users/${world.ids.Cleo}`, { supervisorId: world.ids.Mia }),
  );
  expect(await reads('Mia')).toEqual(['zbirch', 'zcedar', 'zhazel']);
  expect(await reads('Vera')).toEqual(['zbirch']);
  await must(
    world.clients.Otto.send('PATCH', `/api/users/${world.ids.Mia}`, { supervisorId: world.ids.Vera }),
  );
  expect(await reads('Vera')).toEqual(['zbirch', 'zcedar', 'zhazel']);
  await must(world.clients.Otto.send('PATCH', `/api/users/${world.ids.Mia}`, { supervisorId: null }));
  await must(
    world.clients.Otto.send('PATCH', `/api/users/${world.ids.Cleo}`, { supervisorId: world.ids.Vera }),
  );
  expect(await reads('Mia')).toEqual(['zbirch']);
});

test('an open screen hears that a mail was taken back from it, and nothing of it afterwards', async () => {
  const heard: { type: string; id?: string }[] = [];
  const socket = await world.kontor.app.injectWS('/api/live', { headers: world.clients.Cleo.headers });
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(String(data))));
  await within(60, async () => heard.some(({ type }) => type === 'hello'));
  const take = (value: boolean) =>
    must(world.clients.Ada.send('PUT', `/api/messages/${world.messages.zhazel}/taken-back`, { value }));
  await take(true);
  await within(60, async () => heard.some(({ id }) => id === world.conversations.zhazel));
  heard.length = 0;
  const star = { ids: [world.conversations.zhazel], value: true };
  await must(world.clients.Ada.send('PUT', '/api/conversations/handled', star));
  await must(world.clients.Cleo.send('PATCH', '/api/me', { name: 'Cleo' }));
  await within(60, async () => heard.some(({ type }) => type === 'me'));
  expect(heard.filter(({ id }) => id === world.conversations.zhazel)).toEqual([]);
  await must(world.clients.Ada.send('PUT', '/api/conversations/handled', { ...star, value: false }));
  await take(false);
});

test('an owner takes a mail back and gives it again; nobody else can', async () => {
  const take = (who: ViewerName, value: boolean) =>
    world.clients[who].send('PUT', `/api/messages/${world.messages.zhazel}/taken-back`, { value });
  await must(take('Ada', true));
  expect(await reads('Cleo')).toEqual(['zbirch', 'zcedar']);
  expect(await reads('Ada')).toEqual(['zbirch', 'zelder', 'zhazel']);
  expect((await take('Cleo', false)).statusCode).toBe(404);
  await must(take('Ada', false));
  expect(await reads('Cleo')).toEqual(['zbirch', 'zcedar', 'zhazel']);
  expect((await take('Cleo', true)).statusCode).not.toBe(200);
  expect(await reads('Ada')).toEqual(['zbirch', 'zelder', 'zhazel']);
});

test('an owner is told what they decided about a mail, and nobody else is; what is taken back is not shared', async () => {
  const url = `/api/messages/${world.messages.zhazel}`;
  const own = async (who: ViewerName) => (await world.clients[who].get(url)).json().own;
  expect(await own('Ada')).toBeUndefined();
  const mia = { principal: `user:${world.ids.Mia}` };
  const { id } = (await world.clients.Ada.send('POST', `${url}/shares`, mia)).json();
  expect(await own('Ada')).toEqual({ takenBack: false, shares: [{ id, everyone: false, name: 'Mia' }] });
  for (const who of ['Cleo', 'Mia', 'write token'] as const) expect(await own(who)).toBeUndefined();
  await must(world.clients.Ada.send('DELETE', `/api/shares/${id}`));
  expect(await own('Ada')).toBeUndefined();
  await must(world.clients.Ada.send('PUT', `${url}/taken-back`, { value: true }));
  expect(await own('Ada')).toEqual({ takenBack: true, shares: [] });
  const refused = await world.clients.Ada.send('POST', `${url}/shares`, mia);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'mail-taken-back']);
  await must(world.clients.Ada.send('PUT', `${url}/taken-back`, { value: false }));
  expect(await own('Ada')).toBeUndefined();
});

test('the owner of a personal mailbox shares one mail and ends it', async () => {
  const url = `/api/messages/${world.messages.zlarch}/shares`;
  expect((await world.clients.Otto.send('POST', url, { principal: 'everyone' })).statusCode).toBe(404);
  const shared = await world.clients.Paul.send('POST', url, { principal: `user:${world.ids.Mia}` });
  expect(await reads('Mia')).toEqual(['zbirch', 'zlarch']);
  expect(await reads('Ben')).toEqual(['zalder', 'zbirch', 'zmaple']);
  expect((await world.clients.Mia.send('DELETE', `/api/shares/${shared.json().id}`)).statusCode).not.toBe(
    200,
  );
  await must(world.clients.Paul.send('DELETE', `/api/shares/${shared.json().id}`));
  expect(await reads('Mia')).toEqual(['zbirch']);
});

test('another responsible: old mail goes over, and the new one’s supervisor reads it', async () => {
  await must(
    world.clients.Cleo.send('PATCH', `/api/companies/${world.company}`, { responsibleId: world.ids.Mia }),
  );
  const opens = async (who: ViewerName, letter: Letter) =>
    (await world.clients[who].get(`/api/messages/${world.messages[letter]}`)).statusCode === 200;
  await within(10, async () => (await opens('Mia', 'zhazel')) && (await opens('Mia', 'zcedar')));
  expect(await reads('Mia')).toEqual(['zbirch', 'zcedar', 'zhazel']);
  expect(await reads('Cleo')).toEqual(['zbirch']);
  expect(await reads('Vera')).toEqual(['zbirch']);
});

test('nobody makes themselves responsible, by whatever way, and a new mail follows the responsible of now', async () => {
  const refused = async (who: ViewerName, method: 'POST' | 'PATCH', url: string, body: object) =>
    expect((await world.clients[who].send(method, url, body)).json().code).toBe('responsible-oneself');
  await refused('Ada', 'PATCH', `/api/companies/${world.company}`, { responsibleId: world.ids.Ada });
  await refused('Ada', 'PATCH', `/api/contacts/${world.contact}`, { responsibleId: world.ids.Ada });
  await refused('Ben', 'POST', '/api/contacts', {
    name: 'Mine',
    addresses: ['zelder@fremd.example'],
    responsibleId: world.ids.Ben,
  });
  await refused('Ben', 'POST', '/api/companies', {
    name: 'Mine',
    domains: ['fremd.example'],
    responsibleId: world.ids.Ben,
  });
  await world.receive('key', letterFrom('zlater', 'karl@zkunde.example', 'key'));
  const finds = async (who: ViewerName) =>
    (await world.clients[who].get('/api/search?q=zlater')).json().items.length;
  expect([await finds('Mia'), await finds('Cleo'), await finds('Ben')]).toEqual([1, 0, 0]);
});

test('when the responsible leaves, nobody’s mail is lost: the mailbox’s people read it', async () => {
  await must(world.clients.Otto.send('PATCH', `/api/users/${world.ids.Mia}`, { disabled: true }));
  expect(await reads('Ben')).toEqual(['zalder', 'zbirch', 'zcedar', 'zmaple']);
});

test('who reads an older part of a conversation hears nothing of a letter that comes, is shared or taken back', async () => {
  const heard: Record<'Ben' | 'Ada', { type: string; id?: string; newMail?: boolean }[]> = {
    Ben: [],
    Ada: [],
  };
  for (const who of ['Ben', 'Ada'] as const) {
    const socket = await world.kontor.app.injectWS('/api/live', { headers: world.clients[who].headers });
    socket.on('message', (data: Buffer) => heard[who].push(JSON.parse(String(data))));
    await within(60, async () => heard[who].some(({ type }) => type === 'hello'));
  }
  const id = world.conversations.zalder;
  const of = (who: 'Ben' | 'Ada') => heard[who].filter((event) => event.id === id);
  await world.receive('ada', letterFrom('zprivate', 'zalder@fremd.example', 'ada', '<zalder@fremd.example>'));
  await within(60, async () => of('Ada').some(({ newMail }) => newMail));
  const letter = (await world.clients.Ada.get('/api/search?q=zprivate')).json().items[0];
  expect(letter.conversationId).toBe(id);
  const url = `/api/messages/${letter.id}`;
  const mia = { principal: `user:${world.ids.Mia}` };
  const shared = (await world.clients.Ada.send('POST', `${url}/shares`, mia)).json();
  await must(world.clients.Ada.send('DELETE', `/api/shares/${shared.id}`));
  for (const value of [true, false])
    await must(world.clients.Ada.send('PUT', `${url}/taken-back`, { value }));
  await must(world.clients.Ben.send('PATCH', '/api/me', { name: 'Ben' }));
  await within(60, async () => heard.Ben.some(({ type }) => type === 'me'));
  expect([of('Ben'), of('Ada').length]).toEqual([[], expect.toSatisfy((count: number) => count >= 5)]);
  // Each closes what they read of it: the other neither hears of that nor finds their own part changed.
  const handled = { ids: [id], value: true };
  const put = (who: 'Ben' | 'Ada', value: boolean) =>
    must(world.clients[who].send('PUT', '/api/conversations/handled', { ...handled, value }));
  const heardOf = () => [of('Ben').length, of('Ada').length];
  const stands = async (who: 'Ben' | 'Ada') =>
    (await world.clients[who].get(`/api/conversations/${id}`)).json().handled?.by.name;
  const before = of('Ada').length;
  await put('Ben', true);
  await within(60, async () => of('Ben').length === 1);
  expect([await stands('Ben'), await stands('Ada')]).toEqual(['Ben', undefined]);
  await put('Ada', true);
  await within(60, async () => of('Ada').length === before + 1);
  expect([await stands('Ben'), await stands('Ada')]).toEqual(['Ben', 'Ada']);
  await put('Ada', false);
  await within(60, async () => of('Ada').length === before + 2);
  expect([await stands('Ben'), await stands('Ada')]).toEqual(['Ben', undefined]);
  await put('Ben', false);
  await within(60, async () => of('Ben').length === 2);
  expect([await stands('Ben'), await stands('Ada')]).toEqual([undefined, undefined]);
  for (const who of ['Ben', 'Ada'] as const) {
    heard[who].splice(0, heard[who].length, ...heard[who].filter(({ type }) => type !== 'me'));
    await must(world.clients[who].send('PATCH', '/api/me', { name: who }));
    await within(60, async () => heard[who].some(({ type }) => type === 'me'));
  }
  expect(heardOf()).toEqual([2, before + 2]);
  // A letter both may read is closed for both, and both hear it.
  const together = { ids: [world.conversations.zbirch], value: true };
  await must(world.clients.Ben.send('PUT', '/api/conversations/handled', together));
  for (const who of ['Ben', 'Ada'] as const)
    await within(60, async () => heard[who].some((event) => event.id === world.conversations.zbirch));
  await must(world.clients.Ben.send('PUT', '/api/conversations/handled', { ...together, value: false }));
});
