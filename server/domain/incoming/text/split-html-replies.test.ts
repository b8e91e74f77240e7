// Proves on the HTML of further mail programs (made-up people) that own words, quotes and signature are told apart.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const got = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^[> ]+/, '').trim())
    .filter((line) => line !== '');

type Mail = { html: string; own: string[]; quoted: string[]; signature: string[] };

const mails: Record<string, Mail> = {
  'new Outlook for Mac': {
    html: `<html><body><div dir="ltr" style="font-family: Aptos;">Das passt, danke.</div><div id="Signature" class="elementToProof"><p>Mit freundlichen Grüßen</p><p>Petra Schmidt<br>Einkauf</p></div><div id="mail-editor-reference-message-container"><div class="ms-outlook-mobile-reference-message skipProofing" style="text-align: left; padding: 3pt 0in 0in; border-width: 1pt medium medium; border-style: solid none none; border-color: rgb(181, 196, 223) currentcolor currentcolor;"><b>Von: </b>Jonas Kern &lt;jonas@kern.example&gt;<br><b>Datum: </b>Dienstag, 3. März 2026 um 10:12<br><b>An: </b>Petra Schmidt &lt;petra@schmidt.example&gt;<br><b>Betreff: </b>Termin<br><br></div><div class="ms-outlook-mobile-reference-message skipProofing"><p>Passt der Termin?</p></div></div></body></html>`,
    own: ['Das passt, danke.'],
    quoted: [
      'Von: Jonas Kern <jonas@kern.example>',
      'Datum: Dienstag, 3. März 2026 um 10:12',
      'An: Petra Schmidt <petra@schmidt.example>',
      'Betreff: Termin',
      'Passt der Termin?',
    ],
    signature: ['Mit freundlichen Grüßen', 'Petra Schmidt', 'Einkauf'],
  },
  'Outlook 2003, a drawn rule in a centred paragraph': {
    html: `<html><body lang=EN-US><div class=Section1><p class=MsoNormal><font size=2 color=navy face=Arial><span style='color:navy'>Approved.<o:p></o:p></span></font></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div class=MsoNormal align=center style='text-align:center'><font size=3><span><hr size=2 width="100%" align=center tabindex=-1></span></font></div><p class=MsoNormal><b><font size=2 face=Tahoma><span style='font-weight:bold'>From:</span></font></b><font size=2> Tom Reed [mailto:tom@reed.example] <br><b><span>Sent:</span></b> Tuesday, March 03, 2026 10:12 AM<br><b><span>To:</span></b> Ann Lee<br><b><span>Subject:</span></b> Budget</font><o:p></o:p></p></div><p class=MsoNormal>Please approve.<o:p></o:p></p></div></body></html>`,
    own: ['Approved.'],
    quoted: [
      'From: Tom Reed [mailto:tom@reed.example]',
      'Sent: Tuesday, March 03, 2026 10:12 AM',
      'To: Ann Lee',
      'Subject: Budget',
      'Please approve.',
    ],
    signature: [],
  },
  'Outlook, answers in red among the questions': {
    html: `<html><body lang="EN-GB"><div class="WordSection1"><p class="MsoNormal">Hi Tom, please find my answers below in red.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Kind regards,<o:p></o:p></p><p class="MsoNormal">Ann Lee<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Tom Reed &lt;tom@reed.example&gt; <br><b>Sent:</b> 03 March 2026 10:12<br><b>To:</b> Ann Lee &lt;ann@lee.example&gt;<br><b>Subject:</b> Questions<o:p></o:p></p></div><p class="MsoNormal">Hi Ann,<o:p></o:p></p><p class="MsoNormal">Which colour do you want?<o:p></o:p></p><p class="MsoNormal"><span style="color:red">Green, please.<o:p></o:p></span></p><p class="MsoNormal">And how many?<o:p></o:p></p><p class="MsoNormal"><span style="color:#FF0000">Twelve, as last time.</span></p><p class="MsoNormal">Tom<o:p></o:p></p></div></body></html>`,
    own: ['Hi Tom, please find my answers below in red.', 'Green, please.', 'Twelve, as last time.'],
    quoted: [
      'From: Tom Reed <tom@reed.example>',
      'Sent: 03 March 2026 10:12',
      'To: Ann Lee <ann@lee.example>',
      'Subject: Questions',
      'Hi Ann,',
      'Which colour do you want?',
      'And how many?',
      'Tom',
    ],
    signature: ['Kind regards,', 'Ann Lee'],
  },
  'Outlook, answers announced that nothing tells apart stay the author’s': {
    html: `<html><body><div class="WordSection1"><p class="MsoNormal">Beste Tom, mijn antwoorden staan hieronder.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Van:</b> Tom Riet &lt;tom@riet.example&gt;<br><b>Verzonden:</b> dinsdag 3 maart 2026 10:12<br><b>Aan:</b> Anna Lee &lt;anna@lee.example&gt;<br><b>Onderwerp:</b> Vragen</p></div><p class="MsoNormal">Welke kleur?</p><p class="MsoNormal">Groen</p></div></body></html>`,
    own: ['Beste Tom, mijn antwoorden staan hieronder.', 'Welke kleur?', 'Groen'],
    quoted: [
      'Van: Tom Riet <tom@riet.example>',
      'Verzonden: dinsdag 3 maart 2026 10:12',
      'Aan: Anna Lee <anna@lee.example>',
      'Onderwerp: Vragen',
    ],
    signature: [],
  },
  'Windows Mail': {
    html: `<html><body><div data-externalstyle="false" dir="ltr"><div>Ja, das klappt.</div><div><br></div><div data-signatureblock="true"><div>Gesendet von Windows Mail</div></div><div style="padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;"><div><font face="Calibri"><b>Von:</b>&nbsp;<a href="mailto:jonas@kern.example">Jonas Kern</a><br><b>Gesendet:</b>&nbsp;‎Dienstag‎, ‎3‎. ‎März‎ ‎2026 ‎10‎:‎12<br><b>An:</b>&nbsp;<a href="mailto:petra@schmidt.example">Petra Schmidt</a></font></div></div><div><br></div><div>Klappt Donnerstag?</div></div></body></html>`,
    own: ['Ja, das klappt.'],
    quoted: [
      'Von: Jonas Kern',
      'Gesendet: ‎Dienstag‎, ‎3‎. ‎März‎ ‎2026 ‎10‎:‎12',
      'An: Petra Schmidt',
      'Klappt Donnerstag?',
    ],
    signature: ['Gesendet von Windows Mail'],
  },
  'Gmail on Android, no class on the introduction': {
    html: `<div dir="auto">Perfect, merci !<div dir="auto"><br></div><div dir="auto">Camille</div></div><br><div class="gmail_quote"><div dir="ltr">Le mar. 3 mars 2026 à 10:12, Luc Martin &lt;<a href="mailto:luc@martin.example">luc@martin.example</a>&gt; a écrit :<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">Jeudi vous convient ?</blockquote></div>`,
    own: ['Perfect, merci !'],
    quoted: [
      'Le mar. 3 mars 2026 à 10:12, Luc Martin <luc@martin.example> a écrit :',
      'Jeudi vous convient ?',
    ],
    signature: ['Camille'],
  },
  'Zimbra, French': {
    html: `<html><body><div style="font-family: arial"><div>C'est bien reçu.</div><div><br></div><div data-marker="__SIG_PRE__">Luc Martin<br>Chargé d'affaires</div><br><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>De: </b>"Camille Petit" &lt;camille@petit.example&gt;<br><b>À: </b>"Luc Martin" &lt;luc@martin.example&gt;<br><b>Envoyé: </b>Mardi 3 Mars 2026 10:12:33<br><b>Objet: </b>Devis<br></div><br><div data-marker="__QUOTED_TEXT__">Avez-vous reçu le devis ?</div></div></body></html>`,
    own: ["C'est bien reçu."],
    quoted: [
      'De: "Camille Petit" <camille@petit.example>',
      'À: "Luc Martin" <luc@martin.example>',
      'Envoyé: Mardi 3 Mars 2026 10:12:33',
      'Objet: Devis',
      'Avez-vous reçu le devis ?',
    ],
    signature: ['Luc Martin', "Chargé d'affaires"],
  },
  'GMX and web.de': {
    html: `<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;"><div>Hallo Jonas,<br>ja, gern.<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5; word-wrap: break-word;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Dienstag, 03. März 2026 um 10:12 Uhr<br/><b>Von:</b>&nbsp;&quot;Jonas Kern&quot; &lt;jonas@kern.example&gt;<br/><b>An:</b>&nbsp;petra@gmx.example<br/><b>Betreff:</b>&nbsp;Termin</div><div name="quoted-content">Kommst du mit?</div></div></div></div></div></body></html>`,
    own: ['Hallo Jonas,', 'ja, gern.'],
    quoted: [
      'Gesendet: Dienstag, 03. März 2026 um 10:12 Uhr',
      'Von: "Jonas Kern" <jonas@kern.example>',
      'An: petra@gmx.example',
      'Betreff: Termin',
      'Kommst du mit?',
    ],
    signature: [],
  },
  'QQ Mail': {
    html: `<div>好的，周四发货。</div><div><br></div><div style="font-size: 12px;padding:2px 0 2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"王伟"&lt;wang@wei.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年3月3日(星期二) 上午10:12</div><div><b>收件人:</b>&nbsp;"李娜"&lt;li@na.example&gt;;</div><div><b>主题:</b>&nbsp;发货</div></div><div><br></div><div>周四可以发货吗？</div>`,
    own: ['好的，周四发货。'],
    quoted: [
      '------------------ 原始邮件 ------------------',
      '发件人: "王伟"<wang@wei.example>;',
      '发送时间: 2026年3月3日(星期二) 上午10:12',
      '收件人: "李娜"<li@na.example>;',
      '主题: 发货',
      '周四可以发货吗？',
    ],
    signature: [],
  },
  'NetEase 163': {
    html: `<div style="line-height:1.7">可以，没问题。<br><br></div><pre>At 2026-03-03 10:12:33, "王伟" &lt;wang@wei.example&gt; wrote:</pre><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid"><div>周四可以吗？</div></blockquote>`,
    own: ['可以，没问题。'],
    quoted: ['At 2026-03-03 10:12:33, "王伟" <wang@wei.example> wrote:', '周四可以吗？'],
    signature: [],
  },
  Naver: {
    html: `<div style="font-size: 10pt;"><p>확인했습니다. 목요일에 뵙겠습니다.</p><p>감사합니다.<br>김민수 드림</p><p>-----Original Message-----<br><b>From:</b> "이수진"&lt;sujin@lee.example&gt;<br><b>To:</b> "김민수"&lt;minsu@kim.example&gt;;<br><b>Cc:</b> <br><b>Sent:</b> 2026-03-03 (화) 10:12:41 (GMT+09:00)<br><b>Subject:</b> 회의</p><p>목요일 회의 가능하신가요?</p></div>`,
    own: ['확인했습니다. 목요일에 뵙겠습니다.'],
    quoted: [
      '-----Original Message-----',
      'From: "이수진"<sujin@lee.example>',
      'To: "김민수"<minsu@kim.example>;',
      'Cc:',
      'Sent: 2026-03-03 (화) 10:12:41 (GMT+09:00)',
      'Subject: 회의',
      '목요일 회의 가능하신가요?',
    ],
    signature: ['감사합니다.', '김민수 드림'],
  },
  Front: {
    html: `<div>Sure, consider it done.<br></div><div class="front-signature"><div><br></div>Ann Lee<br>Lee Timber<br></div><br><div class="front-blockquote">On March 3, 2026, 10:12 AM GMT+1 <a href="mailto:tom@reed.example">tom@reed.example</a> wrote:<br><br><blockquote type="cite" class="front-blockquote"><div>Could you book it?</div></blockquote></div>`,
    own: ['Sure, consider it done.'],
    quoted: ['On March 3, 2026, 10:12 AM GMT+1 tom@reed.example wrote:', 'Could you book it?'],
    signature: ['Ann Lee', 'Lee Timber'],
  },
  Spark: {
    html: `<html><body><div name="messageBodySection"><div dir="auto">Klinkt goed.</div></div><div name="messageSignatureSection"><br><div>Groeten,<br>Anna</div></div><div name="messageReplySection">Op 3 mrt. 2026 10:12 +0100 schreef Tom Riet &lt;tom@riet.example&gt;, het volgende:<br><blockquote type="cite" style="border-left-color: grey; border-left-width: thin; border-left-style: solid;"><div dir="auto">Gaan we door?</div></blockquote></div></body></html>`,
    own: ['Klinkt goed.'],
    quoted: [
      'Op 3 mrt. 2026 10:12 +0100 schreef Tom Riet <tom@riet.example>, het volgende:',
      'Gaan we door?',
    ],
    signature: ['Groeten,', 'Anna'],
  },
  'Samsung Email': {
    html: `<html><body dir="auto"><div dir="auto">Jestem w drodze.</div><div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Wysłane z mojego Galaxy</div></div><div dir="auto"><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Oryginalna wiadomość --------</div><div>Od: Jan Wilk &lt;jan@wilk.example&gt; </div><div>Data: 03.03.2026  10:12  (GMT+01:00) </div><div>Do: Anna Lis &lt;anna@lis.example&gt; </div><div>Temat: Spotkanie </div><div><br></div></div><div>Gdzie jesteś?</div></body></html>`,
    own: ['Jestem w drodze.'],
    quoted: [
      '-------- Oryginalna wiadomość --------',
      'Od: Jan Wilk <jan@wilk.example>',
      'Data: 03.03.2026 10:12 (GMT+01:00)',
      'Do: Anna Lis <anna@lis.example>',
      'Temat: Spotkanie',
      'Gdzie jesteś?',
    ],
    signature: ['Wysłane z mojego Galaxy'],
  },
  'Yandex, address as a link and the quote in a plain block': {
    html: `<div>Здравствуйте!</div><div>Документы получены.</div><div> </div><div>03.03.2026, 10:12, "Анна Зимина" &lt;<a href="mailto:anna@zimina.example" rel="noopener noreferrer">anna@zimina.example</a>&gt;:</div><blockquote class="0b6e1f"><div>Получили документы?</div><div> </div><div>-- </div><div>Анна</div></blockquote><div> </div><div>-- </div><div>С уважением, Пётр Ильин</div>`,
    own: ['Здравствуйте!', 'Документы получены.'],
    quoted: ['03.03.2026, 10:12, "Анна Зимина" <anna@zimina.example>:', 'Получили документы?', '--', 'Анна'],
    signature: ['--', 'С уважением, Пётр Ильин'],
  },
  'Thunderbird, forward': {
    html: `<html><body><p>Schau bitte mal.<br></p><div class="moz-forward-container"><br><br>-------- Weitergeleitete Nachricht --------<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0"><tbody><tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">Betreff: </th><td>Angebot</td></tr><tr><th>Datum: </th><td>Tue, 3 Mar 2026 10:12:33 +0100</td></tr><tr><th>Von: </th><td>Jonas Kern <a href="mailto:jonas@kern.example">&lt;jonas@kern.example&gt;</a></td></tr><tr><th>An: </th><td>petra@schmidt.example</td></tr></tbody></table><br><br><p>Hier das Angebot.</p></div></body></html>`,
    own: ['Schau bitte mal.'],
    quoted: [
      '-------- Weitergeleitete Nachricht --------',
      'Betreff: Angebot',
      'Datum: Tue, 3 Mar 2026 10:12:33 +0100',
      'Von: Jonas Kern <jonas@kern.example>',
      'An: petra@schmidt.example',
      'Hier das Angebot.',
    ],
    signature: [],
  },
  Intercom: {
    html: `<div dir="ltr">That solved it.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 3 Mar 2026 at 10:12, Tom from Reed &lt;<a href="mailto:tom@reed.intercom-mail.example">tom@reed.intercom-mail.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div style="display:none">--- Please reply above this line ---</div><table><tbody><tr><td>Did that solve it?</td></tr></tbody></table></blockquote></div>`,
    own: ['That solved it.'],
    quoted: [
      'On Tue, 3 Mar 2026 at 10:12, Tom from Reed <tom@reed.intercom-mail.example> wrote:',
      'Did that solve it?',
    ],
    signature: [],
  },
  'Apple Mail, answers between the pieces of a quote': {
    html: `<html><body style="overflow-wrap: break-word;">Hi Tom,<br><div><br><blockquote type="cite"><div>On 3 Mar 2026, at 10:12, Tom Reed &lt;tom@reed.example&gt; wrote:</div><br class="Apple-interchange-newline"><div><div>Which colour?</div></div></blockquote><div><br></div>Green.</div><div><br><blockquote type="cite"><div><div>How many?</div></div></blockquote><div><br></div>Twelve.<div><br></div><div>Ann</div></div></body></html>`,
    own: ['Hi Tom,', 'Green.', 'Twelve.'],
    quoted: ['On 3 Mar 2026, at 10:12, Tom Reed <tom@reed.example> wrote:', 'Which colour?', 'How many?'],
    signature: ['Ann'],
  },
};

test.each(Object.entries(mails))('%s', (_, mail) => {
  const parts = splitText({ plain: '', html: mail.html });
  const invisible = (lines: string[]) => lines.map((line) => line.replace(/\s+/g, ' '));
  expect({
    own: invisible(got(parts.own)),
    quoted: invisible(got(parts.quoted)),
    signature: invisible(got(parts.signature)),
  }).toEqual({ own: mail.own, quoted: mail.quoted, signature: mail.signature });
});

/** HTML, own, quoted, signature. */
const more: Record<string, [string, string[], string[], string[]]> = {
  'Thunderbird, the answer written on in the line of the introduction': [
    `<html><body><div class="moz-cite-prefix">Hi Tom,<br><br><blockquote type="cite">The lamp takes 256 watts.</blockquote><br>That is what I expected of it.<br><br><blockquote type="cite">May I change it?</blockquote><br>Yes.<br><br>Regards,<br>Ann<br><br>On 3.3.26 at 10:12 Tom Reed wrote:<br></div><blockquote type="cite" cite="mid:x@reed.example"><div>Hello Ann,</div></blockquote></body></html>`,
    ['Hi Tom,', 'That is what I expected of it.', 'Yes.'],
    ['The lamp takes 256 watts.', 'May I change it?', 'On 3.3.26 at 10:12 Tom Reed wrote:', 'Hello Ann,'],
    ['Regards,', 'Ann'],
  ],
  'Thunderbird in a language without a verb we know': [
    `<p>Agreed.</p><div class="moz-cite-prefix">3.3.26 10:12 Tom Reed zkazal:<br></div><blockquote type="cite" cite="mid:x@y"><p>Agreed?</p></blockquote>`,
    ['Agreed.'],
    ['3.3.26 10:12 Tom Reed zkazal:', 'Agreed?'],
    [],
  ],
  'Outlook on a telephone marks only the copied header': [
    `<div>Danke!</div><div style="padding: 3pt 0in 0in; border-width: 1pt medium medium; border-style: solid none none;"><div class="ms-outlook-mobile-reference-message"><b>Von: </b>jonas@kern.example<br><b>Gesendet: </b>Dienstag, 3. März 2026 11:30<br><b>Betreff: </b>Treppe</div></div><div>Die Treppe ist fertig.</div>`,
    ['Danke!'],
    [
      'Von: jonas@kern.example',
      'Gesendet: Dienstag, 3. März 2026 11:30',
      'Betreff: Treppe',
      'Die Treppe ist fertig.',
    ],
    [],
  ],
  'a program’s line, and nothing said': [
    `<div><br></div><div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.example">ProtonMail</a> Secure Email.<br></div></div><div class="protonmail_quote"><div>On Tuesday 3 March 2026 at 08:21, Tom Reed wrote:<br></div><blockquote class="protonmail_quote" type="cite"><div>One?</div></blockquote></div>`,
    [],
    ['On Tuesday 3 March 2026 at 08:21, Tom Reed wrote:', 'One?'],
    ['Sent with ProtonMail Secure Email.'],
  ],
  'Gmail web, bottom post': [
    `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, Mar 3, 2026 at 10:12 AM Tom Reed &lt;<a href="mailto:tom@reed.example">tom@reed.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">Which?</div></blockquote><div><br></div><div>The green one.</div><div><br></div><div>Ann</div></div></div>`,
    ['The green one.'],
    ['On Tue, Mar 3, 2026 at 10:12 AM Tom Reed <tom@reed.example> wrote:', 'Which?'],
    ['Ann'],
  ],
  'Outlook mac 2011': [
    `<html><head></head><body style="word-wrap: break-word;"><div>Fine with me.</div><div><br></div><div>Ann</div><div><br></div><span id="OLK_SRC_BODY_SECTION"><div style="font-family:Calibri; border-top: #b5c4df 1pt solid;"><span style="font-weight:bold">From: </span> Tom Reed &lt;tom@reed.example&gt;<br><span style="font-weight:bold">Date: </span> Tuesday, March 3, 2026 10:12 AM<br><span style="font-weight:bold">To: </span> Ann Lee<br><span style="font-weight:bold">Subject: </span> Budget<br></div><div><br></div><div>Fine?</div></span></body></html>`,
    ['Fine with me.'],
    [
      'From: Tom Reed <tom@reed.example>',
      'Date: Tuesday, March 3, 2026 10:12 AM',
      'To: Ann Lee',
      'Subject: Budget',
      'Fine?',
    ],
    ['Ann'],
  ],
  'Hotmail old': [
    `<html><body class='hmmessage'><div dir='ltr'>Yes, all good.<br><br>Ann<br> <br><div><hr id="stopSpelling">From: tom@reed.example<br>To: ann@lee.example<br>Subject: Test<br>Date: Tue, 3 Mar 2026 10:12:33 +0000<br><br>All good?<br></div></div></body></html>`,
    ['Yes, all good.'],
    [
      'From: tom@reed.example',
      'To: ann@lee.example',
      'Subject: Test',
      'Date: Tue, 3 Mar 2026 10:12:33 +0000',
      'All good?',
    ],
    ['Ann'],
  ],
  'Outlook answers with bracket': [
    `<div class="WordSection1"><p class="MsoNormal">Tom, see my comments inline.</p><p class="MsoNormal">&nbsp;</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Tom Reed &lt;tom@reed.example&gt; <br><b>Sent:</b> 03 March 2026 10:12<br><b>To:</b> Ann Lee &lt;ann@lee.example&gt;<br><b>Subject:</b> Questions</p></div><p class="MsoNormal">How many?</p><p class="MsoNormal"><b>[Ann Lee]</b> Twelve.</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">Thanks, Tom</p></div>`,
    ['Tom, see my comments inline.', '[Ann Lee] Twelve.'],
    [
      'From: Tom Reed <tom@reed.example>',
      'Sent: 03 March 2026 10:12',
      'To: Ann Lee <ann@lee.example>',
      'Subject: Questions',
      'How many?',
      'Thanks, Tom',
    ],
    [],
  ],
  'Yahoo quoted': [
    `<html><body><div style="font-family:Helvetica;"><div dir="ltr">Perfecto, gracias.</div><div><br></div></div><div id="yahoo_quoted_123" class="yahoo_quoted"><div style="font-size:13px;"><div>El martes, 3 de marzo de 2026, 10:12:33 CET, Marta Ruiz &lt;marta@ruiz.example&gt; escribió: </div><div><br></div><div>¿Le parece bien?</div></div></div></body></html>`,
    ['Perfecto, gracias.'],
    [
      'El martes, 3 de marzo de 2026, 10:12:33 CET, Marta Ruiz <marta@ruiz.example> escribió:',
      '¿Le parece bien?',
    ],
    [],
  ],
  'Apple iOS intro outside': [
    `<html><body dir="auto">Sounds great!<div><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br>On Mar 3, 2026, at 10:12 AM, Tom Reed &lt;tom@reed.example&gt; wrote:<br><br></div><blockquote type="cite"><div dir="ltr">﻿How about nine?</div></blockquote></div></body></html>`,
    ['Sounds great!'],
    ['On Mar 3, 2026, at 10:12 AM, Tom Reed <tom@reed.example> wrote:', 'How about nine?'],
    ['Sent from my iPhone'],
  ],
  'SOGo/roundcube html': [
    `<html><body><p>Alles klar, danke.</p><p id="reply-intro">Am 2026-03-03 10:12, schrieb Jonas Kern:</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0"><div class="pre">Alles klar?</div></blockquote><div id="signature"></div></body></html>`,
    ['Alles klar, danke.'],
    ['Am 2026-03-03 10:12, schrieb Jonas Kern:', 'Alles klar?'],
    [],
  ],
  'Lotus html': [
    `<font size=2 face="sans-serif">Approved.</font><br><br><font size=2>Ann Lee</font><br><br><br><br><font size=1 color=#5f5f5f>From: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Tom Reed/Reed</font><br><font size=1 color=#5f5f5f>To: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Ann Lee/Lee@Lee</font><br><font size=1 color=#5f5f5f>Date: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>03/03/2026 10:12 AM</font><br><font size=1 color=#5f5f5f>Subject: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Budget</font><br><hr noshade><br><br><tt><font size=2>Please approve.</font></tt>`,
    ['Approved.'],
    [
      'From: Tom Reed/Reed',
      'To: Ann Lee/Lee@Lee',
      'Date: 03/03/2026 10:12 AM',
      'Subject: Budget',
      'Please approve.',
    ],
    ['Ann Lee'],
  ],
  tutanota: [
    `<div>Passt.<br></div><div><br></div><div>-- <br></div><div>Sent with Tuta; enjoy secure &amp; ad-free emails.<br></div><div><br></div><div><br></div><div>3. März 2026, 10:12 von jonas@kern.example:<br></div><blockquote class="tutanota_quote" style="border-left: 1px solid #93A3B8; padding-left: 10px; margin-left: 5px;"><div>Passt es?</div></blockquote>`,
    ['Passt.'],
    ['3. März 2026, 10:12 von jonas@kern.example:', 'Passt es?'],
    ['--', 'Sent with Tuta; enjoy secure & ad-free emails.'],
  ],
  'Gmail Hebrew rtl': [
    `<div dir="rtl">תודה, זה בסדר.</div><br><div class="gmail_quote"><div dir="rtl" class="gmail_attr">‫בתאריך יום ג׳, 3 במרץ 2026 ב-10:12 מאת ‪Dan Levi‬‏ &lt;‪<a href="mailto:dan@levi.example">dan@levi.example</a>‬‏&gt;:‬<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid"><div dir="rtl">זה בסדר?</div></blockquote></div>`,
    ['תודה, זה בסדר.'],
    ['‫בתאריך יום ג׳, 3 במרץ 2026 ב-10:12 מאת ‪Dan Levi‬‏ <‪dan@levi.example‬‏>:‬', 'זה בסדר?'],
    [],
  ],
  'hubspot/bordered reply by div': [
    `<div>Thanks, we take it.</div><div><br></div><div>Ann</div><br><div style="border-left: 1px solid #ccc; padding-left: 1ex"><div>On Tue, Mar 3, 2026 at 10:12 AM, Tom Reed &lt;tom@reed.example&gt; wrote:</div><p>Do you take it?</p></div>`,
    ['Thanks, we take it.'],
    ['On Tue, Mar 3, 2026 at 10:12 AM, Tom Reed <tom@reed.example> wrote:', 'Do you take it?'],
    ['Ann'],
  ],
  'testimonial div is own': [
    `<div>Our new page says:</div><div class="quote">Best boards ever.</div><div class="quoted-text">They last.</div><div>What do you think?</div>`,
    ['Our new page says:', 'Best boards ever.', 'They last.', 'What do you think?'],
    [],
    [],
  ],
  'a citation that only indents is own': [
    `<p>Hello Ann,</p><p>as our customer put it:</p><blockquote style="margin:0 0 0 40px;border:none;padding:0"><p>The boards are perfect.</p></blockquote><p>We agree.</p>`,
    ['Hello Ann,', 'as our customer put it:', 'The boards are perfect.', 'We agree.'],
    [],
    [],
  ],
};

test.each(Object.entries(more))('%s', (_, [html, own, quoted, signature]) => {
  const parts = splitText({ plain: '', html });
  const lines = (text: string) => got(text).map((line) => line.replace(/\s+/g, ' '));
  expect([lines(parts.own), lines(parts.quoted), lines(parts.signature)]).toEqual([own, quoted, signature]);
});
