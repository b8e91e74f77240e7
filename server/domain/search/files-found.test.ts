// A file found by its name is named where its mail is found, to those who may read that mail.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { searchConversations } from './search-conversations.ts';
import { searchMessages } from './search-messages.ts';

let house: MailHouse;
let ada: Viewer;
let ben: Viewer;

const withFiles = (id: string, names: string[], date: string) =>
  writeMail({
    id,
    date,
    subject: id,
    headers: ['Content-Type: multipart/mixed; boundary=x'],
    body: [
      ...['--x', 'Content-Type: text/plain', '', 'See what comes with it, please.'],
      ...names.flatMap((name) => [
        '--x',
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename="${name}"`,
        '',
        'no real file',
      ]),
      ...['--x--', ''],
    ].join('\n'),
  });

beforeAll(async () => {
  house = await mailHouse();
  const users = await house.rows<{ id: string }>(`insert into users (name, email, role) values
    ('Ada', 'ada@kontor.example', 'member'), ('Ben', 'ben@kontor.example', 'member') returning id`);
  ada = await loadViewer(house.deps.db, users[0]!.id);
  ben = await loadViewer(house.deps.db, users[1]!.id);
  const sales = await house.mailbox('sales@kontor.example', { policy: 'open' });
  const own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: ada.userId! });
  const names = ['kettle-front.pdf', 'side of the kettle.pdf', 'prices.pdf', 'Kettles.pdf'];
  await house.receive(sales.inbox, [withFiles('sketches', names, '2026-03-01T10:00:00Z')]);
  await house.receive(own.inbox, [withFiles('hidden', ['kettle-hidden.pdf'], '2026-03-02T10:00:00Z')]);
});
afterAll(() => house.close());

const places = async (q: string, viewer = ben) => {
  const { items } = await searchMessages(house.deps.db, viewer, { q, limit: 5 });
  return items.map(({ where }) => where.map(({ what, name }) => `${what}: ${name ?? ''}`));
};
const kettles = ['kettle-front.pdf', 'side of the kettle.pdf', 'Kettles.pdf'].map(
  (name) => `file-name: ${name}`,
);

test.each(['filename:kettle', 'kettle', 'filename:kett*', 'filename:kettles'])('%s', async (q) => {
  expect(await places(q)).toEqual([kettles]);
});

test('of a phrase all words stand in the name', async () => {
  expect(await places('"of the kettle"')).toEqual([['file-name: side of the kettle.pdf']]);
  expect(await places('filename:kettle-front')).toEqual([['file-name: kettle-front.pdf']]);
});

test('several words are each looked for; those asked of the subject are not', async () => {
  expect(await places('front prices')).toEqual([['file-name: kettle-front.pdf', 'file-name: prices.pdf']]);
  expect(await places('subject:sketches filename:prices')).toEqual([['subject: ', 'file-name: prices.pdf']]);
  expect(await places('subject:sketches')).toEqual([['subject: ']]);
});

test('a file that holds the word in its text is named as such, once', async () => {
  await house.rows(`insert into attachment_texts (conversation_id, message_id, position, audience_id, sent_at, words)
    select conversation_id, id, 2, audience_id, sent_at, 'prices:1 kettle:2'::tsvector from messages
    where subject = 'sketches'`);
  expect(await places('kettle')).toEqual([['attachment: prices.pdf', ...kettles]]);
  expect(await places('prices')).toEqual([['attachment: prices.pdf']]);
});

test('conversations say it too, and the words of names are marked', async () => {
  const { items, words } = await searchConversations(house.deps.db, ben, {
    q: 'filename:kettle',
    limit: 5,
  });
  expect(items.map(({ where }) => where.map(({ what, name }) => `${what}: ${name}`))).toEqual([kettles]);
  expect(words).toEqual(['kettle', 'kettles']);
});

test('nobody learns the name of a file from mail they may not read', async () => {
  expect(await places('hidden')).toEqual([]);
  expect(await places('filename:kettle', ada)).toEqual([['file-name: kettle-hidden.pdf'], kettles]);
});
