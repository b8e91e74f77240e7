// Whole stories of syncing with a real POP3 server.
import { chmodSync, chownSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Pop3Client } from '../../../server/protocols/pop3/pop3-client.ts';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import {
  countSources,
  ledgerOf,
  livePlacements,
  mail,
  type SyncHouse,
  syncHouse,
  testSync,
  until,
  untilGreen,
} from '../../support/sync.ts';

let dovecot: Dovecot;
let house: SyncHouse;
let sync: { stop(): Promise<void> } | undefined;
let user = '';
let next = 0;

beforeAll(async () => {
  const names = Array.from({ length: 20 }, (_, index) => [`bea${index}`, 'secret']);
  dovecot = await startDovecot({ users: Object.fromEntries(names) });
});
afterAll(() => dovecot.stop());
beforeEach(async () => {
  user = `bea${next++}`;
  house = await syncHouse();
});
afterEach(async () => {
  await sync?.stop();
  sync = undefined;
  await house.close();
});

const mails = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ raw: mail(from + index) }));
const countOnServer = () =>
  dovecot.as(user, async (client) => {
    const status = await client.status('INBOX', { messages: true });
    return status ? status.messages : undefined;
  });

it('an account arrives whole, then what is new, and stays on the server', async () => {
  const dotted = mail('dots', 'First\r\n.\r\n..two\r\n.hidden');
  await dovecot.append(user, 'INBOX', [...mails(1, 5), { raw: dotted }]);
  const id = await house.connect(dovecot, user, { kind: 'pop3' });
  sync = testSync(house);
  await untilGreen(house, id, 'INBOX', 6);
  await dovecot.append(user, 'INBOX', mails(10, 2));
  await untilGreen(house, id, 'INBOX', 8);
  expect(await countSources(house)).toBe(8);
  expect(await countOnServer()).toBe(8);
  const sizes = await house.deps.db.selectFrom('sources').select('size').execute();
  expect(sizes.map(({ size }) => size)).toContain(Buffer.from(dotted).length);
});

it('what somebody deleted on the server stays with us', async () => {
  await dovecot.append(user, 'INBOX', mails(1, 3));
  const id = await house.connect(dovecot, user, { kind: 'pop3' });
  sync = testSync(house);
  await untilGreen(house, id, 'INBOX', 3);
  await dovecot.as(user, async (client) => {
    await client.mailboxOpen('INBOX');
    await client.messageDelete('1');
  });
  await untilGreen(house, id, 'INBOX', 2);
  expect(await countSources(house)).toBe(3);
});

it('F14: deletes only where asked, only after the days, and only what is durable', async () => {
  await dovecot.append(user, 'INBOX', mails(1, 4));
  const id = await house.connect(dovecot, user, { kind: 'pop3', deleteAfterDays: 7 });
  sync = testSync(house);
  await untilGreen(house, id, 'INBOX', 4);
  await until(async () => (await ledgerOf(house, id)).get('INBOX')?.at, 'a second session');
  expect(await countOnServer()).toBe(4);
  const [first, second] = await livePlacements(house, id);
  const age = (uid: string) =>
    sql`update placements set stored_at = now() - interval '8 days' where uid = ${uid}`.execute(
      house.deps.db,
    );
  await age(first!.uid);
  await age(second!.uid);
  // This one's copy is gone: it must stay on the server, whatever its age.
  await sql`update placements set source_id = null, outcome = 'pending', attempts = 99 where uid = ${second!.uid}`.execute(
    house.deps.db,
  );
  await until(async () => (await countOnServer()) === 3, 'one mail to go');
  await new Promise((done) => setTimeout(done, 1200));
  expect(await countOnServer()).toBe(3);
  expect(await countSources(house)).toBe(4);
});

it('F20: equal mails under new UIDLs are no new messages', async () => {
  const all = mails(1, 30);
  dovecot.fill(user, 'INBOX', all);
  const id = await house.connect(dovecot, user, { kind: 'pop3' });
  sync = testSync(house);
  await untilGreen(house, id, 'INBOX', 30);
  dovecot.renumber(user, 'INBOX');
  await until(async () => {
    const rows = await house.deps.db
      .selectFrom('placements')
      .select('gone_at')
      .where('gone_at', 'is not', null)
      .execute();
    return rows.length === 30;
  }, 'the new UIDLs');
  await untilGreen(house, id, 'INBOX', 30);
  expect(await countSources(house)).toBe(30);
});

it('a mail the server cannot give holds up no other', async () => {
  dovecot.fill(user, 'INBOX', mails(1, 8));
  const id = await house.connect(dovecot, user, { kind: 'pop3' });
  // Dovecot remembers sizes, so that LIST works and only RETR meets the broken file.
  const client = await Pop3Client.open({
    host: '127.0.0.1',
    port: dovecot.pop3Port,
    security: 'plain',
    login: user,
    password: 'secret',
    allowPrivate: true,
  });
  await client.list();
  await client.quit();
  const poisoned = dovecot.files(user, 'INBOX')[3]!;
  chownSync(poisoned, 0, 0);
  chmodSync(poisoned, 0o000);
  sync = testSync(house);
  await until(async () => (await countSources(house)) === 7, 'the seven others');
  const waiting = (await livePlacements(house, id)).filter(({ outcome }) => outcome === 'pending');
  expect(waiting).toHaveLength(1);
});
