// Gmail as it is: every mail once in All Mail, labels instead of folders, drafts among them.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countSources, mail, type SyncHouse, syncHouse, testSync, until } from '../../support/sync.ts';

// There is no Gmail to be had for a test: this server says what Gmail says (its IMAP extensions page), and no more.
const mailbox = [
  { uid: 11, id: '1600000000000000011', labels: ['\\Inbox', '\\Important'], raw: mail(1) },
  { uid: 12, id: '1600000000000000012', labels: ['\\Sent', 'Klanten'], raw: mail(2) },
  { uid: 13, id: '1600000000000000013', labels: ['\\Draft'], raw: mail(3) },
];
const folders: [string, string, typeof mailbox][] = [
  ['INBOX', '\\HasNoChildren', [mailbox[0]!]],
  ['[Gmail]/All Mail', '\\All', mailbox],
  ['[Gmail]/Drafts', '\\Drafts', [mailbox[2]!]],
  ['[Gmail]/Sent Mail', '\\Sent', [mailbox[1]!]],
  ['[Gmail]/Spam', '\\Junk', []],
  ['Klanten', '\\HasNoChildren', [mailbox[1]!]],
];
const opened: string[] = [];
let server: Server;
let house: SyncHouse;
let sync: { stop(): Promise<void> };
let id = '';

beforeAll(async () => {
  server = createServer(speak);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  house = await syncHouse();
  const { port } = server.address() as AddressInfo;
  id = await house.connect({ imapPort: port } as never, 'ada');
  sync = testSync(house);
});
afterAll(async () => {
  await sync.stop();
  server.close();
  await house.close();
});

const capabilities =
  'IMAP4rev1 UNSELECT IDLE NAMESPACE UIDPLUS CHILDREN X-GM-EXT-1 SPECIAL-USE LITERAL+ ESEARCH';

function speak(socket: Socket): void {
  let open: typeof mailbox = [];
  let idle = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => {});
  say(`* OK [CAPABILITY ${capabilities}] Gimap ready`);
  let rest = '';
  socket.on('data', (data) => {
    const lines = (rest + data.toString('latin1')).split('\r\n');
    rest = lines.pop()!;
    for (const line of lines) answer(line);
  });

  function answer(line: string): void {
    const [tag = '', ...words] = line.split(' ');
    const command = (words[0] === 'UID' ? `UID ${words[1]}` : (words[0] ?? '')).toUpperCase();
    if (line === 'DONE') say(`${idle} OK IDLE done`);
    else if (command === 'LIST') list();
    else if (command === 'STATUS') status(line);
    else if (command === 'EXAMINE') select(line);
    else if (command === 'UID SEARCH') {
      const all = open.map(({ uid }) => uid).join(',');
      say(
        /RETURN/.test(line)
          ? `* ESEARCH (TAG "${tag}") UID${all ? ` ALL ${all}` : ''}`
          : `* SEARCH ${open.map(({ uid }) => uid).join(' ')}`,
      );
    } else if (command === 'UID FETCH') fetchRows(line);
    else if (command === 'IDLE') {
      idle = tag;
      return void say('+ idling');
    } else if (command === 'CAPABILITY') say(`* CAPABILITY ${capabilities}`);
    if (line !== 'DONE') say(`${tag} OK ${command === 'EXAMINE' ? '[READ-ONLY] ' : ''}done`);
  }
  function list(): void {
    for (const [path, flag] of folders) say(`* LIST (${flag}) "/" "${path}"`);
  }
  function status(line: string): void {
    const [path, , mails] = folders.find(([name]) => line.includes(name))!;
    say(`* STATUS "${path}" (MESSAGES ${mails.length} UIDNEXT 20 UIDVALIDITY 7)`);
  }
  function select(line: string): void {
    const [path, , mails] = folders.find(([name]) => line.includes(name))!;
    opened.push(path);
    open = mails;
    say('* FLAGS (\\Seen)');
    say(`* ${mails.length} EXISTS`);
    say('* OK [UIDVALIDITY 7] ok');
    say('* OK [UIDNEXT 20] ok');
  }
  function fetchRows(line: string): void {
    open.forEach(({ uid, id: gmail, labels, raw }, index) => {
      const facts = `UID ${uid} X-GM-MSGID ${gmail} FLAGS (\\Seen) RFC822.SIZE ${raw.length} INTERNALDATE "05-Oct-2026 09:00:00 +0000"`;
      const named = /X-GM-LABELS/.test(line)
        ? ` X-GM-LABELS (${labels.map((label) => `"${label.replace('\\', '\\\\')}"`).join(' ')})`
        : '';
      const body = /BODY\.PEEK\[\]/.test(line) ? ` BODY[] {${raw.length}}\r\n${raw}` : '';
      if (line.includes(String(uid)) || /\d+:(\d+|\*)/.test(line))
        say(`* ${index + 1} FETCH (${facts}${named}${body})`);
    });
  }
}

it('each mail is fetched once, with its labels, and drafts are left out by rule', async () => {
  await until(async () => {
    const row = await house.deps.db
      .selectFrom('mailboxes')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return row.state === 'ok';
  }, 'the first round');
  expect(await countSources(house)).toBe(2);
  const placed = await house.deps.db
    .selectFrom('placements')
    .select(['uid', 'outcome', 'reason', 'labels', 'email_id'])
    .orderBy('uid')
    .execute();
  expect(placed).toEqual([
    {
      uid: '11',
      outcome: 'stored',
      reason: '',
      labels: ['\\Important', '\\Inbox'],
      email_id: '1600000000000000011',
    },
    {
      uid: '12',
      outcome: 'stored',
      reason: '',
      labels: ['Klanten', '\\Sent'],
      email_id: '1600000000000000012',
    },
    { uid: '13', outcome: 'skipped', reason: 'draft', labels: ['\\Draft'], email_id: null },
  ]);
  expect(new Set(opened)).toEqual(new Set(['[Gmail]/All Mail', '[Gmail]/Spam']));
  const ledger = await house.deps.db
    .selectFrom('ledgers')
    .innerJoin('folders', 'folders.id', 'folder_id')
    .select(['path', 'ledgers.on_server', 'stored', 'skipped', 'ok'])
    .orderBy('path')
    .execute();
  expect(ledger.find(({ path }) => path === '[Gmail]/All Mail')).toMatchObject({
    on_server: 3,
    stored: 2,
    skipped: 1,
    ok: true,
  });
  expect(ledger.every(({ ok }) => ok)).toBe(true);
});
