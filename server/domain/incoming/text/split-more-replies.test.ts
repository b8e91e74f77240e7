// Proves on a second list of replies, from the webmails of many countries and odd programs, what is own, quoted and signature.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

/** Each line is written with what it must become: "o " own, "q " quoted, "s " signature; "." is an empty line. */
const replies: Record<string, string> = {
  // introductions with odd builds, no marks below
  'dashes round the introduction': `
    o The boards are here.
    .
    q ------On 12/29/2025 17:32, Tom Reed wrote-----
    .
    q Are the boards here?`,
  'Norwegian "På … på …"': `
    o Det er greit.
    .
    q På 3 mars 2026 på 10:12:18, Ola Moen (ola@moen.example) skrev:
    .
    q Er det greit?`,
  'address printed twice, French': `
    o C'est bon pour moi.
    .
    q Le 3 mars 2026 à 10:12, Camille Petit <camille@petit.example<mailto:camille@petit.example>> a écrit:
    .
    q C'est bon ?`,
  'name first, German': `
    o Klingt gut.
    .
    q Jonas Kern <jonas@kern.example> schrieb am Di., 3. März 2026 um 10:12 Uhr:
    .
    q Wie klingt das?`,
  'Gmail of ten years ago': `
    o Agreed.
    .
    q 2016-03-03 17:21 GMT+01:00 Tom Reed <tom@reed.example>:
    .
    q > Agreed?`,
  'Gmail of ten years ago, no colon': `
    o Agreed.
    .
    q 2013/10/2 Tom Reed <tom@reed.example>
    .
    q > Agreed?`,
  'Russian Gmail of ten years ago': `
    o Согласен.
    .
    q суббота, 14 марта 2026 г. пользователь Анна Зимина написал:
    .
    q > Согласны?`,
  Evolution: `
    o Done.
    .
    q On Tue, 2026-03-03 at 10:12 +0000, Tom Reed wrote:
    q > Done?`,
  Usenet: `
    o I doubt it.
    .
    q In message <20260303101233.4711@reed.example>, Tom Reed writes:
    q >It works everywhere.`,
  'The Bat!, initials before each line': `
    o Hello Tom,
    .
    q Tuesday, March 3, 2026, 10:12:33 AM, you wrote:
    .
    q TR> Does Thursday work?
    q TR> Or Friday?
    .
    o Thursday does.
    .
    s -- 
    s Best regards,
    s  Ann                            mailto:ann@lee.example`,
  'The Bat!, Russian': `
    o Здравствуйте, Анна.
    .
    q Вы писали 3 марта 2026 г., 10:12:33:
    .
    q > Подходит ли четверг?
    .
    o Подходит.
    .
    s -- 
    s С уважением,
    s  Пётр`,
  'Superhuman, blanks inside the brackets': `
    o Love it.
    .
    s Ann
    .
    q On Tue, Mar 03, 2026 at 10:12 AM, Tom Reed < tom@reed.example > wrote:
    .
    q What do you think?`,
  Mailbird: `
    o I'll take both.
    .
    q On 3/3/2026 10:12:33 AM, Tom Reed <tom@reed.example> wrote:
    q Which one do you take?`,
  'eM Client, labels without colons': `
    o Fine.
    .
    q ------ Original Message ------
    q From "Tom Reed" <tom@reed.example>
    q To "Ann Lee" <ann@lee.example>
    q Date 3/3/2026 10:12:33 AM
    q Subject Budget
    .
    q Is it fine?`,
  'introduction between other introductions': `
    o Yes.
    .
    q On Tue, Mar 3, 2026 at 10:12 AM Tom Reed <tom@reed.example> wrote:
    .
    q > No?
    q >
    q > On Mon, Mar 2, 2026 at 9:00 AM Ann Lee <ann@lee.example> wrote:
    q >
    q >> Maybe.`,
  'reply and introduction share a line: the words stay': `
    o Fine with me On Wed, Mar 4, 2026 at 3:59 PM, tom@reed.example wrote:
    q > Is it fine?`,
  Persian: `
    o سلام، پنجشنبه خوب است.
    .
    q در تاریخ سه‌شنبه ۳ مارس ۲۰۲۶ ساعت ۱۰:۱۲ Ada Winter <ada@winter.example> نوشت:
    .
    q > پنجشنبه خوب است؟`,
  Hindi: `
    o ठीक है, गुरुवार को भेज दूँगा।
    .
    q मंगल, 3 मार्च 2026 को 10:12 am बजे को Ravi Kumar <ravi@kumar.example> ने लिखा:
    .
    q > कब भेजेंगे?`,
  Serbian: `
    o Dogovoreno.
    .
    s Pozdrav,
    s Milan
    .
    q uto, 3. mar 2026. u 10:12 Jelena Ilić <jelena@ilic.example> je napisao/la:
    .
    q > Da li je dogovoreno?`,
  Lithuanian: `
    o Sutinku.
    .
    s Pagarbiai,
    s Jonas
    .
    q 2026-03-03, an, 10:12 Rūta Kalnė <ruta@kalne.example> rašė:
    .
    q > Ar sutinkate?`,
  Afrikaans: `
    o Dis reg so.
    .
    s Groete
    s Pieter
    .
    q On Tue, 03 Mar 2026 at 10:12, Anna Botha <anna@botha.example> het geskryf:
    .
    q > Is dit reg?`,
  // webmails
  'T-Online': `
    o Hallo,
    .
    o das Paket ist da.
    .
    q -----Original-Nachricht-----
    q Betreff: Paket
    q Datum: 2026-03-03T10:12:33+0100
    q Von: "Jonas Kern" <jonas@kern.example>
    q An: "petra@t-online.example" <petra@t-online.example>
    .
    q Ist das Paket da?`,
  AOL: `
    o Sure.
    .
    q -----Original Message-----
    q From: Tom Reed <tom@reed.example>
    q To: ann <ann@aol.example>
    q Sent: Tue, Mar 3, 2026 10:12 am
    q Subject: Lunch
    .
    q Lunch?`,
  'KPN, Dutch': `
    o Akkoord.
    .
    q ----Origineel Bericht----
    q Van : ada@winter.example
    q Datum : 03/03/2026 10:12
    q Aan : bruno@kok.example
    q Onderwerp : Offerte
    .
    q Akkoord?`,
  'SFR, French': `
    o Bonjour, c'est parfait.
    .
    q ========================================
    q  Message du : 03/03/2026 10:12
    q  De : "Camille Petit" <camille@petit.example>
    q  A : "Luc Martin" <luc@sfr.example>
    q  Copie à :
    q  Sujet : Devis
    q ========================================
    .
    q Voici le devis.`,
  'Libero, Italian': `
    o Va bene.
    .
    q Da: "Elena Bassi" elena@bassi.example
    q A: "Marco Neri" marco@libero.example
    q Cc:
    q Data: Tue, 3 Mar 2026 10:12:33 +0100
    q Oggetto: Ordine
    .
    q Va bene giovedì?`,
  'UOL, Portuguese': `
    o Combinado!
    .
    q De: "Carla Dias" <carla@dias.example>
    q Enviada: Terça-feira, 3 de Março de 2026 10:12
    q Para: rafael@uol.example
    q Assunto: Reunião
    .
    q Combinado?`,
  'Interia, Polish': `
    o Zgadza się.
    .
    q Od: "Jan Wilk" <jan@wilk.example>
    q Do: anna@interia.example
    q Wysłane: 10:12 Wtorek 2026-03-03
    q Temat: Kwota
    .
    q Czy kwota się zgadza?`,
  'Daum, Korean': `
    o 네, 목요일에 뵙겠습니다.
    .
    q --------- 원본 메일 ---------
    q 보낸사람 : "이수진" <sujin@lee.example>
    q 받는사람 : "김민수" <minsu@kim.example>
    q 날짜: 2026년 3월 3일 화요일, 10시 12분 33초 +0900
    q 제목: 회의
    .
    q 목요일 괜찮으세요?`,
  'Becky, Japanese, introduction over two lines': `
    o 佐藤です。
    .
    o 木曜日で問題ありません。
    .
    q On Tue, 3 Mar 2026 10:12:33 +0900
    q 山田太郎 <taro@yamada.example> wrote:
    .
    q > 木曜日でよろしいですか。`,
  'Japanese Outlook': `
    o 承知しました。
    .
    o よろしくお願いいたします。
    .
    s 佐藤
    .
    q -----元のメッセージ-----
    q 差出人: 山田太郎 <taro@yamada.example>
    q 送信日時: 2026年3月3日 10:12
    q 宛先: 佐藤花子
    q 件名: 打ち合わせ
    .
    q 木曜日でお願いします。`,
  Foxmail: `
    o 合同已签，请查收。
    .
    q 发件人： 李娜
    q 发送时间： 2026-03-03 10:12
    q 收件人： 王伟
    q 主题： 合同
    .
    q 请签合同。`,
  'Alibaba, wide blanks in the labels': `
    o 没问题，谢谢。
    .
    q ------------------------------------------------------------------
    q 发件人：李娜 <li@na.example>
    q 日　期：2026年03月03日 10:12:33
    q 收件人：王伟 <wang@wei.example>
    q 主　题：报价
    .
    q 请看报价。`,
  'NetEase on a telephone, header as a table': `
    o 收到。
    .
    q ---- 回复的原邮件 ----
    q | 发件人 | 王伟<wang@wei.example> |
    q | 发送日期 | 2026年03月03日 10:12 |
    q | 收件人 | 李娜<li@na.example> |
    q | 主题 | 发货 |
    q 周四发货。`,
  'Chinese Apple Mail': `
    o 可以。
    .
    q > 在 2026年3月3日，上午10:12，王伟 <wang@wei.example> 写道：
    q > 
    q > 周四可以吗？`,
  'Korean Apple Mail': `
    o 네, 좋습니다.
    .
    q 2026. 3. 3. 오전 10:12, 이수진 <sujin@lee.example> 작성:
    .
    q 목요일 어떠세요?`,
  'Markdown bold labels': `
    o Approved.
    .
    q **From:** Tom Reed <tom@reed.example>
    q **Sent:** Tuesday, March 3, 2026 10:12
    q **To:** Ann Lee <ann@lee.example>
    q **Subject:** Budget
    .
    q Approve, please.`,
  'only Date and To, with the date of a machine': `
    o Blocked until Monday.
    .
    q Date: Tue, 3 Mar 2026 10:15:02 -0600
    q To: ann@lee.example
    .
    q Is it blocked?`,
  'subject wrapped without indent': `
    o For you.
    .
    q ---------- Forwarded message ----------
    q From: tom@reed.example
    q Date: Tue, Mar 3, 2026 at 1:35 PM
    q Subject: Two
    q line subject
    q To: ann@lee.example
    .
    q Text`,
  // device lines
  'From my …': `
    o On my way
    .
    s From My iPhone 6`,
  'via mobile': `
    o On my way
    .
    s Sent via mobile`,
  'between angle brackets': `
    o On my way.
    .
    s <<sent by galaxy>>`,
  'a device nobody knows': `
    o On my way.
    .
    s Sent from my Alcatel Flash2`,
  'an excuse in a second sentence': `
    o On my way.
    .
    s Sent from my HTC M8 Android phone. Please excuse typos.`,
  'Outlook with the link run together': `
    o On my way.
    .
    s Get Outlook for iOShttps://aka.ms/o0ukef`,
  'Traditional Chinese, from my iPhone': `
    o 好的，週四見。
    .
    s 從我的 iPhone 傳送`,
  'Ukrainian, from a telephone': `
    o Вже їду.
    .
    s Надіслано з мого телефону`,
  'Romanian, from a telephone': `
    o Vin imediat.
    .
    s Trimis de pe telefonul meu mobil`,
  // sign-offs
  'Italian "Ciao"': `
    o Ti chiamo domani mattina.
    .
    s Ciao,
    s Luca`,
  'talk soon': `
    o The second box was empty.
    .
    s Talk soon,
    s Tom`,
  'German "Bis bald"': `
    o Die zweite Kiste war leer.
    .
    s Bis bald
    s Max`,
  'a wish for the day is said, the name signs': `
    o La seconde caisse était vide.
    .
    o Bonne journée !
    .
    s Luc`,
  'Russian wish for the day': `
    o Вторая коробка пустая.
    .
    o Хорошего дня!
    s Пётр`,
  'Swiss spelling': `
    o Die zweite Kiste war leer.
    .
    s Freundliche Grüsse
    s Reto Frei
    .
    s Frei AG
    s Bahnhofstrasse 1
    s CH-8001 Zürich`,
  'name and initials': `
    o The second box was empty.
    .
    s J.`,
  'Japanese block between drawn lines': `
    o 添付の見積書をご確認ください。
    .
    s ━━━━━━━━━━━━━━━━
    s 株式会社サンプル 営業部
    s 佐藤花子
    s TEL 03-1234-5678
    s hanako@sample.example
    s ━━━━━━━━━━━━━━━━`,
  'Dutch legal text': `
    o De offerte is bijgevoegd.
    .
    s Groet,
    s Jan
    .
    s De informatie verzonden met dit e-mailbericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijk zijn. Indien u dit bericht ten onrechte ontvangt, wordt u verzocht het te verwijderen.`,
  'Polish legal text': `
    o Oferta w załączniku.
    .
    s Pozdrawiam
    s Anna Lis
    .
    s Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli otrzymali ją Państwo omyłkowo, prosimy o usunięcie wiadomości. Rozpowszechnianie jest zabronione.`,
  'Swedish legal text': `
    o Offerten är bifogad.
    .
    s Mvh
    s Johan
    .
    s Detta e-postmeddelande kan innehålla konfidentiell information och är endast avsett för mottagaren. Om du fått det av misstag, vänligen radera det. Obehörig spridning är förbjuden.`,
  // traps
  'arrows round a link are no quote': `
    o Visit us for more:
    o >>> >>> https://lee.example <<<
    o We are open on Saturday.`,
  'a link broken out of a quoted line': `
    o Seen.
    .
    q On Mar 3, 2026, at 3:03 PM, board <board@reed.example> wrote:
    .
    q > Post a response by replying to this mail
    q >
    q  (https://reed.example/c/YzOTYzMmE) >
    q > life is short (https://reed.example/c/YzMmE)`,
  'an answer straight below a quote without a blank line': `
    q On 04/03/2026 07:10 AM, Tom Reed wrote:
    .
    q >
    q > Is it done?
    o It is done.`,
  'a name as the answer': `
    q On 04/03/2026 07:10 AM, Tom Reed wrote:
    q > Who drives?
    .
    o Anna`,
  'a list of people': `
    o These come along:
    .
    o Tom
    .
    o Anna`,
  'somebody else’s answers announced, plain forward': `
    o Hi, see Tom's answers below.
    .
    s Ann
    .
    q From: Tom Reed <tom@reed.example>
    q Sent: Tuesday, March 3, 2026 10:12
    q To: Ann Lee <ann@lee.example>
    q Subject: Answers
    .
    q Green, twelve of them.`,
  'answers behind arrows, announced': `
    o My answers are inline.
    .
    s Ann
    .
    q From: Tom Reed <tom@reed.example>
    q Sent: Tuesday, March 3, 2026 10:12
    q To: Ann Lee <ann@lee.example>
    q Subject: Questions
    .
    q Which colour?
    o ==> Green
    .
    q How many?
    o ==> Twelve`,
  'a letter that closes a list with a city': `
    o We opened in three towns last year. The newest is
    .
    o Utrecht`,
};

const got = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function check(marked: string, author: string): void {
  const rows = marked
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((row) => row.replace(/^ {4}/, ''));
  const plain = rows.map((row) => (row === '.' ? '' : row.slice(2))).join('\n');
  const split = splitText({ plain, html: '', author });
  const wanted = (kind: string) =>
    rows
      .filter((row) => row.startsWith(`${kind} `))
      .map((row) => row.slice(2).trim())
      .filter((row) => row !== '');
  expect({ own: got(split.own), quoted: got(split.quoted), signature: got(split.signature) }).toEqual({
    own: wanted('o'),
    quoted: wanted('q'),
    signature: wanted('s'),
  });
}

test.each(Object.entries(replies))('%s', (_, marked) => check(marked, ''));

/** Title, author as the From header names him, lines. */
const letters: [string, string, string][] = [
  [
    'own sentence with closing word first',
    '',
    'o Regards from Ann, she is well.\no\no See you Friday.\n.\ns Tom',
  ],
  ['two signatures', 'Tom Reed tom@reed.example', 'o Agreed.\n.\ns Tom\n.\ns -- \ns Tom Reed\ns Reed Ltd'],
  ['thanks then name lower case', 'tom tom@reed.example', 'o please send the file\n.\ns thanks,\ns tom'],
  ['name in lower case, author known', 'Tom Reed tom@reed.example', 'o please send the file\n.\ns tom'],
  ['initials of the author', 'Tom Reed tom@reed.example', 'o Please send the file.\n.\ns TR'],
  [
    'full signature nl',
    'Jan de Boer jan@boer.example',
    'o Prima, tot donderdag.\n.\ns Met vriendelijke groet,\n.\ns Jan de Boer\ns Projectleider\n.\ns Boer Bouw BV | Dorpsstraat 1 | 1234 AB Utrecht\ns 030-1234567 | www.boer.example\n.\ns [cid:image001.png@01D9]\n.\nq Van: Ada <ada@w.example>\nq Verzonden: maandag 2 maart 2026 09:00\nq Aan: Jan de Boer\nq Onderwerp: Donderdag\n.\nq Tot donderdag?',
  ],
  [
    'image placeholders',
    '',
    'o Please find the logo.\n.\no [image: logo.png]\n.\ns Kind regards\ns Ann Lee\ns [image: image.png]\ns <https://lee.example>',
  ],
  [
    'de gmx signature then quote',
    '',
    'o Hallo,\n.\no der Termin passt.\n.\ns Mit freundlichen Grüßen\ns Petra Schmidt\n.\ns Schmidt Holzbau GmbH\ns Industriestraße 5, 70565 Stuttgart\ns Amtsgericht Stuttgart, HRB 12345\ns Geschäftsführer: Hans Schmidt\n.\nq Am 03.03.2026 um 10:12 schrieb Jonas Kern:\nq > Passt der Termin?',
  ],
  [
    'ru signature',
    '',
    'o Добрый день!\n.\no Договор подписан, оригинал отправили почтой.\n.\ns --\ns С уважением,\ns Ильин Пётр Сергеевич\ns Начальник отдела закупок\ns ООО «Лиственница»\ns +7 (495) 123-45-67, доб. 12\ns www.listv.example',
  ],
  [
    'pl signature with RODO',
    '',
    'o W załączeniu faktura.\n.\ns Z poważaniem / Best regards\n.\ns Anna Lis\ns Specjalista ds. Księgowości\ns Lis Sp. z o.o.\ns ul. Leśna 1, 00-001 Warszawa\ns NIP 123-456-78-90\n.\ns Administratorem Pani/Pana danych osobowych jest Lis Sp. z o.o. Wiadomość jest poufna i przeznaczona wyłącznie dla adresata; jeśli otrzymali ją Państwo omyłkowo, prosimy ją usunąć.',
  ],
  [
    'reply with separator by person',
    '',
    'o Ja, graag.\n.\no ---------\n.\no En nog iets: de deur klemt. Kunt u die ook bekijken als u toch komt?',
  ],
  ['code block', '', 'o Try this:\n.\no ```\no > select 1;\no -- \no select 2;\no ```\n.\no Does it work?'],
  [
    'diff quoting',
    '',
    'q On Tue, Mar 3, 2026 at 10:12 AM Tom Reed <tom@reed.example> wrote:\nq > --- a/x\nq > +++ b/x\no Looks right to me, but please rename the variable.\n.\nq > @@ -1 +1 @@\no Here too.',
  ],
  [
    'nested bottom',
    '',
    'q Tom Reed <tom@reed.example> wrote:\nq > Ann Lee <ann@lee.example> wrote:\nq >> Shall we?\nq > Yes.\no Then let us.',
  ],
  ['quote then thanks', '', 'q On 3/3/2026 10:12, Tom Reed wrote:\nq > I booked it.\n.\no Thanks!'],
  ['phone below name', '', 'o Call me when you arrive.\n.\ns Ann\ns 06-12345678'],
  ['ask to call', '', 'o Call me on:\n.\no 06-12345678'],
  [
    'device between quote',
    '',
    'q > On 3 Mar 2026, at 10:12, Tom Reed <tom@reed.example> wrote:\nq > \nq > Which?\n.\no The green one.\n.\ns Sent from my iPad',
  ],
  [
    'forward without comment',
    '',
    'q ---------- Forwarded message ---------\nq From: Tom Reed <tom@reed.example>\nq Date: Tue, Mar 3, 2026 at 10:12 AM\nq Subject: Order\nq To: <ann@lee.example>\n.\nq The order.\n.\nq Tom',
  ],
  [
    'banner',
    '',
    's CAUTION: This email originated from outside of the organization. Do not click links unless you recognize the sender.\n.\no Hello Ann,\n.\no the offer is attached.',
  ],
  [
    'banner de',
    '',
    's ACHTUNG: Diese E-Mail stammt von einem externen Absender.\n.\no Hallo Anna,\n.\no das Angebot liegt bei.',
  ],
  [
    'teams/zoom invite own',
    '',
    'o Here is the link for Thursday:\n.\no Join Zoom Meeting\no https://zoom.example/j/123456789\n.\no Meeting ID: 123 456 789\no Passcode: 1234',
  ],
  [
    'autoreply text',
    '',
    'o I am out of office until 12 March.\no In urgent cases please contact Tom Reed (tom@reed.example).\n.\ns Best regards,\ns Ann Lee',
  ],
  [
    'order table own',
    '',
    'o Please deliver:\n.\no Oak    12   120.00\no Larch  14   98.50\no Total       218.50\n.\ns Regards\ns Ann',
  ],
  [
    'Outlook nl, bijlage header',
    '',
    'o Hoi Ada,\n.\no zie bijlage.\n.\ns Gr,\ns Jan\n.\nq ________________________________\nq Van: Ada Winter <ada@w.example>\nq Verzonden: dinsdag 3 maart 2026 10:12\nq Aan: Jan de Boer <jan@boer.example>\nq CC: Piet <piet@boer.example>\nq Onderwerp: Tekening\n.\nq Heb je de tekening?',
  ],
  [
    'English name only sender in From',
    '',
    'o Noted, thanks.\n.\nq From: Tom Reed\nq Sent: 03 March 2026 10:12\nq To: Ann Lee; Max Muster\nq Subject: RE: Delivery\n.\nq Delivery on Friday.',
  ],
  [
    'date with weekday after',
    '',
    'o Fine.\n.\nq On 3 March 2026 (Tue) at 10:12, Tom Reed <tom@reed.example> wrote:\n.\nq > Fine?',
  ],
  [
    'via group',
    '',
    'o Fine.\n.\nq On Tuesday, March 3, 2026 at 10:12:33 AM UTC+1 Tom Reed wrote:\n.\nq > Fine?',
  ],
  [
    'google groups',
    '',
    'o Works now.\n.\nq On Tuesday, 3 March 2026 at 10:12:33 UTC+1 tom...@reed.example wrote:\n.\nq Does it work?\n.\nq -- \nq You received this message because you are subscribed to the Google Groups "Timber" group.',
  ],
  [
    'fr multiline to',
    '',
    'o Bonjour,\n.\no Bien reçu.\n.\ns Cdlt\ns Luc\n.\nq De : Camille Petit <camille@petit.example> \nq Envoyé : mardi 3 mars 2026 10:12\nq À : Luc Martin <luc@martin.example>; Direction <direction@martin.example>\nq Cc : Achats <achats@martin.example>\nq Objet : RE: Devis n° 4711 - chantier Lyon\nq Importance : Haute\n.\nq Voici le devis.',
  ],
  [
    'es gmail reenviado',
    '',
    'o Te lo paso.\n.\nq ---------- Forwarded message ---------\nq De: Marta Ruiz <marta@ruiz.example>\nq Date: mar, 3 mar 2026 a las 10:12\nq Subject: Pedido\nq To: Pablo <pablo@gil.example>\n.\nq Hola.',
  ],
  [
    'signature before quote with pipes',
    '',
    'o Let me check and come back to you.\n.\ns Ann Lee | Purchasing Manager | Lee Timber Ltd\ns T +44 20 7946 0123 | M +44 7700 900123\ns ann@lee.example | www.lee.example\n.\nq On Tue, Mar 3, 2026 at 10:12 AM Tom Reed <tom@reed.example> wrote:\n.\nq > Any news?',
  ],
  [
    'signature with social lines',
    '',
    'o Sounds good, talk on Monday.\n.\ns Ann Lee\ns CEO, Lee Timber\ns LinkedIn | Twitter | Facebook\ns Book a meeting: https://cal.example/ann',
  ],
  [
    'confidential short',
    '',
    'o The drawing is attached.\n.\ns Ann\n.\ns CONFIDENTIALITY NOTICE: This message is intended only for the addressee and may contain privileged information. If you received it in error, delete it.',
  ],
  [
    'de Hinweis',
    '',
    'o Anbei das Angebot.\n.\ns Freundliche Grüße\ns Eva Klein\n.\ns Diese Nachricht enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt. Wenn Sie sie irrtümlich erhalten haben, löschen Sie sie bitte.',
  ],
  [
    'it disclaimer',
    '',
    'o In allegato il preventivo.\n.\ns Cordiali saluti\ns Marco Neri\n.\ns Le informazioni contenute in questo messaggio sono riservate ed esclusivamente destinate al destinatario. Se lo avete ricevuto per errore, vi preghiamo di eliminarlo.',
  ],
  [
    'pt disclaimer',
    '',
    'o Segue a proposta.\n.\ns Atenciosamente,\ns Rafael\n.\ns Esta mensagem é confidencial e destinada exclusivamente ao destinatário. Se você a recebeu por engano, por favor elimine-a; a divulgação é proibida.',
  ],
  [
    'tr',
    '',
    'o Teklif ektedir.\n.\ns Saygılarımla,\ns Emre Kaya\n.\ns Bu e-posta gizli bilgiler içerebilir ve yalnızca alıcısına yöneliktir.',
  ],
  [
    'environment',
    '',
    'o See you Thursday.\n.\ns Kind regards\ns Ann\n.\ns Please consider the environment before printing this email.',
  ],
  [
    'list of mixed quote depth',
    '',
    'q Tom wrote:\nq >> Ann wrote:\nq >>> Shall we go?\nq >> Yes, Friday.\nq > Good.\n.\no I join you.',
  ],
  [
    'en reply w/ dash separators',
    '',
    'o Approved\n.\nq -----\nq From: Tom Reed\nq Sent: Tue 3/3/2026 10:12 AM\nq To: Ann\nq Subject: Budget\n.\nq ok?',
  ],
  [
    'jira',
    '',
    'o Done, see build 12.\n.\nq Tom Reed (JIRA) <jira@reed.example> schrieb am Di., 3. März 2026, 10:12:\n.\nq >\nq >     [ https://jira.example/browse/A-1 ]\nq > Please fix.',
  ],
  [
    'outlook iOS de',
    '',
    'o Ja gerne\n.\ns Holen Sie sich Outlook für iOS<https://aka.ms/o0ukef>\nq ________________________________\nq Von: Jonas Kern <jonas@kern.example>\nq Gesendet: Dienstag, März 3, 2026 10:12:33 AM\nq An: Petra <petra@s.example>\nq Betreff: Termin\n.\nq Passt das?',
  ],
  [
    'ko outlook',
    '',
    'o 확인 부탁드립니다.\n.\ns 감사합니다.\ns 김민수 올림\n.\nq 보낸 사람: 이수진 <sujin@lee.example>\nq 보낸 날짜: 2026년 3월 3일 화요일 오전 10:12\nq 받는 사람: 김민수 <minsu@kim.example>\nq 제목: 견적\n.\nq 견적 드립니다.',
  ],
  [
    'zh outlook',
    '',
    'o 好的，我们周四发货。\n.\ns 此致\ns 敬礼\ns 王伟\n.\nq 发件人: 李娜 <li@na.example>\nq 发送时间: 2026年3月3日 10:12\nq 收件人: 王伟 <wang@wei.example>\nq 主题: 发货\n.\nq 请问何时发货？',
  ],
  [
    'ja gmail name block',
    '',
    'o 田中様\n.\no お世話になっております。\no 資料を添付いたします。\n.\no よろしくお願いいたします。\n.\ns --\ns 佐藤花子\ns 株式会社サンプル\ns Tel: 03-1234-5678\n.\nq 2026年3月3日(火) 10:12 田中一郎 <ichiro@tanaka.example>:\n.\nq > 資料をお送りください。',
  ],
  [
    'reply inline prefix name',
    '',
    'o See below.\n.\nq On 3/3/2026 10:12, Tom Reed wrote:\nq > Colour?\no Ann: green\nq > Size?\no Ann: 12',
  ],
];

test.each(letters)('%s', (_, author, marked) => check(marked, author));
