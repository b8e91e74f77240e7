// Whole stories of syncing with a real IMAP server.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
});
beforeEach(async () => {
  user = `ada${next++}`;
  dovecot.addUser(user);
  house = await syncHouse();
});
afterEach(async () => {
  await sync?.stop();
  sync = undefined;
  await house.close();
});

const mails = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ raw: mail(from + index) }));
const inbox = async (id: string) => (await livePlacements(house, id)).filter(({ path }) => path === 'INBOX');

describe('an account', () => {
  it('arrives whole, with a green ledger for each folder', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 12));
    await dovecot.append(user, 'Sent', mails(101, 3));
    await dovecot.append(user, 'Drafts', mails(201, 2));
    await dovecot.append(user, 'Projects/2026', mails(301, 4));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 12);
    await untilGreen(house, id, 'Projects/2026', 4);
    await untilGreen(house, id, 'Sent', 3);
    const ledger = await ledgerOf(house, id);
    expect(ledger.get('INBOX')).toMatchObject({ stored: 12, skipped: 0, complete: true });
    expect(ledger.get('Drafts')).toMatchObject({
      on_server: 2,
      stored: 0,
      skipped: 2,
      ok: true,
      detail: { rule: 'folder-not-chosen' },
    });
    expect(await countSources(house)).toBe(19);
  });
});
