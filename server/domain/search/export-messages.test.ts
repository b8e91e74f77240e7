// Proves that what a viewer may read leaves as it came, and nothing else does.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, operatorViewer } from '../access/viewer.ts';
import { readMails } from '../incoming/files/read-mails.ts';
import { exportMessages } from './export-messages.ts';

let house: MailHouse;
let folder: string;
const mails = [
  writeMail({ id: 'a@x.example', body: 'First.\n\nFrom here on it is quoted.\n>From there too.' }),
  writeMail({ id: 'b@x.example', body: 'Second.' }),
];
const secret = writeMail({ id: 'c@x.example', body: 'Private.' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-export-'));
  house = await mailHouse();
  await house.rows(
    `insert into users (name, email, role) values ('Ada', 'ada@kontor.example', 'member'), ('Ron', 'ron@kontor.example', 'read-only')`,
  );
  const sales = await house.mailbox('sales@kontor.example', { policy: 'open' });
  const [ada] = await house.rows<{ id: string }>(`select id from users where name = 'Ada'`);
  const own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: ada!.id });
  await house.receive(sales.inbox, mails);
  await house.receive(own.inbox, [secret]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});

const viewer = async (name: string) => {
  const [user] = await house.rows<{ id: string }>(`select id from users where name = '${name}'`);
  return loadViewer(house.deps.db, user!.id);
};

async function written(file: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { raw } of readMails(file)) found.push(raw.toString().trim());
  return found.sort();
}

test('the operator exports all but what is personal, byte for byte, and it is journalled', async () => {
  const file = join(folder, 'all.mbox');
  const done = await exportMessages(house.deps, operatorViewer(), { q: '', file });
  expect(done?.messages).toBe(2);
  expect(await written(file)).toEqual(mails.map((raw) => raw.toString().trim()).sort());
  expect(await house.rows(`select act, detail from journal where act = 'mail.exported'`)).toEqual([
    { act: 'mail.exported', detail: { messages: 2 } },
  ]);
});

test('a user exports what they find among what they may read', async () => {
  const file = join(folder, 'ada.mbox');
  expect(await exportMessages(house.deps, await viewer('Ada'), { q: 'private', file })).toMatchObject({
    messages: 1,
  });
  expect(await written(file)).toEqual([secret.toString().trim()]);
});

test('who may only read does not export, and a file that is there stays', async () => {
  const file = join(folder, 'ron.mbox');
  await expect(exportMessages(house.deps, await viewer('Ron'), { q: '', file })).rejects.toMatchObject({
    kind: 'not-allowed',
  });
  expect(existsSync(file)).toBe(false);
  await expect(
    exportMessages(house.deps, operatorViewer(), { q: '', file: join(folder, 'all.mbox') }),
  ).rejects.toMatchObject({ kind: 'conflict' });
});

test('what of the query was not understood is told, once', async () => {
  const hints: string[] = [];
  await exportMessages(house.deps, operatorViewer(), {
    q: 'has:attachmend',
    file: join(folder, 'told.mbox'),
    onHint: ({ code }) => hints.push(code),
  });
  expect(hints).toEqual(['wrong-value']);
});
