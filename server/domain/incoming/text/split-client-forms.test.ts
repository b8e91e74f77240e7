// Proves on the HTML that two dozen mail programs write, each in four languages, that no answer is lost however short and wherever it stands.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const AUTHOR = 'Ann Lee <ann@lee.example>';
const QUESTION = 'When do the lamps come?';

const ADDRESS = '&lt;<a href="mailto:tom@ray.example">tom@ray.example</a>&gt;';
const INTRODUCTIONS: Record<string, string> = {
  English: `On Tue, Sep 22, 2026 at 10:14 AM Tom Ray ${ADDRESS} wrote:`,
  Dutch: `Op di 22 sep 2026 om 10:14 schreef Tom Ray ${ADDRESS}:`,
  Russian: `вт, 22 сент. 2026 г. в 10:14, Tom Ray ${ADDRESS}:`,
  Polish: `wt., 22 wrz 2026 o 10:14 Tom Ray ${ADDRESS} napisał(a):`,
};
const HEADERS: Record<string, [string, string, string, string, string]> = {
  English: ['From:', 'Sent:', 'To:', 'Subject:', 'Tuesday, September 22, 2026 10:14 AM'],
  Dutch: ['Van:', 'Verzonden:', 'Aan:', 'Onderwerp:', 'dinsdag 22 september 2026 10:14'],
  Russian: ['От:', 'Отправлено:', 'Кому:', 'Тема:', '22 сентября 2026 г. 10:14'],
  Polish: ['Od:', 'Wysłano:', 'Do:', 'Temat:', 'wtorek, 22 września 2026 10:14'],
};

const ANSWERS = [
  'Yes',
  'Ann Lee',
  '42',
  'Monday is fine, we send 40 lamps.',
  'First we test them.\n\nThen we ship on Monday, as agreed.',
  'Please call Tom Ray\n+31 20 555 0101',
  'Bob',
  'Thanks!',
  '👍',
  '- red\n- blue',
];
const SIGNATURES = ['', 'Ann Lee\nLee Lamps BV\nTel. +31 20 555 0100', 'Regards,\nAnn'];

const divs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<div>${line || '<br>'}</div>`)
    .join('');
const paragraphs = (text: string, empty: string, attributes = '') =>
  text
    .split('\n')
    .map((line) => `<p${attributes}>${line || empty}</p>`)
    .join('');
const breaks = (text: string) => text.replace(/\n/g, '<br>');
const words = (text: string) => paragraphs(text, '&nbsp;', ' class="MsoNormal"');

function header(language: string): string {
  const [from, sent, to, subject, date] = HEADERS[language]!;
  return `<b>${from}</b> Tom Ray &lt;tom@ray.example&gt;<br><b>${sent}</b> ${date}<br><b>${to}</b> Ann Lee &lt;ann@lee.example&gt;<br><b>${subject}</b> Re: Lamps`;
}

const GMAIL_QUOTE =
  'class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"';

function gmailQuote(language: string, behind = ''): string {
  return `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${INTRODUCTIONS[language]}<br></div><blockquote ${GMAIL_QUOTE}><div dir="ltr">${QUESTION}</div></blockquote>${behind}</div>`;
}

type Form = (answer: string, signature: string, language: string) => string;

/** The answer above the quote. */
const ABOVE: Record<string, Form> = {
  'Gmail in a browser': (o, s, l) =>
    `<div dir="ltr">${divs(o)}${s && `<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${breaks(s)}</div></div>`}</div><br>${gmailQuote(l)}`,
  'Gmail on a telephone': (o, s, l) =>
    `<div dir="auto">${breaks(o)}</div>${s && `<div dir="auto"><br></div><div dir="auto">${breaks(s)}</div>`}<br>${gmailQuote(l)}`,
  'Gmail in the dark': (o, s, l) =>
    `<div dir="ltr" style="color:#e8eaed;background-color:#202124">${divs(o)}${s && `<div><br></div>${divs(s)}`}</div><br>${gmailQuote(l)}`,
  'Outlook on a desk': (o, s, l) =>
    `<div class="WordSection1">${words(o)}${words('')}${s && words(s) + words('')}<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal">${header(l)}<o:p></o:p></p></div></div>${words('')}${words(QUESTION)}</div>`,
  'Outlook on a Mac': (o, s, l) =>
    `<div class="WordSection1">${words(o)}${words('')}${s && words(s) + words('')}<div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><span style="color:black">${header(l)}</span></p></div>${words('')}${words(QUESTION)}</div>`,
  'the new Outlook': (o, s, l) =>
    `<div class="elementToProof" style="font-family: Aptos">${breaks(o)}</div>${s && `<div id="Signature" class="elementToProof"><div>${breaks(s)}</div></div>`}<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${header(l)}</font><div>&nbsp;</div></div><div>${QUESTION}</div>`,
  'Outlook on a telephone': (o, s, l) =>
    `<div dir="ltr">${breaks(o)}</div><div id="ms-outlook-mobile-body-separator-line"><br></div>${s && `<div id="ms-outlook-mobile-signature"><div>${breaks(s)}</div><div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div>`}<div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message"><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">${header(l)}</div><div>${QUESTION}</div></div>`,
  'Apple Mail': (o, s, l) =>
    `<body style="overflow-wrap: break-word;">${divs(o)}<div><br></div>${s && `<div>${divs(s)}</div>`}<div><br><blockquote type="cite"><div>${INTRODUCTIONS[l]}</div><br class="Apple-interchange-newline"><div>${QUESTION}</div></blockquote></div><br></body>`,
  'an iPhone': (o, s, l) =>
    `<body dir="auto"><div dir="ltr">${breaks(o)}</div>${s && `<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${breaks(s)}<br>Sent from my iPhone</div>`}<div dir="ltr"><br><blockquote type="cite">${INTRODUCTIONS[l]}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${QUESTION}</div></blockquote></body>`,
  'Yandex in a browser': (o, s) =>
    `<div>${divs(o)}</div>${s && `<div> </div><div>-- <br />${breaks(s)}</div>`}<div> </div><div>22.09.2026, 10:14, "Tom Ray" &lt;tom@ray.example&gt;:</div><blockquote><div>${QUESTION}</div></blockquote>`,
  'Yandex on a telephone': (o) =>
    `<div>${divs(o)}</div><div><br /></div><div>-- <br />Отправлено из мобильной Яндекс Почты</div><br /><br /><div>22.09.2026, 10:14, Tom Ray &lt;tom@ray.example&gt;:</div><blockquote><div>${QUESTION}</div></blockquote>`,
  'Mail.ru in a browser': (o, s) =>
    `<BODY>${divs(o)}${s && `<br><div>${breaks(s)}</div>`}<div>&nbsp;</div><div class="mail-quote-collapse"><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">Вторник, 22 сентября 2026, 10:14 +03:00 от Tom Ray &lt;tom@ray.example&gt;:<br>&nbsp;<div>${QUESTION}</div></blockquote></div></BODY>`,
  'Mail.ru on a telephone': (o) =>
    `<div id="composeWebView_editable_content">${divs(o)}</div><div id="mail-app-auto-signature"><br>--<br>Отправлено из Mail.ru для Android</div><div id="composeWebView_previouse_content"><br>вторник, 22 сентября 2026, 10:14 +03:00 от Tom Ray tom@ray.example:<br><blockquote id="mail-app-auto-quote" style="border-left:1px solid #005FF9;"><div>${QUESTION}</div></blockquote></div>`,
  Thunderbird: (o, s, l) =>
    `<body>${paragraphs(o, '<br>')}${s && `<div class="moz-signature">-- <br>${breaks(s)}</div>`}<div class="moz-cite-prefix">${INTRODUCTIONS[l]}<br></div><blockquote type="cite" cite="mid:x@y"><p>${QUESTION}</p></blockquote></body>`,
  Proton: (o, s, l) =>
    `<div style="font-family: Arial; font-size: 14px;">${breaks(o)}</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-user">${breaks(s)}</div><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.me">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">${INTRODUCTIONS[l]}<br><br><blockquote class="protonmail_quote" type="cite"><div>${QUESTION}</div></blockquote><br></div>`,
  GMX: (o, s) =>
    `<div style="font-family: Verdana;font-size: 12.0px;">${divs(o)}${s && `<div>&nbsp;</div>${divs(s)}`}<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Dienstag, 22. September 2026 um 10:14 Uhr<br/><b>Von:</b>&nbsp;"Tom Ray" &lt;tom@ray.example&gt;<br/><b>An:</b>&nbsp;ann@lee.example<br/><b>Betreff:</b>&nbsp;Lampen</div><div name="quoted-content"><div>${QUESTION}</div></div></div></div></div>`,
  Zoho: (o, s, l) =>
    `<div style="font-family: Verdana">${divs(o)}<div id="Zm-_Id_-Sgn" data-sigid="1">${divs(s)}</div><div class="zmail_extra_hr" style="border-top: 1px solid rgb(204, 204, 204); height: 0px;"></div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- ${INTRODUCTIONS[l]} ---</div><blockquote style="margin: 0px;"><div>${QUESTION}</div></blockquote></div></div>`,
  Samsung: (o, s) =>
    `<div dir="auto">${breaks(o)}</div>${s && `<div dir="auto"><br></div><div dir="auto">${breaks(s)}</div>`}<div><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Sent from my Galaxy</div></div><div><br></div><div align="left" dir="auto"><div>-------- Original message --------</div><div>From: Tom Ray &lt;tom@ray.example&gt; </div><div>Date: 22/09/2026  10:14  (GMT+01:00) </div><div>To: Ann Lee &lt;ann@lee.example&gt; </div><div>Subject: Lamps </div><div><br></div></div><div>${QUESTION}</div>`,
  Superhuman: (o, s, l) =>
    `<div>${divs(o)}<br></div><div class="sh-signature"><div><div class="gmail_signature">${breaks(s)}<br/></div></div></div><br/><div class="gmail_quote sh-color-black sh-color">${INTRODUCTIONS[l]}<br/><blockquote ${GMAIL_QUOTE}><div>${QUESTION}</div></blockquote></div>`,
  Spark: (o, s, l) =>
    `<div name="messageBodySection">${divs(o)}</div><div name="messageSignatureSection"><br>${breaks(s)}</div><div name="messageReplySection">${INTRODUCTIONS[l]}<br><blockquote type="cite" class="spark_quote" style="border-left: thin solid #1abc9c;"><div>${QUESTION}</div></blockquote></div>`,
  Yahoo: (o, s, l) =>
    `<div class="ydp1yahoo-style-wrap" style="font-family:Helvetica"><div dir="ltr" data-setdir="false">${divs(o)}</div>${s && `<div><br></div><div class="ydpsignature">${breaks(s)}</div>`}</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>${INTRODUCTIONS[l]}</div><div><br></div><div>${QUESTION}</div></div></div>`,
  Roundcube: (o, s, l) =>
    `<body style='font-size: 10pt'>${paragraphs(o, '<br />')}${s && `<div id="_rc_sig">---<br />${breaks(s)}</div>`}<p id="reply-intro">${INTRODUCTIONS[l]}</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0"><div id="replybody1"><p>${QUESTION}</p></div></blockquote></body>`,
  Tuta: (o, s) =>
    `<div>${breaks(o)}</div>${s && `<div class="tutanota_signature">-- <br>${breaks(s)}</div>`}<br>22 Sep 2026, 10:14 by tom@ray.example:<br><blockquote class="tutanota_quote" style="border-left: 1px solid #93A3B8;">${QUESTION}</blockquote>`,
  Fastmail: (o, s, l) =>
    `<body>${divs(o)}<div><br></div>${s && `<div id="sig65" class="sig">${divs(s)}</div><div><br></div>`}<div>${INTRODUCTIONS[l]}</div><blockquote type="cite" id="qt"><div>${QUESTION}</div></blockquote></body>`,
};

/** The answer below it. */
const BELOW: Record<string, Form> = {
  'Gmail in a browser': (o, s, l) =>
    `<div dir="ltr"><div dir="ltr"><br></div><br>${gmailQuote(l, `<div><br></div>${divs(o)}<div>${breaks(s)}</div>`)}</div>`,
  'Apple Mail': (o, s, l) =>
    `<body><div><blockquote type="cite"><div>${INTRODUCTIONS[l]}</div><br><div>${QUESTION}</div></blockquote></div><div><br></div>${divs(o)}<div><br></div>${divs(s)}</body>`,
  'Yandex in a browser': (o, s) =>
    `<div>22.09.2026, 10:14, "Tom Ray" &lt;tom@ray.example&gt;:</div><blockquote><div>${QUESTION}</div></blockquote><div> </div>${divs(o)}${s && `<div> </div>${divs(s)}`}`,
  Thunderbird: (o, s, l) =>
    `<body><div class="moz-cite-prefix">${INTRODUCTIONS[l]}<br></div><blockquote type="cite"><p>${QUESTION}</p></blockquote>${paragraphs(o, '<br>')}${s && `<div class="moz-signature">-- <br>${breaks(s)}</div>`}</body>`,
};

/** Two answers, each below its question; the second is "On Tuesday.". */
const BETWEEN: Record<string, Form> = {
  'Gmail in a browser': (o, _, l) =>
    `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${INTRODUCTIONS[l]}<br></div><blockquote ${GMAIL_QUOTE}><div>${QUESTION}</div></blockquote><div>${breaks(o)}</div><blockquote ${GMAIL_QUOTE}><div>And then?</div></blockquote><div>On Tuesday.</div></div></div>`,
  'Apple Mail': (o, _, l) =>
    `<body><div><blockquote type="cite"><div>${INTRODUCTIONS[l]}</div><br><div>${QUESTION}</div></blockquote><div><br></div>${breaks(o)}</div><div><br><blockquote type="cite"><div>And then?</div></blockquote><div><br></div><div>On Tuesday.</div></div></body>`,
};

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

function check(form: Form, wanted: (answer: string) => string): void {
  for (const language of Object.keys(INTRODUCTIONS))
    for (const answer of ANSWERS)
      for (const signature of SIGNATURES) {
        const html = form(answer, signature, language);
        const split = splitText({ plain: '', html, author: AUTHOR });
        expect(lines(split.own), html).toEqual(lines(wanted(answer)));
        expect(split.quoted, html).toContain(QUESTION);
      }
}

test.each(Object.entries(ABOVE))('an answer above the quote: %s', (_, form) =>
  check(form, (answer) => answer),
);

test.each(Object.entries(BELOW))('an answer below the quote: %s', (_, form) =>
  check(form, (answer) => answer),
);

test.each(Object.entries(BETWEEN))('answers between the quotes: %s', (_, form) =>
  check(form, (answer) => `${answer}\nOn Tuesday.`),
);

test('a letter written inside the signature’s markup is the author’s', () => {
  check(
    (o, s, l) =>
      `<div dir="ltr"><div class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${divs(`Hi Tom,\n\n${o}`)}${s && `<div><br></div>${divs(s)}`}</div></div></div><br>${gmailQuote(l)}`,
    (answer) => `Hi Tom,\n${answer}`,
  );
  const alone = (text: string) =>
    splitText({
      plain: '',
      html: `<div dir="ltr"><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">${divs(text)}</div></div>`,
    }).own;
  expect(alone('If you wonder about an invoice, our team helps at +1 805 555 0100.')).toContain(
    'If you wonder',
  );
  expect(alone('Yes')).toBe('Yes');
  expect(alone('Ann Lee\nann@lee.example\n+31 20 555 0100')).toBe('');
});
