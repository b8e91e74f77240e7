// Proves that a folder's history names a mail only to who reads it through that very mailbox.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { readHistory } from './read-history.ts';

let house: MailHouse;
let open: TestMailbox;
let team: TestMailbox;
let ada: Viewer;

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into users (name, email, role) values
    ('Ada', 'ada@kontor.example', 'admin'), ('Bruno', 'bruno@kontor.example', 'member')`);
  open = await house.mailbox('info@kontor.example', { policy: 'open' });
  team = await house.mailbox('board@kontor.example', { policy: 'team' });
  await house.rows(`insert into mailbox_people (mailbox_id, principal) values (${team.id}, 'user:2')`);
  ada = await loadViewer(house.database.db, '1');
});
afterAll(() => house.close());

const history = async (folderId: string) =>
  (await readHistory(house.database.db, ada, folderId, { limit: 10 })).items;

test('a mail has its subject and sender in the history, and where it is opened', async () => {
  await house.receive(open.inbox, [
    writeMail({ id: 'seen@x', from: 'Ann <ann@x.example>', subject: 'Six pumps' }),
  ]);
  const [line] = await history(open.inbox);
  expect(line).toMatchObject({
    outcome: 'stored',
    mail: { subject: 'Six pumps', from: { name: 'Ann', address: 'ann@x.example' } },
  });
  const [message] = await house.rows<{ id: string; conversation_id: string }>(
    `select id, conversation_id from messages where subject = 'Six pumps'`,
  );
  expect(line!.mail).toMatchObject({ id: message!.id, conversationId: message!.conversation_id });
});

test('an admin who does not read a mailbox sees that a mail lies there, but not which', async () => {
  await house.receive(team.inbox, [writeMail({ id: 'secret@x', subject: 'Who leaves' })]);
  const lines = await history(team.inbox);
  expect(lines.map((line) => [line.outcome, line.mail])).toEqual([['stored', undefined]]);
});

test('a letter read through another mailbox does not tell that it lies in this one too', async () => {
  const both = writeMail({ id: 'both@x', subject: 'To both' });
  await house.receive(open.inbox, [both]);
  await house.receive(team.inbox, [both]);
  expect((await history(open.inbox))[0]!.mail?.subject).toBe('To both');
  expect((await history(team.inbox)).map((line) => line.mail)).toEqual([undefined, undefined]);
});
