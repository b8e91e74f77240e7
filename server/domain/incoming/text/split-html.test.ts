// Proves on HTML as six mail programs write it (made-up people) that own words, quotes and signature are told apart, with and without their markup.
import { describe, expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { splitText } from './split-text.ts';

const got = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^[> ]+/, '').trim())
    .filter((line) => line !== '');

function split(html: string) {
  const parts = splitText({ plain: '', html });
  const all = [...got(parts.own), ...got(parts.quoted), ...got(parts.signature)].sort();
  expect(all).toEqual(got(parts.text).sort());
  return { own: got(parts.own), quoted: got(parts.quoted), signature: got(parts.signature) };
}

/** The same mail after a gateway threw away classes, ids and styles. */
const stripped = (html: string) =>
  html.replace(/\s(?:class|id|style|name|type|data-[\w-]+)=(?:"[^"]*"|'[^']*'|[^\s>]+)/g, '');

type Mail = { html: string; own: string[]; quoted: string[]; signature: string[] };

const mails: Record<string, Mail> = {
  'Gmail, answer above': {
    html: `<div dir="ltr">Hi Bruno,<div><br></div><div>the pallets leave on <b>Thursday</b>.</div><div><br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">Ada Winter<div>Winter &amp; Sons</div></div></div></div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, Mar 3, 2026 at 10:12 AM Bruno Kok &lt;<a href="mailto:bruno@kok-hout.example">bruno@kok-hout.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">When will they leave?<div><br></div><div>Bruno</div></div></blockquote></div>`,
    own: ['Hi Bruno,', 'the pallets leave on Thursday.'],
    quoted: [
      'On Tue, Mar 3, 2026 at 10:12 AM Bruno Kok <bruno@kok-hout.example> wrote:',
      'When will they leave?',
      'Bruno',
    ],
    signature: ['--', 'Ada Winter', 'Winter & Sons'],
  },
  'Gmail, answers between quotes': {
    html: `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Op di 3 mrt 2026 om 10:12 schreef Ada Winter &lt;<a href="mailto:ada@winter.example">ada@winter.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div>Welk hout?</div></blockquote><div>Lariks.</div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div>Hoeveel?</div></blockquote><div>Twaalf kuub.</div><div><br></div><div>Groeten,</div><div>Bruno</div></div></div>`,
    own: ['Lariks.', 'Twaalf kuub.'],
    quoted: ['Op di 3 mrt 2026 om 10:12 schreef Ada Winter <ada@winter.example>:', 'Welk hout?', 'Hoeveel?'],
    signature: ['Groeten,', 'Bruno'],
  },
  'Gmail, forward': {
    html: `<div dir="ltr">Can you take this?<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername" dir="auto">Bruno Kok</strong> <span dir="auto">&lt;<a href="mailto:bruno@kok-hout.example">bruno@kok-hout.example</a>&gt;</span><br>Date: Tue, Mar 3, 2026 at 10:12 AM<br>Subject: Larch<br>To:  &lt;<a href="mailto:sales@winter.example">sales@winter.example</a>&gt;<br></div><br><br><div dir="ltr">How much is larch?<blockquote>An old price list</blockquote>Bruno</div></div></div>`,
    own: ['Can you take this?'],
    quoted: [
      '---------- Forwarded message ---------',
      'From: Bruno Kok <bruno@kok-hout.example>',
      'Date: Tue, Mar 3, 2026 at 10:12 AM',
      'Subject: Larch',
      'To: <sales@winter.example>',
      'How much is larch?',
      'An old price list',
      'Bruno',
    ],
    signature: [],
  },
  'Outlook desktop': {
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang="NL"><div class="WordSection1"><p class="MsoNormal"><span>Beste Ada,<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">De offerte is akkoord.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Met vriendelijke groet,<o:p></o:p></p><p class="MsoNormal">Bruno Kok<o:p></o:p></p><p class="MsoNormal">T 020 123 45 67<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Van:</b> Ada Winter &lt;ada@winter.example&gt; <br><b>Verzonden:</b> dinsdag 3 maart 2026 10:12<br><b>Aan:</b> Bruno Kok &lt;bruno@kok-hout.example&gt;<br><b>Onderwerp:</b> Offerte<o:p></o:p></p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Is de offerte akkoord?<o:p></o:p></p></div></body></html>`,
    own: ['Beste Ada,', 'De offerte is akkoord.'],
    quoted: [
      'Van: Ada Winter <ada@winter.example>',
      'Verzonden: dinsdag 3 maart 2026 10:12',
      'Aan: Bruno Kok <bruno@kok-hout.example>',
      'Onderwerp: Offerte',
      'Is de offerte akkoord?',
    ],
    signature: ['Met vriendelijke groet,', 'Bruno Kok', 'T 020 123 45 67'],
  },
  'Outlook on the web': {
    html: `<html><body dir="ltr"><div class="elementToProof">Gerne, bis Donnerstag.</div><div id="Signature"><div><br></div><div>Viele Grüße</div><div>Jonas Kern</div></div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" color="#000000"><b>Von:</b> Ada Winter &lt;ada@winter.example&gt;<br><b>Gesendet:</b> Dienstag, 3. März 2026 10:12<br><b>An:</b> Jonas Kern &lt;jonas@kern.example&gt;<br><b>Betreff:</b> Lieferung</font><div>&nbsp;</div></div><div>Passt Donnerstag?</div></body></html>`,
    own: ['Gerne, bis Donnerstag.'],
    quoted: [
      'Von: Ada Winter <ada@winter.example>',
      'Gesendet: Dienstag, 3. März 2026 10:12',
      'An: Jonas Kern <jonas@kern.example>',
      'Betreff: Lieferung',
      'Passt Donnerstag?',
    ],
    signature: ['Viele Grüße', 'Jonas Kern'],
  },
  'Outlook on a telephone': {
    html: `<html><body><div dir="auto">On arrive jeudi.</div><div id="ms-outlook-mobile-signature"><div><br></div><div>Envoyé depuis <a href="https://aka.ms/abc">Outlook pour Android</a></div></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Ada Winter &lt;ada@winter.example&gt;<br><b>Sent:</b> Tuesday, March 3, 2026 10:12:00 AM<br><b>To:</b> Chloé Martin &lt;chloe@martin.example&gt;<br><b>Subject:</b> Livraison</div><br><div>Vous arrivez quand ?</div></body></html>`,
    own: ['On arrive jeudi.'],
    quoted: [
      'From: Ada Winter <ada@winter.example>',
      'Sent: Tuesday, March 3, 2026 10:12:00 AM',
      'To: Chloé Martin <chloe@martin.example>',
      'Subject: Livraison',
      'Vous arrivez quand ?',
    ],
    signature: ['Envoyé depuis Outlook pour Android'],
  },
  'Apple Mail': {
    html: `<html><body style="overflow-wrap: break-word;">El jueves nos viene bien.<div><br></div><div>Un saludo,</div><div>Lucía<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>El 3 mar 2026, a las 10:12, Ada Winter &lt;ada@winter.example&gt; escribió:</div><br class="Apple-interchange-newline"><div><div>¿Os viene bien el jueves?</div></div></blockquote></div><br></div></body></html>`,
    own: ['El jueves nos viene bien.'],
    quoted: [
      'El 3 mar 2026, a las 10:12, Ada Winter <ada@winter.example> escribió:',
      '¿Os viene bien el jueves?',
    ],
    signature: ['Un saludo,', 'Lucía'],
  },
  'Apple Mail on a telephone': {
    html: `<html><body dir="auto">Ja, donderdag is goed.<br><div dir="ltr" id="AppleMailSignature">Verstuurd vanaf mijn iPhone</div><div dir="ltr"><br><blockquote type="cite">Op 3 mrt 2026 om 10:12 heeft Ada Winter &lt;ada@winter.example&gt; het volgende geschreven:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Is donderdag goed?</div></blockquote></body></html>`,
    own: ['Ja, donderdag is goed.'],
    quoted: [
      'Op 3 mrt 2026 om 10:12 heeft Ada Winter <ada@winter.example> het volgende geschreven:',
      'Is donderdag goed?',
    ],
    signature: ['Verstuurd vanaf mijn iPhone'],
  },
  Yandex: {
    html: `<div>Да, подходит.</div><div> </div><div>03.03.2026, 10:12, "Анна Зимина" &lt;anna@zimina.example&gt;:</div><blockquote><div>Подходит ли вам четверг?</div></blockquote><div> </div><div> </div><div>-- </div><div>С уважением,</div><div>Пётр Ильин</div><div> </div>`,
    own: ['Да, подходит.'],
    quoted: ['03.03.2026, 10:12, "Анна Зимина" <anna@zimina.example>:', 'Подходит ли вам четверг?'],
    signature: ['--', 'С уважением,', 'Пётр Ильин'],
  },
  'Mail.ru': {
    html: `<HTML><BODY><div>Спасибо, получили.</div><div>&nbsp;</div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>Пётр Ильин</div></div></div><div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Вторник, 3 марта 2026, 10:12 +03:00 от Анна Зимина &lt;anna@zimina.example&gt;:<br>&nbsp;<div id=""><div class="js-helper js-readmsg-msg"><div><div>Отправили документы.</div></div></div></div></blockquote></BODY></HTML>`,
    own: ['Спасибо, получили.'],
    quoted: [
      'Вторник, 3 марта 2026, 10:12 +03:00 от Анна Зимина <anna@zimina.example>:',
      'Отправили документы.',
    ],
    signature: ['--', 'Пётр Ильин'],
  },
  'Mail.ru, forward without a quote element': {
    html: `<HTML><BODY><div>Коллеги, посмотрите.</div>-------- Пересылаемое сообщение --------<br>От кого: Анна Зимина &lt;anna@zimina.example&gt;<br>Кому: Пётр Ильин &lt;petr@ilin.example&gt;<br>Дата: Вторник, 3 марта 2026, 10:12 +03:00<br>Тема: Договор<br><br><div>Жду договор.</div></BODY></HTML>`,
    own: ['Коллеги, посмотрите.'],
    quoted: [
      '-------- Пересылаемое сообщение --------',
      'От кого: Анна Зимина <anna@zimina.example>',
      'Кому: Пётр Ильин <petr@ilin.example>',
      'Дата: Вторник, 3 марта 2026, 10:12 +03:00',
      'Тема: Договор',
      'Жду договор.',
    ],
    signature: [],
  },
  'Thunderbird, answer beneath': {
    html: `<html><body><div class="moz-cite-prefix">W dniu 03.03.2026 o 10:12, Ewa Zima pisze:<br></div><blockquote type="cite" cite="mid:abc@zima.example"><p>Czy czwartek pasuje?</p></blockquote><p>Tak, pasuje.</p><div class="moz-signature">-- <br>Jan Lis<br>Lis sp. z o.o.</div></body></html>`,
    own: ['Tak, pasuje.'],
    quoted: ['W dniu 03.03.2026 o 10:12, Ewa Zima pisze:', 'Czy czwartek pasuje?'],
    signature: ['--', 'Jan Lis', 'Lis sp. z o.o.'],
  },
  Yahoo: {
    html: `<html><body><div class="ydp1yahoo-style-wrap"><div dir="ltr">Giovedì va bene.</div><div><br></div><div class="ydp1signature">Saluti,<div>Marta</div></div></div><div id="ydp2yahoo_quoted_1" class="ydp2yahoo_quoted"><div><div>In data martedì 3 marzo 2026 alle ore 10:12:00 CET, Ada Winter &lt;ada@winter.example&gt; ha scritto: </div><div><br></div><div>Giovedì va bene?</div></div></div></body></html>`,
    own: ['Giovedì va bene.'],
    quoted: [
      'In data martedì 3 marzo 2026 alle ore 10:12:00 CET, Ada Winter <ada@winter.example> ha scritto:',
      'Giovedì va bene?',
    ],
    signature: ['Saluti,', 'Marta'],
  },
  Proton: {
    html: `<div style="font-family: Arial;">Torsdag passer fint.</div><div class="protonmail_signature_block"><div>Hilsen</div><div>Mads</div></div><div class="protonmail_quote">Den tirsdag den 3. marts 2026 kl. 10.12 skrev Ada Winter &lt;ada@winter.example&gt;:<br><blockquote class="protonmail_quote" type="cite"><div>Passer torsdag?</div></blockquote><br></div>`,
    own: ['Torsdag passer fint.'],
    quoted: [
      'Den tirsdag den 3. marts 2026 kl. 10.12 skrev Ada Winter <ada@winter.example>:',
      'Passer torsdag?',
    ],
    signature: ['Hilsen', 'Mads'],
  },
};

describe('mail programs', () => {
  for (const [title, mail] of Object.entries(mails)) {
    test(title, () =>
      expect(split(mail.html)).toEqual({ own: mail.own, quoted: mail.quoted, signature: mail.signature }),
    );
    test(`${title}, markup thrown away`, () =>
      expect(split(stripped(mail.html))).toEqual({
        own: mail.own,
        quoted: mail.quoted,
        signature: mail.signature,
      }));
  }
});

describe('HTML traps', () => {
  test('a text wrapped whole in signature markup is still own', () => {
    const { own } = split(
      '<div id="AppleMailSignature"><div>Could you call me about the order this afternoon, please?</div></div>',
    );
    expect(own).toEqual(['Could you call me about the order this afternoon, please?']);
  });
  test('an indented paragraph is own', () => {
    const { own, quoted } = split(
      '<div>We need:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>larch</div></blockquote>',
    );
    expect([own, quoted]).toEqual([['We need:', 'larch'], []]);
  });
  test('HTML with marked quotes is taken before plain text, plain text before HTML that marks nothing', () => {
    const marked = splitText({
      plain: 'Yes\nOn some day somebody wrote\nWhen?',
      html: '<p>Yes</p><blockquote type="cite">When?</blockquote>',
    });
    expect(marked).toEqual({ text: 'Yes\n\n> When?', own: 'Yes', quoted: '> When?', signature: '' });
    expect(splitText({ plain: 'Yes *really*', html: '<p>Yes <b>really</b></p>' }).own).toBe('Yes *really*');
    expect(
      splitText({ plain: 'Your program shows no HTML.', html: `<p>${'The long letter. '.repeat(20)}</p>` })
        .own,
    ).toContain('The long letter.');
  });
});

describe('htmlToText', () => {
  test('paragraphs, lists, tables, entities and breaks read as they look', () =>
    expect(
      htmlToText(
        '<style>p{}</style><p>Dear&nbsp;Ada,<br>two   things:</p><ul><li>larch &amp; oak</li><li>&euro;&nbsp;5</li></ul><table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table><pre>a\n  b</pre><script>x</script>',
      ),
    ).toBe('Dear Ada,\ntwo things:\n\n- larch & oak\n- € 5\n\nA 1\nB 2\n\na\n  b'));
  test('hidden text is not read, emoji pictures are', () =>
    expect(
      htmlToText(
        '<div style="display:none">preview</div><p>Fine <img alt="😀" src="x"><img alt="Logo" src="y"></p>',
      ),
    ).toBe('Fine 😀'));
  test('quotes in quotes carry a mark each', () =>
    expect(htmlToText('a<blockquote>b<blockquote>c</blockquote></blockquote>d')).toBe(
      'a\n\n> b\n>\n>> c\n\nd',
    ));
  test('two hundred thousand open elements, stray ends and depth cost no recursion', () => {
    const deep = `${'<div><blockquote>'.repeat(100_000)}in${'</b></p>'.repeat(100_000)}`;
    expect(htmlToText(deep)).toBe(`${'>'.repeat(20)} in`);
  });
});
