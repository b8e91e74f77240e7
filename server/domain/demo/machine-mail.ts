// The mail that no acquaintance wrote: newsletters, spam, bounces, absence notices, and friends of the director.
import type { Plot } from './cast-story.ts';
import { DEMO_DOMAIN } from './company.ts';
import { fillSlots } from './fill-slots.ts';
import { safe } from './lay-out.ts';
import { mailDate, messageId, receivedLines } from './mail-headers.ts';
import type { DemoLanguage, Step } from './read-stories.ts';
import type { Written } from './write-mail.ts';

export function composeMachineMail(plot: Plot, step: Step, at: Date, written: Set<string>): Written {
  if (plot.story.kind === 'bounce') return bounce(plot, at);
  if (step.files.includes('ooo')) return absence(plot, step, at, written);
  return stranger(plot, step, at, written);
}

function own(plot: Plot, step: Step, at: Date, written: Set<string>): string {
  const facts = {
    language: plot.story.language,
    at,
    writerFemale: plot.person.female,
    readerFemale: false,
    values: plot.values,
  };
  let text = fillSlots(step.text, facts, plot.random);
  for (let tried = 0; tried < 8 && written.has(text); tried += 1)
    text = fillSlots(step.text, facts, plot.random);
  while (written.has(text)) text += ` ¶ ${facts.values.serial}/${plot.random.whole(1_000, 99_999)}`;
  written.add(text);
  return text.replace(/ ?¶ ?/g, '\n\n');
}

function stranger(plot: Plot, step: Step, at: Date, written: Set<string>): Written {
  const [, name = '', pattern = ''] = /^(.*) <(.*)>$/.exec(plot.story.from) ?? [];
  const facts = {
    language: plot.story.language,
    at,
    writerFemale: false,
    readerFemale: false,
    values: plot.values,
  };
  const address = fillSlots(pattern, facts, plot.random);
  const text = own(plot, step, at, written);
  const domain = address.slice(address.indexOf('@') + 1);
  const list = plot.story.kind === 'list';
  const friend = plot.story.kind === 'private';
  return {
    trace: receivedLines(plot.random, address, plot.mailbox, at),
    from: { name, address },
    to: [{ name: friend ? 'Hendrik' : '', address: plot.mailbox }],
    subject: plot.subject,
    date: mailDate(plot.story.language, at, false),
    messageId: messageId(friend ? 'gmail' : 'yandex', address, plot.random, at),
    headers: list
      ? [
          ['List-Id', `<weekly.${domain}>`],
          ['List-Unsubscribe', `<mailto:leave@${domain}>, <https://${domain}/leave>`],
          ['Precedence', 'bulk'],
        ]
      : [],
    text: friend ? `${text}\n\n${name.split(' ')[0]}` : text,
    html: friend ? undefined : page(plot.subject, text, list),
    boundary: plot.random.letters(20),
  };
}

function page(title: string, text: string, list: boolean): string {
  const body = text
    .split('\n\n')
    .map((one) => `<p style="margin:0 0 14px;line-height:1.5">${safe(one)}</p>`)
    .join('');
  const colour = list ? '#0f5e7a' : '#c62828';
  return `<html><body style="margin:0;background:#eef1f3"><table width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"><table width="600" style="background:#fff;font-family:Arial,sans-serif;font-size:15px"><tr><td style="background:${colour};color:#fff;padding:18px 24px;font-size:22px">${safe(title)}</td></tr><tr><td style="padding:24px">${body}<p><a href="https://www.example/read" style="background:${colour};color:#fff;padding:10px 18px;text-decoration:none">${list ? 'Read on' : 'Click here'}</a></p></td></tr></table></td></tr></table></body></html>`;
}

const ABSENCE: Record<DemoLanguage, string> = {
  en: 'Automatic reply: ',
  nl: 'Automatisch antwoord: ',
  ru: 'Автоматический ответ: ',
  pl: 'Odpowiedź automatyczna: ',
};

/** RFC 3834 absence notice. */
function absence(plot: Plot, step: Step, at: Date, written: Set<string>): Written {
  const last = plot.written.at(-1);
  return {
    trace: receivedLines(plot.random, plot.person.email, plot.mailbox, at),
    from: { name: plot.person.name, address: plot.person.email },
    to: [{ name: plot.us.name, address: plot.mailbox }],
    subject: `${ABSENCE[plot.story.language]}${plot.subject}`,
    date: mailDate(plot.story.language, at, false),
    messageId: messageId('outlook', plot.person.email, plot.random, at),
    inReplyTo: last?.messageId,
    references: last === undefined ? [] : [last.messageId],
    headers: [
      ['Auto-Submitted', 'auto-replied'],
      ['X-Auto-Response-Suppress', 'All'],
    ],
    text: `${own(plot, step, at, written)}\n\n${plot.person.name}`,
    boundary: plot.random.letters(20),
  };
}

/** RFC 3464: the address our mail went to is not known there. */
function bounce(plot: Plot, at: Date): Written {
  const last = plot.written.at(-1);
  const failed = plot.person.email.replace('@', '.old@');
  const boundary = plot.random.letters(20);
  const id = plot.random.letters(10).toUpperCase();
  const said = `550 5.1.1 <${failed}>: Recipient address rejected: User unknown (${id})`;
  const body = `--=_${boundary}
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.${DEMO_DOMAIN}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<${failed}>: host mx.${plot.customer.domain} said: ${said} (in reply to RCPT TO command)

--=_${boundary}
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.${DEMO_DOMAIN}
X-Postfix-Queue-ID: ${id}
Arrival-Date: ${mailDate('nl', at, true)}

Final-Recipient: rfc822; ${failed}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; ${said}

--=_${boundary}
Content-Type: text/rfc822-headers

From: ${plot.mailbox}
To: ${failed}
Message-ID: ${last?.messageId ?? ''}

--=_${boundary}--`;
  return {
    trace: [`Return-Path: <>`],
    from: { name: 'Mail Delivery System', address: `MAILER-DAEMON@mx.${DEMO_DOMAIN}` },
    to: [{ name: '', address: plot.mailbox }],
    subject: 'Undelivered Mail Returned to Sender',
    date: mailDate('nl', at, true),
    messageId: `<${id}.${at.getTime()}@mx.${DEMO_DOMAIN}>`,
    inReplyTo: last?.messageId,
    headers: [['Auto-Submitted', 'auto-replied']],
    text: '',
    boundary,
    whole: { type: `multipart/report; report-type=delivery-status; boundary="=_${boundary}"`, body },
  };
}
