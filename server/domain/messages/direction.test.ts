// Proves who is the outsider of a mail: ten forms in which mail from our own address is theirs, and what stays ours.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { understand } from '../incoming/digest-mail.ts';
import { readMails } from '../incoming/files/read-mails.ts';
import { directionOf } from './direction.ts';

const isOurs = (address: string) => address.endsWith('@kontor.example');
const judge = (raw: Buffer, isForged = false) => directionOf({ ...understand(raw), isForged }, isOurs);
const bruno = { direction: 'in', counterpart: { address: 'bruno@noord.example' } };
const us = { from: 'Website <form@kontor.example>', to: 'sales@kontor.example' };

test('a plain mail from outside comes in; ours goes out; between colleagues it stays inside', () => {
  expect(judge(writeMail())).toMatchObject(bruno);
  expect(judge(writeMail({ from: 'ada@kontor.example', to: 'Bruno <bruno@noord.example>' }))).toMatchObject({
    direction: 'out',
    counterpart: { name: 'Bruno', address: 'bruno@noord.example' },
  });
  expect(judge(writeMail({ from: 'ada@kontor.example' }))).toMatchObject({
    direction: 'internal',
    counterpart: { address: 'ada@kontor.example' },
  });
});

test('a contact form that writes from our address and asks to answer the visitor', () => {
  expect(
    judge(writeMail({ ...us, subject: 'Contact form', headers: ['Reply-To: Bruno <bruno@noord.example>'] })),
  ).toMatchObject(bruno);
});

test('a shop that sends its orders from our address', () => {
  const headers = ['Reply-To: bruno@noord.example', 'X-Mailer: WooCommerce'];
  expect(
    judge(writeMail({ from: 'shop@kontor.example', to: 'orders@kontor.example', headers })),
  ).toMatchObject(bruno);
});

test('a Google group that rewrites From: X-Original-From', () => {
  const headers = ['X-Original-From: Bruno Baker <bruno@noord.example>', 'Reply-To: sales@kontor.example'];
  expect(judge(writeMail({ from: "'Bruno Baker' via Sales <sales@kontor.example>", headers }))).toMatchObject(
    bruno,
  );
});

test('a Google group that names the sender only: X-Original-Sender', () => {
  const headers = ['X-Original-Sender: bruno@noord.example'];
  expect(judge(writeMail({ from: "'Bruno' via Sales <sales@kontor.example>", headers }))).toMatchObject(
    bruno,
  );
});

test('Mailman that puts the author into Reply-To', () => {
  const headers = ['Reply-To: Bruno <bruno@noord.example>, sales@kontor.example'];
  expect(judge(writeMail({ from: 'Bruno via Sales <sales@kontor.example>', headers }))).toMatchObject(bruno);
});

test('Mailman that puts the author into Cc', () => {
  expect(
    judge(writeMail({ from: 'Bruno via Sales <sales@kontor.example>', cc: 'Bruno <bruno@noord.example>' })),
  ).toMatchObject(bruno);
});

const forwards: [string, string, string][] = [
  [
    'Gmail',
    'Fwd: Pumps',
    '---------- Forwarded message ---------\nFrom: Bruno Baker <bruno@noord.example>\nDate: Tue, 10 Mar 2026\nSubject: Pumps\nTo: <ada@kontor.example>\n\nForty pumps.',
  ],
  [
    'Outlook in German',
    'WG: Pumpen',
    'Bitte ansehen.\n\nVon: Bruno Baker <bruno@noord.example>\nGesendet: Dienstag, 10. März 2026 10:00\nAn: Ada\nBetreff: Pumpen\n\nVierzig Pumpen.',
  ],
  [
    'Apple Mail',
    'Fwd: Pumps',
    'Begin forwarded message:\n\nFrom: Bruno Baker <bruno@noord.example>\nSubject: Pumps\nDate: 10 March 2026\nTo: ada@kontor.example\n\nForty pumps.',
  ],
  [
    'Yandex',
    'Fwd: Насосы',
    '-------- Пересылаемое сообщение --------\nОт кого: Bruno Baker <bruno@noord.example>\nТема: Насосы\nКому: ada@kontor.example\n\nСорок насосов.',
  ],
  [
    'Outlook in Polish',
    'PD: Pompy',
    'Od: Bruno Baker <bruno@noord.example>\nWysłano: wtorek, 10 marca 2026\nDo: Ada\nTemat: Pompy\n\nCzterdzieści pomp.',
  ],
];
test.each(forwards)("a colleague's hand-made forward: %s", (_, subject, body) => {
  expect(
    judge(writeMail({ from: 'Ada <ada@kontor.example>', to: 'sales@kontor.example', subject, body })),
  ).toMatchObject(bruno);
});

test('a forward to an outsider goes out to them', () => {
  const raw = writeMail({
    from: 'ada@kontor.example',
    to: 'carla@zuid.example',
    subject: forwards[0]![1],
    body: forwards[0]![2],
  });
  expect(judge(raw)).toMatchObject({ direction: 'out', counterpart: { address: 'carla@zuid.example' } });
});

test('F34: who forges our address comes in and does not speak for us', () => {
  expect(judge(writeMail({ from: 'ada@kontor.example' }), true)).toMatchObject({ direction: 'in' });
});

test('F24: Reply-To is not taken before From', () => {
  expect(judge(writeMail({ headers: ['Reply-To: carla@zuid.example'] }))).toMatchObject(bruno);
});

test('forms, shops, groups and forwards of ten programs in four languages have the outsider as counterpart', async () => {
  const box = join(import.meta.dirname, '../../../tests/mail/directions.mbox');
  const wrong: string[] = [];
  let seen = 0;
  for await (const { raw } of readMails(box)) {
    const said = (name: string) => new RegExp(`^X-${name}: (.*)$`, 'm').exec(raw.toString())![1];
    const { direction, counterpart } = directionOf({ ...understand(raw), isForged: false }, (address) =>
      address.endsWith('@firma.example'),
    );
    seen += 1;
    if (direction !== said('Direction') || counterpart.address !== said('Counterpart'))
      wrong.push(`${said('Case')}: ${direction} ${counterpart.address}`);
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(50);
});
