// A person's way with mailboxes over HTTP: find settings, test, connect, look, pause, import, and what cannot be understood.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { quarantineSources } from '../../../server/domain/incoming/quarantine.ts';
import { usualPace } from '../../../server/domain/sync/account.ts';
import { startSync } from '../../../server/domain/sync/run-sync.ts';
import { job as importUpload } from '../../../server/jobs/import-upload.ts';
import { type Client, type TestApp, testApp } from '../../support/app.ts';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import { mail, mailboxOf, testPace, until } from '../../support/sync.ts';

let dovecot: Dovecot;
let kontor: TestApp;
let ada: Client;
let ben: Client;
let sync: { stop(): Promise<void> };

beforeAll(async () => {
  dovecot = await startDovecot({ users: { sales: 'secret', ben: 'secret' } });
  kontor = await testApp();
  await kontor.addPerson('Ada', 'admin');
  await kontor.addPerson('Ben');
  [ada, ben] = await Promise.all([kontor.enter('Ada'), kontor.enter('Ben')]);
  sync = startSync(kontor.deps, { ...usualPace, ...testPace });
});
afterAll(async () => {
  await sync.stop();
  await kontor.close();
  await dovecot.stop();
});

const connection = (login: string) => mailboxOf(dovecot, login).connection!;
const form = (login: string) => ({
  name: login,
  address: `${login}@kontor.example`,
  kind: 'imap',
  policy: 'team',
  connection: connection(login),
  password: 'secret',
});

it('settings are found from the address', async () => {
  const found = await ada.send('POST', '/api/mailboxes/discover', { address: 'ada@gmx.de' });
  expect(found.json()).toMatchObject({ by: 'known', imap: { host: 'imap.gmx.net', security: 'tls' } });
});

it('a test goes step by step and ends at the step that fails', async () => {
  const wish = { kind: 'imap', address: 'sales@kontor.example', connection: connection('sales') };
  const right = (await ada.send('POST', '/api/mailboxes/test', { ...wish, password: 'secret' })).json();
  expect(right.steps.map(({ step, code }: { step: string; code: string }) => `${step} ${code}`)).toEqual([
    'name found',
    'connect connected',
    'tls no-encryption',
    'login accepted',
    'folders listed',
  ]);
  expect(right.folders).toContainEqual({ path: 'Sent', role: 'sent', selected: true, count: 0 });
  expect(right.folders).toContainEqual({ path: 'Trash', role: 'trash', selected: false, count: 0 });
  const wrong = (await ada.send('POST', '/api/mailboxes/test', { ...wish, password: 'wrong' })).json();
  expect(wrong).toMatchObject({ ok: false });
  expect(wrong.steps.at(-1)).toMatchObject({ step: 'login', ok: false, code: 'wrong-password' });
  const shut = (
    await ada.send('POST', '/api/mailboxes/test', { ...wish, connection: { ...wish.connection, port: 1 } })
  ).json();
  expect(shut.steps.at(-1)).toMatchObject({ step: 'connect', ok: false, code: 'refused' });
  const untrusted = { ...wish.connection, host: 'localhost', port: dovecot.imapsPort, security: 'tls' };
  const foreign = (await ada.send('POST', '/api/mailboxes/test', { ...wish, connection: untrusted })).json();
  expect(foreign.steps.at(-1)).toMatchObject({ step: 'tls', ok: false, code: 'tls-untrusted' });
});

it('F38: a server inside the own network is refused unless an admin allows it', async () => {
  const inside = { ...connection('sales'), allowPrivate: false };
  const told = (
    await ada.send('POST', '/api/mailboxes/test', {
      kind: 'imap',
      address: 'a@b.example',
      connection: inside,
      password: 'x',
    })
  ).json();
  expect(told.steps).toMatchObject([{ step: 'name', ok: false, code: 'private-address' }]);
  const asked = await ben.send('POST', '/api/mailboxes/test', {
    kind: 'imap',
    address: 'a@b.example',
    connection: connection('ben'),
    password: 'x',
  });
  expect(asked.statusCode).toBe(403);
  const own = await ben.send('POST', '/api/mailboxes', { ...form('ben'), policy: 'own', ownerId: '2' });
  expect(own.statusCode).toBe(403);
});

it('a shared mailbox is connected by an admin, and shows its folders and their ledgers', async () => {
  await dovecot.append(
    'sales',
    'INBOX',
    [1, 2, 3].map((number) => ({ raw: mail(number) })),
  );
  expect((await ben.send('POST', '/api/mailboxes', form('sales'))).statusCode).toBe(403);
  const made = await ada.send('POST', '/api/mailboxes', form('sales'));
  expect(made.statusCode).toBe(200);
  const { id } = made.json();
  const detail = await until(async () => {
    const now = (await ada.get(`/api/mailboxes/${id}`)).json();
    return now.state === 'ok' && now.ledgerOk ? now : undefined;
  }, 'the first round');
  expect(JSON.stringify(detail)).not.toContain('secret');
  const inbox = detail.folders.find(({ path }: { path: string }) => path === 'INBOX');
  expect(inbox).toMatchObject({
    role: 'inbox',
    selected: true,
    ledger: { onServer: 3, stored: 3, ok: true },
  });
  const history = (await ada.get(`/api/folders/${inbox.id}/history?limit=2`)).json();
  expect(history.items.map(({ uid, outcome }: { uid: string; outcome: string }) => [uid, outcome])).toEqual([
    ['3', 'stored'],
    ['2', 'stored'],
  ]);
  const rest = (await ada.get(`/api/folders/${inbox.id}/history?limit=2&cursor=${history.next}`)).json();
  expect(rest.items).toHaveLength(1);
  // Ben is none of its people: for him it is not there.
  expect((await ben.get('/api/mailboxes')).json().items).toEqual([]);
  expect((await ben.get(`/api/mailboxes/${id}`)).statusCode).toBe(404);
  expect((await ben.get(`/api/folders/${inbox.id}/history`)).statusCode).toBe(404);
  expect((await ada.send('POST', '/api/mailboxes', form('sales'))).statusCode).toBe(409);
});

it('a stored password is not sent to another server', async () => {
  const [{ id }] = (await ada.get('/api/mailboxes')).json().items;
  const elsewhere = await ada.send('PATCH', `/api/mailboxes/${id}`, {
    connection: { ...connection('sales'), host: 'evil.example' },
  });
  expect(elsewhere.json()).toMatchObject({ code: 'password-needed' });
  const asked = {
    kind: 'imap',
    address: 'sales@kontor.example',
    connection: { ...connection('sales'), port: 1 },
    mailboxId: id,
  };
  expect((await ada.send('POST', '/api/mailboxes/test', asked)).json()).toMatchObject({ ok: true });
});

it('is paused, goes on, and gets people', async () => {
  const [{ id }] = (await ada.get('/api/mailboxes')).json().items;
  expect((await ada.send('PATCH', `/api/mailboxes/${id}`, { paused: true })).json()).toMatchObject({
    state: 'paused',
  });
  expect((await ada.send('PATCH', `/api/mailboxes/${id}`, { paused: false })).json()).toMatchObject({
    state: 'ok',
  });
  const people = [{ principal: 'user:2', mayWork: true, maySend: false }];
  expect((await ada.send('PATCH', `/api/mailboxes/${id}`, { people })).statusCode).toBe(200);
  expect((await ben.get('/api/mailboxes')).json().items).toMatchObject([
    { id, mayWork: true, mayManage: false },
  ]);
  expect(
    (await ada.send('PATCH', `/api/mailboxes/${id}`, { people: [{ principal: 'user:99' }] })).statusCode,
  ).toBe(400);
});

it('quarantined mail is read whole by those its mailbox lets read, and by nobody else', async () => {
  const { rows } = await kontor.database.pool.query(
    `update sources set state = 'kept', fence = fence + 1 where id = (select min(id) from sources) returning id, fence`,
  );
  await quarantineSources(kontor.deps.db, [
    { sourceId: rows[0].id, fence: rows[0].fence, reason: 'broken', detail: 'test' },
  ]);
  const [item] = (await ben.get('/api/quarantine')).json().items;
  expect(item).toMatchObject({
    sourceId: rows[0].id,
    reason: 'broken',
    mailbox: 'sales@kontor.example',
    from: 'Bruno Bakker <bruno@bakker.example>',
  });
  expect((await ben.get(`/api/quarantine/${item.sourceId}/original`)).body).toContain('Message-ID: <');
  await kontor.addPerson('Cas');
  const cas = await kontor.enter('Cas');
  expect((await cas.get('/api/quarantine')).json().items).toEqual([]);
  expect((await cas.get(`/api/quarantine/${item.sourceId}/original`)).statusCode).toBe(404);
  expect((await cas.send('POST', `/api/quarantine/${item.sourceId}/retry`)).statusCode).toBe(404);
  expect((await ben.send('POST', `/api/quarantine/${item.sourceId}/retry`)).statusCode).toBe(200);
  expect((await ben.get('/api/quarantine')).json().items).toEqual([]);
});

it('an uploaded archive is imported by a job, and its file goes', async () => {
  const mbox = [11, 12, 13]
    .map(
      (number) =>
        `From bruno@bakker.example Mon Oct  5 09:00:00 2026\n${mail(number).replaceAll('\r', '')}\n`,
    )
    .join('');
  const sent = await kontor.app.inject({
    method: 'POST',
    url: '/api/imports?mailbox=old@kontor.example&name=Inbox.mbox',
    headers: { ...ada.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(mbox),
  });
  expect(sent.json()).toMatchObject({
    state: 'waiting',
    mailbox: 'old@kontor.example',
    bytesTotal: mbox.length,
  });
  const { config, db, databaseUrl: url, log } = kontor.deps;
  await importUpload.run(
    { id: sent.json().id },
    { config, db, url, log: log as never, signal: new AbortController().signal },
  );
  const [done] = (await ada.get('/api/imports')).json().items;
  expect(done).toMatchObject({ state: 'done', read: 3, stored: 3, duplicates: 0 });
  expect(readdirSync(join(config.data, 'uploads'))).toEqual([]);
  expect((await ben.get('/api/imports')).json().items).toEqual([]);
});
