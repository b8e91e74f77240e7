// Whole stories of syncing with a real IMAP server.
import { chmodSync, chownSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operatorViewer } from '../../../server/domain/access/viewer.ts';
import { readSource } from '../../../server/domain/incoming/read-source.ts';
import {
  changeMailbox,
  removeMailbox,
  selectFolder,
} from '../../../server/domain/mailboxes/change-mailbox.ts';
import { listFolders } from '../../../server/domain/mailboxes/list-mailboxes.ts';
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
  // Dovecot reads its users at most once a second, so all of them are there from the start.
  const names = Array.from({ length: 60 }, (_, index) => [`ada${index}`, 'secret']);
  dovecot = await startDovecot({ users: Object.fromEntries(names) });
});
afterAll(async () => {
  await dovecot.stop();
});
beforeEach(async () => {
  user = `ada${next++}`;
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
const stateOf = (id: string) =>
  house.deps.db.selectFrom('mailboxes').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

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
    await until(async () => (await stateOf(id)).state === 'ok', 'the first round to end');
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

describe('new mail', () => {
  it('is kept within a second of its arrival, by the server’s push', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 3));
    const id = await house.connect(dovecot, user);
    sync = testSync(house, { round: 60_000 });
    await untilGreen(house, id, 'INBOX', 3);
    await until(async () => (await stateOf(id)).state === 'ok', 'the first round to end');
    await dovecot.append(user, 'INBOX', mails(4, 1));
    await until(async () => (await inbox(id)).length === 4, 'the pushed mail', 3000);
    const last = (await inbox(id)).at(-1)!;
    expect(last).toMatchObject({ outcome: 'stored' });
  });

  it('arrives from a server that cannot push', async () => {
    const quiet = await startDovecot({
      capabilities: 'IMAP4rev1 LITERAL+ UIDPLUS CHILDREN NAMESPACE',
      users: { [user]: 'secret' },
    });
    try {
      const id = await house.connect(quiet, user);
      sync = testSync(house);
      await until(async () => (await stateOf(id)).state === 'ok', 'the first round');
      await quiet.append(user, 'INBOX', mails(1, 2));
      await untilGreen(house, id, 'INBOX', 2);
      await quiet.as(user, async (client) => {
        await client.mailboxOpen('INBOX');
        await client.messageFlagsAdd('1', ['\\Flagged']);
        await client.messageDelete('2');
      });
      await untilGreen(house, id, 'INBOX', 1);
      await until(async () => (await inbox(id))[0]?.flags.includes('\\Flagged'), 'the flag');
    } finally {
      await sync?.stop();
      sync = undefined;
      await quiet.stop();
    }
  });

  it('F01: delivered while older mail is being fetched arrives', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 30));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    for (let more = 0; more < 10; more++) await dovecot.append(user, 'INBOX', mails(100 + more, 1));
    await untilGreen(house, id, 'INBOX', 40);
    expect(await countSources(house)).toBe(40);
  });

  it('F05: read by a colleague before we looked arrives like any other', async () => {
    await dovecot.append(user, 'INBOX', [{ raw: mail(1), flags: ['\\Seen'] }, { raw: mail(2) }]);
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 2);
    expect((await inbox(id)).map(({ flags }) => flags)).toEqual([['\\Seen'], []]);
  });

  it('F06: of five days without us arrives whole, also what lay in Junk for a week', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 2));
    await dovecot.append(user, 'Junk', mails(50, 1));
    const id = await house.connect(dovecot, user, { folders: [{ path: 'Junk', selected: false }] });
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 2);
    await sync.stop();
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await dovecot.append(
      user,
      'INBOX',
      [5, 4, 3, 2, 1].map((ago) => ({ raw: mail(100 + ago), date: days(ago), flags: ['\\Seen'] })),
    );
    await dovecot.as(user, async (client) => {
      await client.mailboxOpen('Junk');
      await client.messageMove('1:*', 'INBOX');
    });
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 8);
    expect(await countSources(house)).toBe(8);
  });
});

describe('changes on the server', () => {
  it('move placements and never remove a mail', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 5));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 5);
    await dovecot.as(user, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageMove('1:2', 'Archive');
      await client.messageDelete('1');
    });
    await untilGreen(house, id, 'INBOX', 2);
    await untilGreen(house, id, 'Archive', 2);
    expect(await countSources(house)).toBe(5);
    const moved = (await livePlacements(house, id)).filter(({ path }) => path === 'Archive');
    // Found again by Message-ID, size and date: nothing was fetched twice.
    expect(moved.map(({ reason }) => reason)).toEqual(['matched', 'matched']);
  });

  it('of flags are followed', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 2));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 2);
    await dovecot.as(user, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('1', ['\\Seen', '\\Answered']);
    });
    await until(async () => (await inbox(id))[0]?.flags.join(' ') === '\\Answered \\Seen', 'the flags');
  });

  it('F08: a new UIDVALIDITY makes no mail twice and leaves the ledger green', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 20));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 20);
    const before = (await inbox(id))[0]!.uid_validity;
    await sync.stop();
    dovecot.renumber(user, 'INBOX');
    await dovecot.append(user, 'INBOX', mails(21, 1));
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 21);
    const after = await inbox(id);
    expect(after.every((one) => one.uid_validity !== before)).toBe(true);
    expect(after.filter(({ reason }) => reason === 'matched')).toHaveLength(20);
    expect(await countSources(house)).toBe(21);
  });

  it('F08: an emptied mailbox takes new mail again', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 4));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 4);
    await dovecot.as(user, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:*');
    });
    await untilGreen(house, id, 'INBOX', 0);
    await dovecot.append(user, 'INBOX', mails(5, 2));
    await untilGreen(house, id, 'INBOX', 2);
    expect(await countSources(house)).toBe(6);
  });

  it('F20: five hundred mails put there again under new UIDs are no new messages', async () => {
    const all = mails(1, 500);
    dovecot.fill(user, 'INBOX', all);
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 500);
    expect(await countSources(house)).toBe(500);
    await dovecot.as(user, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:*');
      for (const { raw } of all) await client.append('INBOX', Buffer.from(raw));
    });
    await untilGreen(house, id, 'INBOX', 500, 80_000);
    await until(
      async () => Math.min(...(await inbox(id)).map(({ uid }) => Number(uid))) > 500,
      'the new UIDs',
    );
    expect(await countSources(house)).toBe(500);
  }, 240_000);

  it('of a folder’s name fetch no body again', async () => {
    await dovecot.append(user, 'Kunden', mails(1, 6));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'Kunden', 6);
    await dovecot.as(user, (client) => client.mailboxRename('Kunden', 'Customers'));
    await untilGreen(house, id, 'Customers', 6);
    const renamed = (await livePlacements(house, id)).filter(({ path }) => path === 'Customers');
    expect(renamed.every(({ reason }) => reason === 'matched')).toBe(true);
    expect(await countSources(house)).toBe(6);
  });
});

describe('folders', () => {
  it('F15: one chosen later is filled backwards', async () => {
    await dovecot.append(user, 'Old', mails(1, 7));
    const id = await house.connect(dovecot, user, { folders: [{ path: 'Old', selected: false }] });
    sync = testSync(house);
    await until(
      async () => (await ledgerOf(house, id)).get('Old')?.skipped === 7,
      'the ledger of what is left out',
    );
    expect(await countSources(house)).toBe(0);
    const folder = (await listFolders(house.deps.db, id)).find(({ path }) => path === 'Old')!;
    await selectFolder(house.deps, operatorViewer(), folder.id, true);
    await until(async () => (await ledgerOf(house, id)).get('Old')?.stored === 7, 'the folder to be filled');
    expect(await countSources(house)).toBe(7);
  });
});

describe('what goes wrong', () => {
  it('F09: one mail of fifty that cannot be fetched is named in the ledger, and 49 arrive', async () => {
    dovecot.fill(user, 'INBOX', mails(1, 50));
    const poisoned = dovecot.files(user, 'INBOX')[20]!;
    chownSync(poisoned, 0, 0);
    chmodSync(poisoned, 0o000);
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    const line = await until(async () => {
      const now = (await ledgerOf(house, id)).get('INBOX');
      return now && now.stored === 49 && now.detail.givenUp === 1 ? now : undefined;
    }, 'the ledger to name one mail');
    expect(line).toMatchObject({ on_server: 50, not_fetched: 1, ok: false });
    const [given] = (await inbox(id)).filter(({ outcome }) => outcome === 'pending');
    expect(line.detail.uids).toEqual([given!.uid]);
    expect(given!.reason).not.toBe('');
  });

  it('F13: a mail of 60 MB arrives byte for byte', async () => {
    const block = `${'Kontor '.repeat(10)}\r\n`;
    const raw = Buffer.from(mail('large') + block.repeat(Math.ceil(60_000_000 / block.length)));
    dovecot.fill(user, 'INBOX', [{ raw }, ...mails(1, 3)]);
    const id = await house.connect(dovecot, user);
    sync = testSync(house, { silence: 20_000 });
    await untilGreen(house, id, 'INBOX', 4, 60_000);
    const large = await house.deps.db
      .selectFrom('sources')
      .select('id')
      .orderBy('size', 'desc')
      .executeTakeFirstOrThrow();
    expect((await readSource(house.deps, large.id))!.equals(raw)).toBe(true);
  }, 240_000);

  it('F16: two syncs of one mailbox at once keep each mail once, whole', async () => {
    dovecot.fill(user, 'INBOX', mails(1, 200));
    const id = await house.connect(dovecot, user);
    const other = testSync(house);
    sync = testSync(house);
    // Leases change hands while mail is being fetched.
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((done) => setTimeout(done, 60));
      await house.deps.db.updateTable('mailboxes').set({ lease_until: null }).where('id', '=', id).execute();
    }
    await untilGreen(house, id, 'INBOX', 200);
    await other.stop();
    expect(await countSources(house)).toBe(200);
    expect(await inbox(id)).toHaveLength(200);
  });

  it('a wrong password is said in words, and the right one ends it at once', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 1));
    const id = await house.connect(dovecot, user, { password: 'wrong' });
    sync = testSync(house);
    const told = await until(async () => {
      const state = await stateOf(id);
      return state.state === 'trouble' ? state : undefined;
    }, 'the trouble');
    expect(told).toMatchObject({ trouble_code: 'wrong-password' });
    expect(told.trouble_since).toBeInstanceOf(Date);
    expect(told.next_try_at!.getTime()).toBeGreaterThan(Date.now());
    await changeMailbox(house.deps, operatorViewer(), id, { password: 'secret' });
    await untilGreen(house, id, 'INBOX', 1);
    await until(async () => (await stateOf(id)).trouble_code === null, 'the trouble to end');
  });

  it('a server that hangs holds up no other mailbox, and is left after the time allowed', async () => {
    const hanging = createServer((socket) => void socket.on('error', () => {}).write('* OK hello\r\n'));
    await new Promise<void>((done) => hanging.listen(0, '127.0.0.1', done));
    const { port } = hanging.address() as AddressInfo;
    await dovecot.append(user, 'INBOX', mails(1, 2));
    const stuck = await house.connect({ ...dovecot, imapPort: port }, `${user}-stuck`);
    const id = await house.connect(dovecot, user);
    sync = testSync(house, { silence: 400 });
    await untilGreen(house, id, 'INBOX', 2);
    await until(async () => (await stateOf(stuck)).trouble_code === 'timeout', 'the time-out to be told');
    hanging.close();
  });

  it('a lost connection is taken up again where it was', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 3));
    const own = await startDovecot({ users: { [user]: 'secret' } });
    await own.append(user, 'INBOX', mails(1, 3));
    const id = await house.connect(own, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 3);
    await own.stop({ keep: true });
    await until(async () => (await stateOf(id)).trouble_code === 'refused', 'the trouble');
    const again = await startDovecot({ users: { [user]: 'secret' }, folder: own.folder, ports: own.ports });
    try {
      await again.append(user, 'INBOX', mails(4, 2));
      await untilGreen(house, id, 'INBOX', 5);
      expect((await stateOf(id)).trouble_code).toBeNull();
    } finally {
      await sync.stop();
      sync = undefined;
      await again.stop();
    }
  });

  it('a pause ends all work, and going on catches up', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 2));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 2);
    await changeMailbox(house.deps, operatorViewer(), id, { paused: true });
    await until(async () => (await stateOf(id)).lease_holder === null, 'the lease to be given back');
    await dovecot.append(user, 'INBOX', mails(3, 2));
    await new Promise((done) => setTimeout(done, 400));
    expect(await countSources(house)).toBe(2);
    await changeMailbox(house.deps, operatorViewer(), id, { paused: false });
    await untilGreen(house, id, 'INBOX', 4);
  });

  it('F15: removing the mailbox keeps its mail', async () => {
    await dovecot.append(user, 'INBOX', mails(1, 2));
    const id = await house.connect(dovecot, user);
    sync = testSync(house);
    await untilGreen(house, id, 'INBOX', 2);
    await removeMailbox(house.deps, operatorViewer(), id);
    await until(async () => (await stateOf(id)).lease_holder === null, 'the sync to end');
    expect(await countSources(house)).toBe(2);
    expect((await stateOf(id)).secret).toBeNull();
  });
});

it('nothing on the server is changed: no flag, no \\Recent, no folder', async () => {
  await dovecot.append(user, 'INBOX', mails(1, 3));
  const look = () =>
    dovecot.as(user, async (client) => {
      const listed = await client.list({
        statusQuery: { messages: true, unseen: true, recent: true, highestModseq: true },
      });
      return listed.map(({ path, status }) => ({ ...status, path }));
    });
  const before = await look();
  const id = await house.connect(dovecot, user);
  sync = testSync(house);
  await untilGreen(house, id, 'INBOX', 3);
  await until(async () => (await stateOf(id)).state === 'ok', 'the round to end');
  expect(await look()).toEqual(before);
});
