// Proves on made-up mails in many languages which lines are own, quoted and signature.
import { describe, expect, test } from 'vitest';
import { splitSpans } from './split-spans.ts';
import { splitText } from './split-text.ts';

/** Each line is written with what it must become: "o " own, "q " quoted, "s " signature; "." is an empty line. */
function check(marked: string): void {
  const rows = marked
    .trim()
    .split('\n')
    .map((row) => row.trimStart());
  const plain = rows.map((row) => (row === '.' ? '' : row.slice(2))).join('\n');
  const split = splitText({ plain, html: '' });
  const wanted = (kind: string) =>
    rows.filter((row) => row.startsWith(`${kind} `)).map((row) => row.slice(2).trimEnd());
  const got = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
  expect({ own: got(split.own), quoted: got(split.quoted), signature: got(split.signature) }).toEqual({
    own: wanted('o'),
    quoted: wanted('q'),
    signature: wanted('s'),
  });
  expect(splitSpans(plain).flatMap((span) => got(span.text))).toEqual(
    plain
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== ''),
  );
}

describe('replies by language', () => {
  const cases: Record<string, string> = {
    'English, Gmail, quoted lines': `
      o Hi Bruno,
      .
      o the pallets leave on Thursday.
      .
      s Kind regards,
      s Ada Winter
      s +44 20 7946 0123
      .
      q On Tue, 3 Mar 2026 at 10:12, Bruno Kok <bruno@kok-hout.example> wrote:
      .
      q > When will they leave?
      q >
      q > Bruno`,
    'English, Outlook, no marks': `
      o Please see the attached offer.
      .
      s Best regards
      s Ada Winter | Sales
      s Winter & Sons Ltd.
      .
      q From: Bruno Kok <bruno@kok-hout.example>
      q Sent: Tuesday, March 3, 2026 10:12 AM
      q To: Ada Winter <ada@winter.example>
      q Subject: Offer
      .
      q Could you send me an offer?
      .
      q Bruno`,
    'Dutch, Gmail, wrapped introduction': `
      o Beste Ada,
      .
      o Dat is prima, we zien de zending graag tegemoet.
      .
      s Met vriendelijke groet,
      .
      s Bruno Kok
      s Kok Hout B.V.
      s Tel: 020 123 45 67
      .
      q Op di 3 mrt 2026 om 10:12 schreef Ada Winter via Verkoop <
      q verkoop@winter.example>:
      .
      q > Schikt donderdag?
      q > Ada`,
    'Dutch, Outlook': `
      o Akkoord!
      .
      s Groeten, Bruno
      .
      q Van: Ada Winter <ada@winter.example>
      q Verzonden: dinsdag 3 maart 2026 10:12
      q Aan: Bruno Kok
      q CC: verkoop@winter.example
      q Onderwerp: Offerte 2026-114
      .
      q Graag uw akkoord.`,
    'Dutch, Apple Mail "heeft het volgende geschreven"': `
      o Klopt.
      .
      s Verstuurd vanaf mijn iPhone
      .
      q > Op 3 mrt 2026 om 10:12 heeft Ada Winter <ada@winter.example> het volgende geschreven:
      q > 
      q > ﻿Klopt dit?`,
    'Russian, Gmail without a verb': `
      o Здравствуйте, Анна!
      .
      o Счёт оплатим до пятницы.
      .
      s С уважением,
      s Пётр Ильин
      s тел. +7 495 123-45-67
      .
      q вт, 3 мар. 2026 г. в 10:12, Анна Зимина <anna@zimina.example>:
      .
      q > Когда оплатите?`,
    'Russian, Mail.ru': `
      o Спасибо, получили.
      .
      s --
      s Пётр Ильин
      s Отправлено из Почты Mail.ru
      .
      q Вторник, 3 марта 2026, 10:12 +03:00 от Анна Зимина <anna@zimina.example>:
      .
      q Отправили вам документы.`,
    'Russian, Yandex': `
      o Да, подходит.
      .
      q 03.03.2026, 10:12, "Анна Зимина" <anna@zimina.example>:
      .
      q Подходит ли вам четверг?
      .
      q -- 
      q С уважением, Анна`,
    'Russian, Thunderbird': `
      o Подтверждаю.
      .
      q 03.03.2026 10:12, Анна Зимина пишет:
      q > Подтвердите, пожалуйста.`,
    'Russian, Outlook': `
      o Коллеги, добрый день.
      o Направляем договор.
      .
      s С уважением, Пётр Ильин
      .
      q От: Анна Зимина <anna@zimina.example>
      q Отправлено: 3 марта 2026 г. 10:12
      q Кому: Пётр Ильин
      q Тема: Договор
      .
      q Жду договор.`,
    'Polish, Thunderbird': `
      o Dzień dobry,
      .
      o potwierdzam odbiór zamówienia.
      .
      s Z poważaniem
      s Jan Lis
      .
      q W dniu 03.03.2026 o 10:12, Ewa Zima pisze:
      q > Proszę o potwierdzenie.`,
    'Polish, Gmail': `
      o Tak, pasuje.
      .
      s Pozdrawiam,
      s Jan
      .
      q wt., 3 mar 2026 o 10:12 Ewa Zima <ewa@zima.example> napisał(a):
      .
      q > Czy czwartek pasuje?`,
    'Polish, Outlook': `
      o W załączeniu faktura.
      .
      q Od: Ewa Zima <ewa@zima.example>
      q Wysłano: wtorek, 3 marca 2026 10:12
      q Do: Jan Lis <jan@lis.example>
      q DW: biuro@lis.example
      q Temat: Faktura
      .
      q Poproszę fakturę.`,
    'German, Gmail': `
      o Hallo Frau Winter,
      .
      o das passt uns gut.
      .
      s Mit freundlichen Grüßen
      s Jonas Kern
      s Kern Holzbau GmbH
      s Handelsregister: HRB 1234, Amtsgericht Köln
      .
      q Am Di., 3. März 2026 um 10:12 Uhr schrieb Ada Winter <ada@winter.example>:
      .
      q > Passt Donnerstag?`,
    'German, Outlook': `
      o Gerne.
      .
      s Viele Grüße
      s Jonas
      .
      q Von: Ada Winter <ada@winter.example>
      q Gesendet: Dienstag, 3. März 2026 10:12
      q An: Jonas Kern
      q Betreff: AW: Angebot
      .
      q Dürfen wir liefern?`,
    'German, name first': `
      o Machen wir so.
      .
      q Ada Winter <ada@winter.example> schrieb am Di. 3. März 2026 um 10:12:
      .
      q > Einverstanden?`,
    'French, Gmail wrapped': `
      o Bonjour,
      .
      o c'est parfait pour nous.
      .
      s Bien cordialement,
      s Chloé Martin
      .
      q Le mar. 3 mars 2026 à 10:12, Ada Winter <ada@winter.example> a
      q écrit :
      .
      q > Jeudi vous convient ?`,
    'French, Outlook': `
      o Voici le devis.
      .
      q De : Ada Winter <ada@winter.example>
      q Envoyé : mardi 3 mars 2026 10:12
      q À : Chloé Martin
      q Objet : Devis
      .
      q Pouvez-vous envoyer le devis ?`,
    'Spanish, Gmail': `
      o Hola Ada:
      .
      o El jueves nos viene bien.
      .
      s Un saludo,
      s Lucía Prado
      .
      q El mar, 3 mar 2026 a las 10:12, Ada Winter (<ada@winter.example>)
      q escribió:
      .
      q > ¿Os viene bien el jueves?`,
    'Spanish, Outlook': `
      o De acuerdo.
      .
      s Enviado desde mi iPhone
      .
      q De: Ada Winter <ada@winter.example>
      q Enviado el: martes, 3 de marzo de 2026 10:12
      q Para: Lucía Prado
      q Asunto: Pedido
      .
      q ¿De acuerdo?`,
    'Italian, Apple Mail': `
      o Va bene giovedì.
      .
      s Cordiali saluti
      s Marta Riva
      .
      q > Il giorno 3 mar 2026, alle ore 10:12, Ada Winter <ada@winter.example> ha scritto:
      q > 
      q > Va bene giovedì?`,
    'Portuguese, Gmail': `
      o Pode ser na quinta.
      .
      s Atenciosamente,
      s Rui Faria
      .
      q Em ter., 3 de mar. de 2026 às 10:12, Ada Winter <ada@winter.example>
      q escreveu:
      .
      q > Pode ser na quinta?`,
    'Swedish, Outlook': `
      o Det går bra.
      .
      s Med vänliga hälsningar
      s Elin Berg
      .
      q Från: Ada Winter <ada@winter.example>
      q Skickat: den 3 mars 2026 10:12
      q Till: Elin Berg
      q Ämne: Leverans
      .
      q Går torsdag bra?`,
    'Danish, Gmail': `
      o Fint, tak.
      .
      s Venlig hilsen
      s Mads
      .
      q Den tirs. 3. mar. 2026 kl. 10.12 skrev Ada Winter <ada@winter.example>:
      .
      q > Er torsdag fint?`,
    'Norwegian, Outlook mobile': `
      o Ja takk!
      .
      s Skaff Outlook for Android<https://aka.ms/abcdef>
      q ________________________________
      q Fra: Ada Winter <ada@winter.example>
      q Sendt: tirsdag 3. mars 2026 10:12
      q Til: Nils Dal
      q Emne: Levering
      .
      q Passer torsdag?`,
    'Czech, Seznam and Gmail': `
      o Dobrý den,
      o souhlasíme.
      .
      s S pozdravem
      s Petr Novák
      .
      q út 3. 3. 2026 v 10:12 odesílatel Ada Winter <ada@winter.example>
      q napsal:
      .
      q > Souhlasíte?`,
    'Finnish, Gmail': `
      o Torstai käy.
      .
      s Ystävällisin terveisin
      s Aino Laine
      .
      q ti 3. maalisk. 2026 klo 10.12 Ada Winter (ada@winter.example) kirjoitti:
      .
      q > Käykö torstai?`,
    'Hungarian, Gmail': `
      o Rendben, köszönjük.
      .
      s Üdvözlettel,
      s Kiss Anna
      .
      q Ada Winter <ada@winter.example> ezt írta (időpont: 2026. márc. 3., K,
      q 10:12):
      .
      q > Rendben van?`,
    'Turkish, Gmail': `
      o Perşembe uygundur.
      .
      s Saygılarımla,
      s Deniz Kaya
      .
      q Ada Winter <ada@winter.example>, 3 Mar 2026 Sal, 10:12 tarihinde şunu yazdı:
      .
      q > Perşembe uygun mu?`,
    'Ukrainian, Gmail': `
      o Так, домовились.
      .
      s З повагою,
      s Олена Бондар
      .
      q вт, 3 бер. 2026 р. о 10:12 Ada Winter <ada@winter.example> пише:
      .
      q > Домовились?`,
    'Greek, Gmail': `
      o Ναι, ευχαριστούμε.
      .
      s Με εκτίμηση,
      s Νίκος Δήμου
      .
      q Στις Τρί 3 Μαρ 2026 στις 10:12 π.μ., ο χρήστης Ada Winter <ada@winter.example> έγραψε:
      .
      q > Εντάξει;`,
    'Japanese, Gmail': `
      o 冬様
      .
      o 木曜日で問題ありません。
      .
      q 2026年3月3日(火) 10:12 Ada Winter <ada@winter.example>:
      .
      q > 木曜日はいかがですか。`,
    'Chinese, Outlook': `
      o 好的，星期四可以。
      .
      q 发件人: Ada Winter <ada@winter.example>
      q 发送时间: 2026年3月3日 10:12
      q 收件人: 李明
      q 主题: 交货
      .
      q 星期四可以吗？`,
    'Chinese, QQ': `
      o 收到，谢谢！
      .
      q ------------------ 原始邮件 ------------------
      q 发件人: "Ada Winter" <ada@winter.example>;
      q 发送时间: 2026年3月3日(星期二) 上午10:12
      q 收件人: "李明"<liming@example.com>;
      q 主题: 交货
      .
      q 请确认收到。`,
    'Korean, Gmail': `
      o 네, 가능합니다.
      .
      q 2026년 3월 3일 (화) 오전 10:12, Ada Winter <ada@winter.example>님이 작성:
      .
      q > 목요일 가능하신가요?`,
  };
  for (const [title, mail] of Object.entries(cases)) test(title, () => check(mail));
});

describe('how people answer', () => {
  test('answers between quotes are all own, in order', () =>
    check(`
      q On 3 March 2026, Bruno Kok wrote:
      q > Which wood?
      .
      o Larch.
      .
      q > And how much?
      o Twelve cubic metres.
      .
      q > Bruno
      .
      s Regards,
      s Ada`));
  test('an answer beneath the quote is own, its signature is not', () =>
    check(`
      q Am 03.03.26 um 10:12 schrieb Ada Winter:
      q > Passt Donnerstag?
      q >
      q > > Am 02.03.26 schrieb Jonas:
      q > > Wann?
      .
      o Ja, gerne.
      .
      s -- 
      s Jonas Kern`));
  test('a forward with words above it keeps the words', () =>
    check(`
      o FYI, see below.
      .
      s Ada
      .
      q ---------- Forwarded message ---------
      q From: Bruno Kok <bruno@kok-hout.example>
      q Date: Tue, Mar 3, 2026 at 10:12 AM
      q Subject: Order
      q To: <sales@winter.example>
      .
      q Dear Ada,
      .
      q please deliver on Thursday.
      .
      q Kind regards,
      q Bruno`));
  test('a pure forward is all quoted', () =>
    check(`
      q Begin forwarded message:
      .
      q From: Bruno Kok <bruno@kok-hout.example>
      q Subject: Order
      q Date: 3 March 2026 at 10:12:00 CET
      q To: sales@winter.example
      .
      q Please deliver on Thursday.`));
  test('what follows the end of a forwarded mail is own again', () =>
    check(`
      o Look at this:
      .
      q ----- Forwarded message from Bruno <bruno@kok-hout.example> -----
      .
      q Deliver on Thursday.
      .
      q ----- End forwarded message -----
      .
      o What do we answer?`));
  test('a header in a language without words for it is known by its build under "original message" dashes', () =>
    check(`
      o Ok.
      .
      q -----Original Message-----
      q Qwerty: Ada Winter <ada@winter.example>
      q Asdfgh: 2026-03-03 10:12
      q Zxcvb: Bruno Kok
      q Yuiop: Order
      .
      q Deliver.`));
  test('a postscript under the signature is own', () =>
    check(`
      o The order is in.
      .
      s Best regards,
      s Ada
      .
      o PS: bring the samples on Thursday.`));
  test('legal text under the name is signature', () =>
    check(`
      o The contract is attached.
      .
      s Kind regards
      s Ada Winter
      s Winter & Sons
      .
      s This e-mail and any attachments are confidential and intended solely for the addressee. If you received it in error, please delete it and tell the sender. Any disclosure is prohibited.
      .
      s Please consider the environment before printing this e-mail.`));
  test('a list footer and a virus scanner are signature', () =>
    check(`
      o It works for me.
      .
      s _______________________________________________
      s Wood mailing list
      s wood@lists.example
      s https://lists.example/mailman/listinfo/wood
      .
      s Virus-free. www.avast.com`));
  test('thanks with a name under it is signature, thanks alone is own', () => {
    check(`
      o It has arrived.
      .
      s Thanks,
      s Bruno`);
    check(`
      o It has arrived.
      .
      o Thanks!`);
  });
  test('a lone name is signature when the quoted mail greets it, or the mail opens as a letter', () => {
    check(`
      o All right then
      .
      s Bruno
      .
      q On Tue, Mar 3, 2026 at 10:12 AM Ada Winter <ada@winter.example> wrote:
      q > Dear Bruno,
      q > is it all right?`);
    check(`
      o Hello Ada,
      .
      o it is all right.
      .
      s Bruno`);
  });
  test('a gateway banner above the text is not own', () =>
    check(`
      s CAUTION: This email originated from outside of the organization. Do not click links.
      .
      o Hello, where is my order?`));
});

describe('older habits', () => {
  test('bars, initials and elisions mark quotes, and the answers between stay own', () => {
    check(`
      q On Wed, 2 Oct 2002, Tom Lake wrote:
      q | Which larch?
      q | The Siberian?
      .
      o The European one.`);
    check(`
      q Thursday, September 5, 2002, 11:33:18 PM, you wrote:
      .
      q AW> Which larch?
      q AW> The Siberian?
      .
      o The European one.`);
    check(`
      q On Fri, Aug 23, 2002 at 09:26:47AM +0100, Ada Winter wrote:
      q [...]
      q > Is larch too dear?
      .
      o It is not.`);
    check(`
      q On 5 Sep 2002, Ada Winter wrote:
      .
      o Ada,
      .
      q > Is larch too dear?
      .
      o It is not.`);
  });
  test('a header of one line above marked quotes leaves what follows own', () =>
    check(`
      q ----- Original Message -----
      q From: "Ada Winter" <ada@winter.example>
      q >
      q > Is larch too dear?
      o It is not, in practice.`));
  test('an OpenPGP frame is machinery, the text in it is own', () =>
    check(`
      s -----BEGIN PGP SIGNED MESSAGE-----
      s Hash: SHA256
      .
      o The contract is signed.
      .
      s -----BEGIN PGP SIGNATURE-----
      .
      s iQEzBAEBCAAdFiEE
      s -----END PGP SIGNATURE-----`));
  test('footnotes under the name are own, text above a contact block too', () => {
    check(`
      o I read about larch [1] and found that it lasts for decades outdoors, even in the rain and close to the sea.
      .
      s Ada
      .
      o [1] https://wood.example/larch`);
    check(`
      o Nonetheless, this is not a significant factor for most of the boards you
      o could conceivably buy at either yard, as most are not limited by
      o their length alone.
      .
      s -Ada Winter
      s ada@winter.example`);
  });
  test('the name of the From header under the text is signature', () => {
    const plain = 'Lark, or larch?\n\nada';
    expect(splitText({ plain, html: '', author: 'Ada Winter <ada@winter.example>' })).toMatchObject({
      own: 'Lark, or larch?',
      signature: 'ada',
    });
    expect(splitText({ plain, html: '' })).toMatchObject({ own: plain, signature: '' });
  });
});

describe('traps', () => {
  test('"Regards" inside a sentence is own', () =>
    check(`
      o Regards the delivery, we can be short:
      o with regards to Thursday nothing changes.
      o Best of all would be Friday.
      o Thanks to you we made it in time, and cheers to that.`));
  test('"On Monday we wrote: hello" is own', () =>
    check(`
      o On Monday we wrote: hello
      o and on Tuesday you wrote:
      o nothing at all.`));
  test('quote marks inside fenced code and a Python session are own', () => {
    check(`
      o Try this:
      .
      o \`\`\`
      o > npm install
      o > npm start
      o \`\`\`
      .
      o and tell me.`);
    check(`
      o Try this:
      .
      o >>> import os
      o >>> os.getcwd()
      o '/home/ada'
      .
      o and tell me.`);
  });
  test('lines that begin with "From" in the body are own', () =>
    check(`
      o From: Amsterdam
      o To: Berlin
      o Date: 12 May 2026
      .
      o From there we take the train.
      o >From what I hear it is full.`));
  test('a contact form is own', () =>
    check(`
      o From: Bruno Kok <bruno@kok-hout.example>
      o Subject: Larch
      .
      o Message Body:
      o How much is a cubic metre?`));
  test('"--" between parts of a text is own', () =>
    check(`
      o First we plan.
      o --
      o Then we saw the wood for two days, and we should not forget to dry it before that is done.
      o --
      o At the end we deliver it to your door, which will take a further week. Do you agree?`));
  test('a list with dashes is no signature', () =>
    check(`
      o We need:
      .
      o - Larch
      o - Oak
      o - Beech`));
  test('the answer "Amsterdam" is own', () =>
    check(`
      o Amsterdam
      .
      q On Tue, Mar 3, 2026 at 10:12 AM Ada Winter <ada@winter.example> wrote:
      q > Which city?`));
  test('dates and addresses in a sentence with a colon are own', () =>
    check(`
      o Please send the papers before 12.03.2026 10:00 to ada@winter.example:
      .
      o - the contract
      o - the plan`));
  test('a sentence about a telephone is own', () =>
    check(`
      o Hello,
      .
      o Sent from the warehouse in Utrecht, the parcel took three days to reach my phone shop.`));
});
