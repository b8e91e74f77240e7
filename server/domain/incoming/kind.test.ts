// What machines send is told apart from what people write, by headers and, where there are none, by words.
import { expect, test } from 'vitest';
import { parseMailNow } from '../../protocols/mime/parse-mail.ts';
import { kindOf } from './kind.ts';

function kind(header: string, body = 'Hello.\n', type = 'text/plain; charset=utf-8'): string {
  const from = /^From:/m.test(header) ? '' : 'From: Ann <ann@kunde.example>\n';
  return kindOf(
    parseMailNow(Buffer.from(`${from}To: sales@firma.example\n${header}\nContent-Type: ${type}\n\n${body}`)),
  );
}

test.each([
  [
    'en',
    'Subject: Planning',
    'Hi Bruno,\n\nI am out of office next week, so please send the offer before Friday.\n\nAnn',
  ],
  [
    'en, as a subject',
    'Subject: Out of office next week',
    'Just so you know: I am away from Monday. Call Bob.',
  ],
  ['nl', 'Subject: Re: levering', 'Ik ben volgende week op vakantie, kunt u daarna leveren?'],
  ['ru', 'Subject: Re: Договор', 'Я буду в отпуске до понедельника, пришлите договор потом, пожалуйста.'],
  ['pl', 'Subject: Urlop', 'Jestem na urlopie do piątku, proszę dzwonić do Anny.'],
  ['de', 'Subject: Termin', 'Ich bin nächste Woche nicht im Büro, geht es auch am 20.?'],
])('a person who writes that they are away is a person (%s)', (_, header, body) => {
  expect(kind(header, body)).toBe('personal');
});

test.each([
  [
    'a person who asks about a failed delivery of goods',
    'Subject: Delivery failed again',
    'The driver could not deliver the pallets to our yard. When will you try again?',
  ],
  [
    'a person who forwards a bounce',
    'Subject: Fwd: Undelivered Mail Returned to Sender',
    'Look what I got:\n\n> 550 5.1.1 user unknown',
  ],
  ['a person who answers an autoresponder', 'Subject: Re: Automatic reply: Offer', 'Fine, then next week.'],
  [
    'a person whose server adds X-Auto-Response-Suppress',
    'X-Auto-Response-Suppress: All\nSubject: Offer',
    'Please find our offer attached.',
  ],
  [
    'a person whose letter goes out through Amazon',
    'Feedback-ID: 1.eu-west-1.abc:AmazonSES\nSubject: Hi',
    'Hello',
  ],
  [
    'a form on a website',
    'Auto-Submitted: auto-generated\nFrom: www@firma.example\nReply-To: ann@kunde.example\nSubject: Contact',
    'Please call me.',
  ],
  ['Auto-Submitted: no', 'Auto-Submitted: no\nSubject: x', 'x'],
])('%s is personal', (_, header, body) => {
  expect(kind(header, body)).toBe('personal');
});

test.each([
  ['Auto-Submitted (RFC 3834)', 'Auto-Submitted: auto-replied (vacation)\nSubject: whatever', 'x'],
  ['Precedence: auto_reply', 'Precedence: auto_reply\nSubject: x', 'x'],
  ['X-Autoreply', 'X-Autoreply: yes\nSubject: x', 'x'],
  ['Exchange, English', 'Subject: Automatic reply: Offer 4711', 'I am away.'],
  ['Outlook 2007', 'Subject: Out of Office: Offer', 'I am away.'],
  ['Exchange, Dutch', 'Subject: Automatisch antwoord: Offerte', 'Ik ben afwezig.'],
  ['Exchange, Russian', 'Subject: Автоматический ответ: Договор', 'Меня нет.'],
  ['Yandex', 'Subject: Автоответ: Договор', 'Меня нет.'],
  ['Exchange, Polish', 'Subject: Odpowiedź automatyczna: Oferta', 'Nie ma mnie.'],
  ['Polish, provider', 'Subject: Autoodpowiedź: Oferta', 'Nie ma mnie.'],
  ['Exchange, German', 'Subject: Automatische Antwort: Angebot', 'x'],
  [
    'Lotus Notes, German',
    'Subject: Ulla Meyer/ABC ist außer Haus.\nAuto-Submitted: auto-generated',
    'Ich bin bis 20.3. abwesend.',
  ],
  ['Exchange, French', 'Subject: Réponse automatique : Offre', 'x'],
  [
    'empty envelope sender and words of absence, Russian',
    'Return-Path: <>\nSubject: Re: Договор',
    'Здравствуйте! Я нахожусь в отпуске до 15 марта. По срочным вопросам звоните Анне.',
  ],
  [
    'empty envelope sender and words of absence, Polish',
    'Return-Path: <>\nSubject: Re: Oferta',
    'Jestem na urlopie do 15 marca. W pilnych sprawach proszę o kontakt z Anną.',
  ],
  [
    'bulk precedence and words of absence, Dutch',
    'Precedence: bulk\nSubject: Re: Offerte',
    'Ik ben momenteel met vakantie. Uw e-mail wordt niet doorgestuurd.',
  ],
])('an autoresponder is known by: %s', (_, header, body) => {
  expect(kind(header, body)).toBe('auto-reply');
});

test.each([
  [
    'Exim',
    'X-Failed-Recipients: gone@kunde.example\nAuto-Submitted: auto-replied\nFrom: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender',
    'This message was created automatically by mail delivery software.\n\n  gone@kunde.example\n    Unrouteable address',
  ],
  [
    'qmail',
    'Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice',
    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<gone@kunde.example>:\nSorry, no mailbox here by that name. (#5.1.1)",
  ],
  [
    'Exchange 2003',
    'From: System Administrator <postmaster@kunde.example>\nSubject: Undeliverable: Offer',
    'Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:',
  ],
  [
    'Yandex',
    'Return-Path: <>\nFrom: mailer-daemon@yandex.example\nSubject: Недоставленное сообщение',
    'Это письмо отправлено почтовым сервером.\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам.',
  ],
  [
    'Mail.ru',
    'Return-Path: <>\nFrom: mailer-daemon@corp.example\nSubject: Mail failure.',
    'This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients.',
  ],
  [
    'Dutch Exchange',
    'Return-Path: <>\nFrom: Microsoft Outlook <postmaster@klant.example>\nSubject: Onbestelbaar: Offerte',
    'Uw bericht kan niet worden bezorgd.',
  ],
  [
    'Polish provider',
    'Return-Path: <>\nFrom: mailer-daemon@poczta.example\nSubject: Wiadomość niedostarczona',
    'Nie można było dostarczyć wiadomości do następujących adresatów: gone@klient.example',
  ],
  [
    'German provider',
    'Return-Path: <>\nFrom: mailer-daemon@mx.example\nSubject: Mail delivery failed: returning message to sender',
    'Die Nachricht konnte nicht zugestellt werden.',
  ],
])('F31: a bounce without a report is known by its words: %s', (_, header, body) => {
  expect(kind(header, body)).toBe('bounce');
});

function report(action: string, status: string): string {
  return kind(
    'From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Report',
    `--b\n\nA report.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ann@kunde.example\nAction: ${action}\nStatus: ${status}\n--b--\n`,
    'multipart/report; report-type=delivery-status; boundary=b',
  );
}

test('F31: a report of failure or delay is a bounce, one of success is none; nor is a complaint or a receipt', () => {
  expect(report('failed', '5.1.1')).toBe('bounce');
  expect(report('delayed', '4.4.1')).toBe('bounce');
  expect(report('delivered', '2.0.0')).toBe('auto-reply');
  expect(report('relayed', '2.0.0')).toBe('auto-reply');
  const parts = (type: string, text: string) =>
    `--b\n\nSee below.\n--b\nContent-Type: ${type}\n\n${text}\n--b--\n`;
  expect(
    kind(
      'Subject: complaint',
      parts('message/feedback-report', 'Feedback-Type: abuse'),
      'multipart/report; boundary=b',
    ),
  ).toBe('auto-reply');
  expect(
    kind(
      'Subject: Read: Offer',
      parts('message/disposition-notification', 'Disposition: manual-action/MDN-sent-manually; displayed'),
      'multipart/report; boundary=b',
    ),
  ).toBe('auto-reply');
});

test.each([
  ['REQUEST', 'calendar'],
  ['CANCEL', 'calendar'],
  ['REPLY', 'calendar'],
  ['PUBLISH', 'personal'],
])('an event sent as %s is %s', (method, expected) => {
  const body = `--b\n\nSee you.\n--b\nContent-Type: text/calendar; method=${method}\n\nBEGIN:VCALENDAR\nMETHOD:${method}\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n--b--\n`;
  expect(kind('Subject: Meeting', body, 'multipart/mixed; boundary=b')).toBe(expected);
});

test.each([
  [
    'Mailman',
    'List-Id: <talk.verein.example>\nList-Post: <mailto:talk@verein.example>\nList-Unsubscribe: <mailto:leave@verein.example>\nPrecedence: list\nX-Mailman-Version: 2.1',
    'list',
  ],
  [
    'Google Groups',
    'List-ID: <x.googlegroups.example>\nX-Google-Group-Id: 1\nList-Unsubscribe: <https://x.example>\nPrecedence: list',
    'list',
  ],
  ['an old list with nothing but its name', 'List-Id: <old.verein.example>', 'list'],
  [
    'a newsletter by a mailing service',
    'List-ID: 42 <42.list.example>\nList-Unsubscribe: <https://x.example>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\nFeedback-ID: 1:2:campaign:service',
    'bulk',
  ],
  ['a newsletter with an unsubscribe header', 'List-Unsubscribe: <https://x.example>', 'bulk'],
  [
    'an announcement list nobody may write to',
    'List-Id: <news.example>\nList-Post: NO\nList-Unsubscribe: <https://x.example>',
    'bulk',
  ],
  ['Precedence: bulk', 'Precedence: bulk', 'bulk'],
  ['a nightly report', 'Auto-Submitted: auto-generated\nFrom: root@server.example', 'bulk'],
])('%s is of its kind', (_, header, expected) => {
  expect(kind(`${header}\nSubject: News of March`)).toBe(expected);
});

test.each([
  'To unsubscribe click here',
  'Klik hier om u af te melden of uitschrijven',
  'Чтобы отписаться, нажмите',
  'Aby zrezygnować, wypisz się tutaj',
])('a newsletter without any header is bulk by its sender and "%s"', (words) => {
  expect(kind('From: Shop <newsletter@shop.example>\nSubject: Spring', `Offers!\n\n${words}\n`)).toBe('bulk');
});
