// Writes one load mail's bytes: headers as long as real ones, text, HTML, quoted reply, now and then a file.
import libmime from 'libmime';
import libqp from 'libqp';
import { mailDate } from '../../server/domain/demo/mail-headers.ts';
import type { Random } from '../../server/domain/demo/random.ts';
import { prose, type Thread } from './load-mails.ts';
import type { Vocabulary } from './vocabulary.ts';

type Input = {
  thread: Thread;
  out: boolean;
  number: number;
  messageId: string;
  text: string;
  date: string;
  arrival: Date;
  random: Random;
  vocabulary: Vocabulary;
};

export function writeLoadMail(input: Input): Buffer {
  const { thread, out, number, messageId, text, random } = input;
  const us = `Noord BV <${thread.box}>`;
  const them = `${word(thread.them.name)} <${thread.them.address}>`;
  const quoted =
    thread.last === undefined ? '' : `\n\n${thread.last.from}:\n${thread.last.text.replace(/^/gm, '> ')}`;
  const plain = `${text}\n\n${out ? 'Noord Koeltechniek BV\nOsloweg 110, Groningen' : `${thread.them.name}\nFirm ${thread.them.company + 1}`}${quoted}`;
  const subject = `${thread.ids.length > 0 ? 'Re: ' : ''}${thread.subject}`;
  let head = out ? '' : arrivalLines(input);
  head += `From: ${out ? us : them}\nTo: ${out ? them : us}\nSubject: ${word(subject)}\nDate: ${input.date}\nMessage-ID: ${messageId}\n`;
  if (thread.ids.length > 0)
    head += `In-Reply-To: ${thread.ids.at(-1)}\nReferences: ${thread.ids.slice(-12).join('\n ')}\n`;
  head += 'MIME-Version: 1.0\n';
  let part = random.chance(0.8)
    ? alternative(plain, text, thread, random)
    : encodePart('plain', plain, random);
  if (random.chance(0.05)) part = withFile(part, number, input);
  return Buffer.from(`${head}${part}\n`.replace(/\n/g, '\r\n'));
}

function arrivalLines({ thread, arrival, random }: Input): string {
  const domain = thread.them.address.slice(thread.them.address.indexOf('@') + 1);
  const stamp = mailDate('nl', arrival, true);
  const long = () => random.letters(64);
  return `Return-Path: <${thread.them.address}>
Delivered-To: ${thread.box}
Received: from mx.noord.example ([192.0.2.10]) by store.noord.example with LMTP id ${random.letters(22)}
 (envelope-from <${thread.them.address}>) for <${thread.box}>; ${stamp}
Received: from out.${domain} (out.${domain} [198.51.100.${random.whole(1, 250)}])
 (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519)
 by mx.noord.example (Postfix) with ESMTPS id ${random.letters(11).toUpperCase()}; ${stamp}
Authentication-Results: mx.noord.example; dkim=pass (2048-bit key) header.d=${domain} header.s=s1;
 spf=pass smtp.mailfrom=${thread.them.address}; dmarc=pass (p=none) header.from=${domain}
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s1; t=${Math.floor(arrival.getTime() / 1_000)};
 h=from:to:subject:date:message-id:in-reply-to:references:mime-version:content-type;
 bh=${random.letters(43)}=;
 b=${long()}
 ${long()}${long()}
 ${long()}${long()}==
X-Mailer: Microsoft Outlook 16.0
X-MS-Exchange-Organization-SCL: ${random.whole(-1, 1)}
X-Spam-Status: No, score=-${random.whole(0, 4)}.${random.whole(0, 9)} required=5.0 tests=DKIM_SIGNED,DKIM_VALID,SPF_PASS
`;
}

function alternative(plain: string, text: string, thread: Thread, random: Random): string {
  const boundary = `=_${random.letters(24)}`;
  const html = htmlOf(text, thread);
  return `Content-Type: multipart/alternative; boundary="${boundary}"\n\n--${boundary}\n${encodePart('plain', plain, random)}\n--${boundary}\n${encodePart('html', html, random)}\n--${boundary}--`;
}

const STYLE = `<style type="text/css"><!--
/* Font Definitions */
@font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-fareast-language:EN-US;}
a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}
span.EmailStyle17 {mso-style-type:personal-compose; font-family:"Calibri",sans-serif; color:windowtext;}
.MsoChpDefault {mso-style-type:export-only; font-family:"Calibri",sans-serif; mso-fareast-language:EN-US;}
@page WordSection1 {size:612.0pt 792.0pt; margin:70.85pt 70.85pt 70.85pt 70.85pt;}
div.WordSection1 {page:WordSection1;}
--></style>`;

function htmlOf(text: string, thread: Thread): string {
  const paragraphs = (of: string) =>
    of
      .split('\n\n')
      .map(
        (one) =>
          `<p class="MsoNormal"><span lang="${thread.language.toUpperCase()}" style="mso-fareast-language:EN-US">${one}<o:p></o:p></span></p>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>`,
      )
      .join('\n');
  const quoted =
    thread.last === undefined
      ? ''
      : `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">\n<p class="MsoNormal"><b>${thread.last.from}</b></p>\n</div>\n${paragraphs(thread.last.text)}`;
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\n<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n${STYLE}</head>\n<body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\n<div class="WordSection1">\n${paragraphs(text)}\n${quoted}\n</div>\n</body>\n</html>`;
}

function encodePart(kind: 'plain' | 'html', text: string, random: Random): string {
  const type = `Content-Type: text/${kind}; charset="utf-8"`;
  const drawn = random.next();
  if (drawn < 0.25)
    return `${type}\nContent-Transfer-Encoding: base64\n\n${lines(Buffer.from(text).toString('base64'))}`;
  if (drawn < 0.4)
    return `${type}\nContent-Transfer-Encoding: quoted-printable\n\n${libqp.wrap(libqp.encode(text)).replace(/\r\n/g, '\n')}`;
  // A line a sentence: RFC 5322 2.1.1 allows 998 bytes.
  return `${type}\nContent-Transfer-Encoding: 8bit\n\n${text.replaceAll('. ', '.\n')}`;
}

function withFile(part: string, number: number, { random, vocabulary }: Input): string {
  const boundary = `=_${random.letters(24)}`;
  const content = Buffer.from(prose(vocabulary, random, random.whole(400, 6_000)));
  const name = random.pick([`offer-${number}.txt`, `list-${number}.csv`, `factuur-${number}.pdf`]);
  const type = name.endsWith('pdf') ? 'application/pdf' : name.endsWith('csv') ? 'text/csv' : 'text/plain';
  return `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n${part}\n--${boundary}\nContent-Type: ${type}; name="${name}"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="${name}"\n\n${lines(content.toString('base64'))}\n--${boundary}--`;
}

function lines(base64: string): string {
  let text = '';
  for (let at = 0; at < base64.length; at += 76) text += `${base64.slice(at, at + 76)}\n`;
  return text;
}

function word(value: string): string {
  return /^[\x20-\x7e]*$/.test(value) ? value : libmime.encodeWord(value, 'B', 64).replace(/ /g, '\n ');
}
