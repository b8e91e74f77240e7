// Recipients are read out of bounces that are words only, as the mail systems write them.
import { expect, test } from 'vitest';
import { parseMailNow } from '../mime/parse-mail.ts';
import { readBounceText } from './read-bounce-text.ts';

const bounce = (text: string, header = '') =>
  readBounceText(
    parseMailNow(
      Buffer.from(
        `From: MAILER-DAEMON@mx.example\nTo: ada@firma.example\n${header}Content-Type: text/plain; charset=utf-8\n\n${text}`,
      ),
    ),
  ).map(({ recipient, action, status }) => [recipient, action, status]);

test.each([
  [
    'qmail',
    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<gone@kunde.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n<full@kunde.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 552 5.2.2 over quota\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <ada@firma.example>\nTo: other@kunde.example\n",
    [
      ['gone@kunde.example', 'failed', '5.1.1'],
      ['full@kunde.example', 'failed', '5.2.2'],
    ],
  ],
  [
    'Postfix without a report',
    '<gone@kunde.example>: host mx.kunde.example[192.0.2.2] said: 550 5.1.1\n    <gone@kunde.example>: Recipient address rejected (in reply to RCPT TO command)\n',
    [['gone@kunde.example', 'failed', '5.1.1']],
  ],
  [
    'a delay',
    'THIS IS A WARNING MESSAGE ONLY.\n\nYour message could not be delivered for 4 hours to:\n\n  slow@kunde.example\n    451 4.3.2 try later. It will be retried until it is 5 days old.\n',
    [['slow@kunde.example', 'delayed', '4.3.2']],
  ],
  [
    'Exchange 2003',
    'Your message did not reach some or all of the intended recipients.\n\n      gone@kunde.example on 3/3/2026 10:15 AM\n            The e-mail account does not exist. 550 no such user\n',
    [['gone@kunde.example', 'failed', '5.0.0']],
  ],
  [
    'Gmail',
    'Delivery to the following recipient failed permanently:\n\n     gone@kunde.example\n\nTechnical details of permanent failure:\nThe error was: 550 5.1.1 The account does not exist.\n\n----- Original message -----\n\nReceived: by 10.0.0.1\nTo: x@kunde.example\n',
    [['gone@kunde.example', 'failed', '5.1.1']],
  ],
  [
    'Yandex',
    'Это письмо отправлено почтовым сервером yandex.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено.\n\n<gone@zakazchik.example>: host mx.zakazchik.example[192.0.2.3] said: 550 5.7.1 No such user!\n',
    [['gone@zakazchik.example', 'failed', '5.7.1']],
  ],
])('F31: %s', (_, text, rows) => {
  expect(bounce(text)).toEqual(rows);
});

test('F31: Exim and Mail.ru name the recipients in a header; others in the text are not taken for them', () => {
  const text =
    'This message was created automatically by mail delivery software.\n\n  gone@kunde.example\n    Unrouteable address\n  list@kunde.example\n    (generated from all@kunde.example)\n';
  expect(bounce(text, 'X-Failed-Recipients: gone@kunde.example\n')).toEqual([
    ['gone@kunde.example', 'failed', ''],
  ]);
});

test('a text without addresses, or only our own, yields nobody', () => {
  expect(bounce('Your mail was lost.')).toEqual([]);
  expect(bounce('  ada@firma.example\n  postmaster@mx.example\n')).toEqual([]);
});
