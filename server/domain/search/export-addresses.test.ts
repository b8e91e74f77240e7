// Exporting found addresses: who may, what is left out, what stands in the file, and that it is answered for.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { letterFrom, makeWorld, type World } from '../../../tests/flows/rights/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.receive('sales', letterFrom('zoak', 'zoak@fremd.example', 'sales'));
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.kontor.database.pool.query('delete from journal');
  await world.kontor.database.pool.query('delete from suppressions');
});

const send = (who: keyof World['clients'], body: object) =>
  world.clients[who].send('POST', '/api/search/addresses/exports', { q: '', format: 'txt', ...body });
const lines = (text: string) => text.split(/\r?\n/).filter(Boolean);

test('who may read alone may not export, until an administrator allows it; who was forbidden may not either', async () => {
  expect((await send('Rita', {})).json().code).toBe('no-export');
  await world.clients.Otto.send('PATCH', `/api/users/${world.ids.Rita}`, { mayExport: true });
  await world.clients.Otto.send('PATCH', `/api/users/${world.ids.Ben}`, { mayExport: false });
  expect((await send('Rita', {})).statusCode).toBe(200);
  expect((await send('Ben', {})).statusCode).toBe(403);
  expect((await send('write token', {})).statusCode).toBe(403);
  await world.clients.Otto.send('PATCH', `/api/users/${world.ids.Rita}`, { mayExport: false });
  await world.clients.Otto.send('PATCH', `/api/users/${world.ids.Ben}`, { mayExport: true });
  expect((await send('nobody', {})).statusCode).toBe(401);
});

test('each exports only addresses of mail they may read', async () => {
  expect(lines((await send('Ben', {})).body).sort()).toEqual([
    'zalder@fremd.example',
    'zbirch@fremd.example',
    'zmaple@fremd.example',
    'zoak@fremd.example',
  ]);
  expect(lines((await send('Mia', {})).body)).toEqual(['zbirch@fremd.example']);
});

test('an export is journalled with who, how many and which search; a refused one leaves nothing', async () => {
  await send('Rita', {});
  await send('Ben', { q: 'zalder', format: 'csv' });
  const { rows } = await world.kontor.database.pool.query(
    `select user_id, act, detail from journal where act = 'addresses.exported'`,
  );
  expect(rows).toEqual([
    { user_id: world.ids.Ben, act: 'addresses.exported', detail: { count: 1, format: 'csv', q: 'zalder' } },
  ]);
});

test('those chosen, or all but those left out', async () => {
  const chosen = await send('Ben', { chosen: ['zalder@fremd.example', 'zcedar@fremd.example'] });
  expect(lines(chosen.body)).toEqual(['zalder@fremd.example']);
  const except = await send('Ben', { except: ['zalder@fremd.example', 'zoak@fremd.example'] });
  expect(lines(except.body).sort()).toEqual(['zbirch@fremd.example', 'zmaple@fremd.example']);
});

test('who is never to be mailed is left out, unless asked for; a mark is taken back', async () => {
  const suppress = (value: boolean) =>
    world.clients.Ben.send('PUT', '/api/suppressions', { addresses: ['ZAlder@fremd.example'], value });
  expect(
    (await world.clients.Rita.send('PUT', '/api/suppressions', { addresses: ['x@y'], value: true }))
      .statusCode,
  ).toBe(403);
  await suppress(true);
  expect(lines((await send('Ben', {})).body)).not.toContain('zalder@fremd.example');
  expect(lines((await send('Ben', { withUnmailable: true })).body)).toContain('zalder@fremd.example');
  const found = (await world.clients.Ben.get('/api/search/addresses?q=zalder')).json();
  expect(found.items).toMatchObject([{ address: 'zalder@fremd.example', optedOut: true }]);
  await suppress(false);
  expect(lines((await send('Ben', {})).body)).toContain('zalder@fremd.example');
});

test('a name that a spreadsheet would run as a formula comes as text; Excel is told the encoding', async () => {
  await world.receive(
    'support',
    letterFrom('=HYPERLINK("http://evil.example")', 'formula@fremd.example', 'support'),
  );
  const answer = await send('Mia', {
    format: 'csv',
    byteOrderMark: true,
    delimiter: ';',
    chosen: ['formula@fremd.example'],
  });
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('addresses.csv');
  const [head, row] = answer.body.split('\r\n');
  expect(head).toBe('\ufeffName;Email;Company;Mails;First contact;Last contact;Opted out;Bounced');
  expect(row).toMatch(/^["']*'=HYPERLINK/);
  expect(row).toContain('formula@fremd.example');
});

test('vCard 4.0 has one card a person', async () => {
  const { body } = await send('Ben', { format: 'vcard', chosen: ['zalder@fremd.example'] });
  expect(body).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
  expect(body).toContain('EMAIL:zalder@fremd.example');
});
