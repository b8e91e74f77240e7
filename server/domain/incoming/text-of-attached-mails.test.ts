// Proves that a mail forwarded as a file is found by what it says.
import { expect, test } from 'vitest';
import { parseMailNow } from '../../protocols/mime/parse-mail.ts';
import { understand } from './digest-mail.ts';
import { textOfAttachedMails } from './text-of-attached-mails.ts';

const inner = (text: string, subject = 'Larch for the pavilion') =>
  [
    'From: Bruno Kok <bruno@kok-hout.example>',
    'To: Ada Winter <ada@winter.example>',
    `Subject: ${subject}`,
    'Date: Tue, 3 Mar 2026 10:12:33 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\r\n');

const carrying = (parts: string[], type = 'multipart/mixed', boundary = 'b', said = 'See the mail.') =>
  Buffer.from(
    [
      'From: Ada Winter <ada@winter.example>',
      'To: Carla Dias <carla@dias.example>',
      'Subject: Fwd',
      'Message-ID: <1@winter.example>',
      'MIME-Version: 1.0',
      `Content-Type: ${type}; boundary=${boundary}`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      said,
      ...parts.flatMap((part) => [`--${boundary}`, part]),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );

const asFile = (mail: string, encoding = '7bit') =>
  `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Disposition: attachment\r\n\r\n${
    encoding === 'base64'
      ? (
          Buffer.from(mail)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\r\n')
      : mail
  }`;

const textOf = (raw: Buffer) => textOfAttachedMails(parseMailNow(raw), raw);
const words = (raw: Buffer) => Buffer.from(understand(raw).words).toString('utf8');

test('subject, people and text of an attached mail are words of the mail that carries it', () => {
  const raw = carrying([asFile(inner('Wir brauchen zwanzig Lärchenbretter.'))]);
  expect(textOf(raw)).toContain('zwanzig Lärchenbretter');
  expect(textOf(raw)).toContain('Larch for the pavilion');
  expect(textOf(raw)).toContain('Bruno Kok bruno@kok-hout.example');
  expect(words(raw)).toContain('pavilion');
  expect(words(raw)).toContain('zwanzig');
  expect(understand(raw).snippet).toBe('See the mail.');
});

test('one sent as base64, against the rules, and one in HTML are read too', () => {
  expect(textOf(carrying([asFile(inner('Twenty oak boards.'), 'base64')]))).toContain('Twenty oak boards.');
  const html = inner('<p>Twenty <b>ash</b> boards.</p>').replace('text/plain', 'text/html');
  expect(textOf(carrying([asFile(html)]))).toContain('Twenty ash boards.');
});

test('a mail in a mail in a mail is read, deeper ones are not', () => {
  let mail = inner('level four');
  for (const level of ['three', 'two', 'one', 'top'])
    mail = carrying([asFile(mail)], 'multipart/mixed', `in-${level}`, `level ${level}`).toString();
  const raw = Buffer.from(mail);
  const text = textOf(raw);
  expect(text).toContain('level one');
  expect(text).toContain('level three');
  expect(text).not.toContain('level four');
});

test('what a delivery report returns is left out', () => {
  const status =
    'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; bruno@kok-hout.example\r\nAction: failed\r\nStatus: 5.1.1\r\n';
  const raw = carrying(
    [status, asFile(inner('Our secret recipe.'))],
    'multipart/report; report-type=delivery-status',
  );
  expect(textOf(raw)).toBe('');
});

test('many and long ones end at a limit', () => {
  const raw = carrying(Array.from({ length: 50 }, () => asFile(inner('word '.repeat(20_000)))));
  expect(textOf(raw).length).toBeLessThan(300 * 1024);
});
