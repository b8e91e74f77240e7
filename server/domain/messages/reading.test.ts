// Proves what people see of single mails: files byte for byte, a frame that can do nothing, the copy that is theirs.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { openAttachments } from './open-attachment.ts';
import { showHtml } from './show-html.ts';
import { showHeaders, showOriginal } from './show-original.ts';
import { isSigned } from './sign-url.ts';
import { zipAttachments } from './zip-attachments.ts';

let house: MailHouse;
let sales: TestMailbox;
let bruno: Viewer;
let stranger: Viewer;
const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), createHash('sha512').update('offer').digest()]);
const logo = Buffer.from('89504e470d0a1a0a0000', 'hex');

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into users (name, email, role) values ('Bruno', 'bruno@kontor.example', 'member'),
    ('Stranger', 'stranger@kontor.example', 'member')`);
  sales = await house.mailbox('sales@kontor.example', { policy: 'team' });
  await house.rows(`insert into mailbox_people (mailbox_id, principal) values (${sales.id}, 'user:1')`);
  bruno = await loadViewer(house.database.db, '1');
  stranger = await loadViewer(house.database.db, '2');
});
afterAll(() => house.close());

const mail = Buffer.from(
  [
    'From: Joost <joost@noordlicht.example>',
    'To: sales@kontor.example',
    'Subject: Offerte',
    'Date: Tue, 10 Mar 2026 10:00:00 +0100',
    'Message-ID: <html1@noordlicht.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p onclick="steal()">Beste Bruno, <img src="cid:logo@x"><img src="https://tracker.example/p.gif"></p><script>alert(1)</script>',
    '--r',
    'Content-Type: image/png',
    'Content-ID: <logo@x>',
    'Content-Transfer-Encoding: base64',
    '',
    logo.toString('base64'),
    '--r--',
    '--m',
    'Content-Type: application/pdf; name="Offerte 118.pdf"',
    'Content-Disposition: attachment; filename="Offerte 118.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    pdf.toString('base64'),
    '--m--',
    '',
  ].join('\r\n'),
);

const received = async () => {
  await house.receive(sales.inbox, [mail]);
  const [row] = await house.rows<{ id: string }>(
    `select id from messages where message_id = 'html1@noordlicht.example'`,
  );
  return row!.id;
};
const bytes = async (stream: AsyncIterable<Buffer>) => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
};

test('files come back byte for byte, alone and all together', async () => {
  const id = await received();
  const files = await openAttachments(house.deps, bruno, id);
  const offer = files.find((file) => file.name === 'Offerte 118.pdf')!;
  expect(offer).toMatchObject({ type: 'application/pdf', size: pdf.length });
  expect(await bytes(await offer.stream())).toEqual(pdf);
  expect(offer.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
  const zip = await bytes(zipAttachments(files));
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  expect(zip.includes('Offerte 118.pdf')).toBe(true);
  await expect(openAttachments(house.deps, stranger, id)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(openAttachments(house.deps, bruno, id, 99)).rejects.toMatchObject({ kind: 'not-found' });
});

test('F32, F33: the frame holds no script but ours, asks nobody, and its pictures are signed for this viewer', async () => {
  const id = await received();
  const page = await showHtml(house.deps, bruno, id, { theme: 'light', pictures: false });
  expect(page.html).not.toMatch(/onclick|alert\(1\)|tracker\.example/);
  expect(page.html).toContain('Beste Bruno');
  expect(page.blocked).toBe(1);
  expect(page.contentSecurityPolicy).toMatch(/sandbox allow-scripts allow-popups/);
  expect(page.contentSecurityPolicy).toContain("default-src 'none'");
  const [, position, user, signature] = /\/inline\/(\d+)\?u=(\d+)&(?:amp;)?s=([\w-]+)/.exec(page.html)!;
  const parts = (who: string) => ['inline', id, position!, who];
  expect(isSigned(house.deps.config, parts(user!), signature!)).toBe(true);
  expect(isSigned(house.deps.config, parts('2'), signature!)).toBe(false);
  expect(isSigned(house.deps.config, parts(user!), signature!, Date.now() + 3 * 3_600_000)).toBe(false);
  const shown = await showHtml(house.deps, bruno, id, { theme: 'dark', pictures: true });
  expect(shown.html).not.toContain('src="https://tracker.example');
  expect(shown.html).toContain(encodeURIComponent('https://tracker.example/p.gif'));
});

test('headers and original are those of the copy that lies where the viewer may read', async () => {
  const id = await received();
  expect(await showHeaders(house.deps, bruno, id)).toContain('Message-ID: <html1@noordlicht.example>');
  const original = await showOriginal(house.deps, bruno, id);
  expect(original.name).toBe('Offerte.eml');
  expect(await bytes(original.stream)).toEqual(mail);
  await expect(showHeaders(house.deps, stranger, id)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(showOriginal(house.deps, stranger, id)).rejects.toMatchObject({ kind: 'not-found' });
});
