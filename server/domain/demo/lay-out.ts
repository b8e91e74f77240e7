// Lays out a mail's text and HTML the way the writer's mail program does: signature, quoted reply, attribution.
import type { DemoClient } from './customers.ts';
import { LOCALES } from './fill-slots.ts';
import type { DemoLanguage } from './read-stories.ts';
import type { Mailbox } from './write-mail.ts';

/** What a later reply quotes. */
export type Quotable = {
  from: Mailbox;
  to: Mailbox[];
  subject: string;
  at: Date;
  text: string;
  html: string;
};
export type Layout = { text: string; html: string | undefined };

/**
 * @param paragraphs greeting, own words and closing
 * @param signature lines under the closing; empty for none
 * @param quoted the mail answered, or undefined
 * @param logo the Content-ID of the picture in the signature, or undefined
 */
export function layOut(
  client: DemoClient,
  language: DemoLanguage,
  paragraphs: string[],
  signature: string[],
  quoted: Quotable | undefined,
  logo: string | undefined,
): Layout {
  const own = client === 'thunderbird' ? paragraphs.map((one) => wrap(one, 72)) : paragraphs;
  const sent = client === 'phone' ? [SENT_FROM[language]] : signature;
  const sign = sent.length === 0 ? '' : `\n\n${client === 'thunderbird' ? '-- \n' : ''}${sent.join('\n')}`;
  const text = `${own.join('\n\n')}${sign}${quoted === undefined ? '' : `\n\n${quoteText(client, language, quoted)}`}`;
  if (client === 'thunderbird') return { text, html: undefined };
  return { text, html: HTML[client](own, sent, language, quoted, logo) };
}

function wrap(text: string, width: number): string {
  if (text.includes('\n'))
    return text
      .split('\n')
      .map((line) => wrap(line, width))
      .join('\n');
  return text.replace(new RegExp(`(?![^\\n]{1,${width}}$)([^\\n]{1,${width}}) `, 'g'), '$1\n');
}

function quoteText(client: DemoClient, language: DemoLanguage, quoted: Quotable): string {
  if (client === 'outlook')
    return `${outlookHead(language, quoted)
      .map(([name, value]) => `${name} ${value}`)
      .join('\n')}\n\n${quoted.text}`;
  return `${attribution(client, language, quoted)}\n\n${quoted.text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n')}`;
}

type Draw = (
  own: string[],
  sign: string[],
  language: DemoLanguage,
  quoted: Quotable | undefined,
  logo: string | undefined,
) => string;

const HTML: Record<Exclude<DemoClient, 'thunderbird'>, Draw> = {
  gmail: (own, sign, language, quoted) =>
    `<div dir="ltr">${own.map((one) => `<div>${safe(one)}</div>`).join('<div><br></div>')}${sign.length === 0 ? '' : `<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">${sign.map(safe).join('<br>')}</div>`}</div>${
      quoted === undefined
        ? ''
        : `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${safe(attribution('gmail', language, quoted))}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${quoted.html}</blockquote></div>`
    }`,
  outlook: (own, sign, language, quoted, logo) =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
div.WordSection1 {page:WordSection1;}
--></style></head><body lang="${language.toUpperCase()}" link="#0563C1" vlink="#954F72"><div class="WordSection1">${[...own, ''].map((one) => `<p class="MsoNormal">${one === '' ? '<o:p>&nbsp;</o:p>' : safe(one)}</p>`).join('<p class="MsoNormal"><o:p>&nbsp;</o:p></p>')}${sign.map((line, at) => `<p class="MsoNormal"><span style="${at === 0 ? 'font-weight:bold;' : ''}font-size:9.5pt;color:#44546A">${safe(line)}</span></p>`).join('')}${logo === undefined ? '' : `<p class="MsoNormal"><img width="48" height="48" src="cid:${logo}" alt="logo"></p>`}${
      quoted === undefined
        ? ''
        : `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${outlookHead(
            language,
            quoted,
          )
            .map(([name, value]) => `<b>${name}</b> ${safe(value)}`)
            .join('<br>')}</p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>${quoted.html}`
    }</div></body></html>`,
  apple: (own, sign, language, quoted) =>
    `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${own.map((one) => `<div>${safe(one)}</div>`).join('<div><br></div>')}${sign.length === 0 ? '' : `<div><br></div><div>${sign.map(safe).join('<br>')}</div>`}${quoted === undefined ? '' : citeApple(language, quoted)}</body></html>`,
  phone: (own, sign, language, quoted) =>
    `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${own.map((one) => `${safe(one)}<br><br>`).join('')}<div dir="ltr">${sign.map(safe).join('<br>')}</div>${quoted === undefined ? '' : citeApple(language, quoted)}</body></html>`,
  yandex: (own, sign, language, quoted) =>
    `${own.map((one) => `<div>${safe(one)}</div>`).join('<div> </div>')}${sign.length === 0 ? '' : `<div> </div><div>-- </div>${sign.map((line) => `<div>${safe(line)}</div>`).join('')}`}${quoted === undefined ? '' : `<div> </div><div> </div><div>${safe(attribution('yandex', language, quoted))}</div><blockquote>${quoted.html}</blockquote>`}`,
  mailru: (own, sign, language, quoted) =>
    `<HTML><BODY>${own.map((one) => `<p>${safe(one)}</p>`).join('')}${sign.length === 0 ? '' : `<p>--<br>${sign.map(safe).join('<br>')}</p>`}${quoted === undefined ? '' : `<blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">${safe(attribution('mailru', language, quoted))}<br><div id="">${quoted.html}</div></blockquote>`}</BODY></HTML>`,
};

function citeApple(language: DemoLanguage, quoted: Quotable): string {
  return `<div><br><blockquote type="cite"><div>${safe(attribution('apple', language, quoted))}</div><br class="Apple-interchange-newline"><div>${quoted.html}</div></blockquote></div>`;
}

function outlookHead(language: DemoLanguage, { from, to, subject, at }: Quotable): [string, string][] {
  const [fromName = '', sentName = '', toName = '', subjectName = ''] = OUTLOOK[language].split(' ');
  const date = format(language, at, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return [
    [`${fromName}:`, `${from.name} <${from.address}>`],
    [`${sentName}:`, date],
    [`${toName}:`, to.map((one) => `${one.name} <${one.address}>`).join('; ')],
    [`${subjectName}:`, subject],
  ];
}

const OUTLOOK: Record<DemoLanguage, string> = {
  en: 'From Sent To Subject',
  nl: 'Van Verzonden Aan Onderwerp',
  ru: 'От Отправлено Кому Тема',
  pl: 'Od Wysłano Do Temat',
};

/** The line before a quotation, as each program writes it in each language. */
function attribution(client: DemoClient, language: DemoLanguage, { from, at }: Quotable): string {
  const who = `${from.name} <${from.address}>`;
  const day = format(language, at, { day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = format(language, at, { weekday: 'short' });
  const time = format(language, at, { hour: '2-digit', minute: '2-digit' });
  const digits = format(language, at, { day: '2-digit', month: '2-digit', year: 'numeric' });
  if (client === 'yandex') return `${digits}, ${time}, "${from.name}" <${from.address}>:`;
  if (client === 'mailru')
    return `${capital(format('ru', at, { weekday: 'long' }))}, ${format('ru', at, { day: 'numeric', month: 'long', year: 'numeric' }).replace(' г.', '')}, ${time} +03:00 от ${who}:`;
  const form = client === 'thunderbird' ? 'thunderbird' : client === 'gmail' ? 'gmail' : 'apple';
  return ATTRIBUTIONS[language][form]
    .replace('WHO', who)
    .replace('NAME', from.name)
    .replace('WEEKDAY', weekday)
    .replace('DAY', day)
    .replace('DIGITS', digits)
    .replace('TIME', time);
}

const ATTRIBUTIONS: Record<DemoLanguage, Record<'gmail' | 'apple' | 'thunderbird', string>> = {
  en: {
    gmail: 'On WEEKDAY, DAY at TIME, WHO wrote:',
    apple: 'On DAY, at TIME, WHO wrote:',
    thunderbird: 'On DIGITS TIME, NAME wrote:',
  },
  nl: {
    gmail: 'Op WEEKDAY DAY om TIME schreef WHO:',
    apple: 'Op DAY om TIME heeft WHO het volgende geschreven:',
    thunderbird: 'Op DIGITS om TIME schreef NAME:',
  },
  ru: {
    gmail: 'WEEKDAY, DAY в TIME, WHO:',
    apple: 'DAY в TIME, WHO написал(а):',
    thunderbird: 'DIGITS TIME, NAME пишет:',
  },
  pl: {
    gmail: 'WEEKDAY, DAY o TIME WHO napisał(a):',
    apple: 'Wiadomość napisana przez WHO w dniu DAY, o godz. TIME:',
    thunderbird: 'W dniu DIGITS o TIME, NAME pisze:',
  },
};

const SENT_FROM: Record<DemoLanguage, string> = {
  en: 'Sent from my iPhone',
  nl: 'Verstuurd vanaf mijn iPhone',
  ru: 'Отправлено с iPhone',
  pl: 'Wysłane z iPhone’a',
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: DemoLanguage, at: Date, options: Intl.DateTimeFormatOptions): string {
  const key = `${language}${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(LOCALES[language], {
      ...options,
      timeZone: language === 'ru' ? 'Europe/Moscow' : 'Europe/Amsterdam',
    });
    formats.set(key, made);
  }
  return made.format(at);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function safe(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '<br>');
}
