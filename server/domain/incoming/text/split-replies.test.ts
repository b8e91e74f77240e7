// Proves on eighty replies as people and their programs write them, in two dozen languages, what is own, quoted and signature.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

/** Each line is written with what it must become: "o " own, "q " quoted, "s " signature; "." is an empty line. */
const replies: Record<string, string> = {
  // Gmail
  'German, Gmail, introduction wrapped before the address': `
    o Hallo Anna,
    .
    o die Konditionen passen, lass uns morgen telefonieren.
    .
    s Viele Grüße
    s Ben
    .
    .
    q Am Mo., 12. Jan. 2026, 17:03 schrieb Anna Winter <
    q anna.winter@winter-holz.example>:
    .
    q > Hallo Ben, die Stelle ist wieder offen.
    q > Bist du im Februar verfügbar?`,
  'Danish, Gmail, weekday before the date': `
    o Hej Hanne
    .
    o Det passer fint på torsdag.
    .
    s Mvh
    s Søren
    .
    q tir. 3. mar. 2026 kl. 10.12 skrev Hanne Holm <hanne@holm.example>:
    .
    q > Kan I levere på torsdag?`,
  'Norwegian, Gmail, no marks': `
    o Hei,
    o det går bra.
    .
    s Vennlig hilsen
    s Kari Lunde
    .
    q tir. 3. mars 2026 kl. 10:12 skrev Ola Moen <ola@moen.example>:
    .
    q Kan vi flytte møtet til fredag?
    .
    q Ola`,
  'Swedish, Gmail, blank missing before the name': `
    o Hej Anna,
    .
    o tyvärr har jag inte tid före sommaren.
    .
    s /Johan
    .
    q Den fre 27 feb. 2026 10:15Anna Ek <anna.ek@ek.example> skrev:
    .
    q > Hej Johan,
    q >
    q > har du tid i mars?`,
  'Finnish, Gmail': `
    o Kiitos, tämä sopii meille.
    .
    s Terveisin
    s Aino Laine
    .
    q ti 3. maalisk. 2026 klo 10.12 Matti Salo (matti@salo.example) kirjoitti:
    .
    q > Sopiiko torstai?`,
  'Spanish, Gmail, wrapped three times': `
    o Buenos días, Marta:
    .
    o El pedido sale el jueves.
    .
    s Un saludo,
    s Pablo
    .
    q El mar, 3 mar 2026 a las 10:12, Marta Ruiz del Departamento de
    q Compras y Logística de Maderas Ruiz e Hijos (<
    q compras-y-logistica@maderas-ruiz-e-hijos.example>)
    q escribió:
    .
    q > ¿Cuándo sale el pedido?`,
  'Portuguese (Brazil), Gmail': `
    o Bom dia, Carla!
    .
    o Segue em anexo a proposta.
    .
    s Att,
    s Rafael Nunes
    s Comercial
    s (11) 5555-0123
    .
    q Em ter., 3 de mar. de 2026 às 10:12, Carla Dias <carla@dias.example> escreveu:
    .
    q > Pode enviar a proposta?`,
  'Italian, Gmail': `
    o Buongiorno Elena,
    o confermo l'ordine.
    .
    s Cordiali saluti
    s Marco Neri
    .
    q Il giorno mar 3 mar 2026 alle ore 10:12 Elena Bassi <elena@bassi.example>
    q ha scritto:
    .
    q > Ci conferma l'ordine?`,
  'Czech, Gmail': `
    o Dobrý den,
    .
    o potvrzuji termín dodání.
    .
    s S pozdravem
    s Jana Nová
    .
    q út 3. 3. 2026 v 10:12 odesílatel Petr Malý <petr@maly.example> napsal:
    .
    q > Potvrďte prosím termín.`,
  'Hungarian, Gmail': `
    o Kedves Anna!
    .
    o Csütörtökön szállítunk.
    .
    s Üdvözlettel,
    s Kiss Péter
    .
    q Szabó Anna <anna@szabo.example> ezt írta (időpont: 2026. márc. 3., K, 10:12):
    .
    q > Mikor szállítanak?`,
  'Ukrainian, Gmail': `
    o Добрий день, Олено!
    .
    o Рахунок сплатимо до п'ятниці.
    .
    s З повагою,
    s Тарас Бондар
    .
    q вт, 3 бер. 2026 р. о 10:12 Олена Кравець <olena@kravets.example> пише:
    .
    q > Коли сплатите рахунок?`,
  'Turkish, Gmail, no marks': `
    o Merhaba Deniz Hanım,
    .
    o sipariş perşembe günü yola çıkıyor.
    .
    s Saygılarımla,
    s Emre Kaya
    .
    q Deniz Ak <deniz@ak.example>, 3 Mar 2026 Sal, 10:12 tarihinde şunu yazdı:
    .
    q Sipariş ne zaman yola çıkacak?`,
  'Korean, Gmail and a Korean sign-off': `
    o 안녕하세요, 이수진 과장님.
    .
    o 납기는 목요일로 확정되었습니다.
    .
    s 감사합니다.
    s 김민수 드림
    .
    q 2026년 3월 3일 (화) 오전 10:12, 이수진 <sujin@lee.example>님이 작성:
    .
    q > 납기를 알려 주세요.`,
  'Korean, sign-off without thanks': `
    o 확인했습니다. 견적서를 첨부합니다.
    .
    s 박지훈 올림
    .
    q -----Original Message-----
    q From: "이수진"<sujin@lee.example>
    q To: "박지훈"<jihun@park.example>;
    q Sent: 2026-03-03 (화) 10:12:41 (GMT+09:00)
    q Subject: 견적 요청
    .
    q 견적서를 보내 주세요.`,
  'Japanese, Gmail': `
    o 山田様
    .
    o お世話になっております。
    o 納期は木曜日で承知いたしました。
    .
    o よろしくお願いいたします。
    .
    s 佐藤花子
    .
    q 2026年3月3日(火) 10:12 山田太郎 <taro@yamada.example>:
    .
    q > 納期は木曜日でよろしいでしょうか。`,
  'Chinese, QQ Mail': `
    o 王经理，您好！
    .
    o 合同已经收到，我们周四发货。
    .
    .
    q ------------------ 原始邮件 ------------------
    q 发件人: "王伟" <wang@wei.example>;
    q 发送时间: 2026年3月3日(星期二) 上午10:12
    q 收件人: "李娜" <li@na.example>;
    q 主题: 合同
    .
    q 请问合同收到了吗？`,
  'Chinese, NetEase with a star rule': `
    o 好的，没问题。
    .
    q At 2026-03-03 10:12:33, "王伟" <wang@wei.example> wrote:
    q >周四可以吗？
    q >`,
  'Chinese, name first, dashes above the signature': `
    o 安安：
    .
    o 聚会的时间已经整理好了，看到后告诉我是否需要调整。
    .
    s ——————————————————————————————
    .
    s 小满
    s 活动协调人
    .
    q 雨州 <yuzhou@liu.example> 在 2026年2月28日 周六 19:47 写道：
    .
    q 大家好，这周末想组织一次聚会。`,
  'Vietnamese, Gmail': `
    o Chào anh Hùng,
    .
    o thứ Năm giao hàng được ạ.
    .
    s Trân trọng,
    s Lan
    .
    q Vào 10:12 Th 3, 3 thg 3, 2026 Hùng Trần <hung@tran.example> đã viết:
    .
    q > Khi nào giao hàng?`,
  'Greek, Gmail': `
    o Καλημέρα,
    .
    o η παραγγελία φεύγει την Πέμπτη.
    .
    s Με εκτίμηση,
    s Νίκος Παππάς
    .
    q Στις Τρί 3 Μαρ 2026 στις 10:12 π.μ., ο/η Μαρία Ράλλη <maria@ralli.example> έγραψε:
    .
    q > Πότε φεύγει η παραγγελία;`,
  'Romanian, Outlook': `
    o Bună ziua,
    .
    o confirm comanda.
    .
    s Cu stimă,
    s Ion Radu
    .
    q De la: Elena Popa <elena@popa.example>
    q Trimis: marți, 3 martie 2026 10:12
    q Către: Ion Radu <ion@radu.example>
    q Subiect: Comanda
    .
    q Confirmați comanda?`,
  'Hebrew, Gmail': `
    o שלום דן,
    .
    o המשלוח יוצא ביום חמישי.
    .
    s בברכה,
    s יעל
    .
    q ‫בתאריך יום ג׳, 3 במרץ 2026 ב-10:12 מאת ‪Dan Levi‬‏ <‪dan@levi.example‬‏>:‬
    .
    q > מתי יוצא המשלוח?`,
  // Outlook
  'English, Outlook with bold labels and a rule of underscores': `
    o Hi Tom,
    .
    o Approved, please go ahead.
    .
    s Best,
    s Ann
    .
    q ________________________________
    q *From:* Tom Reed <tom@reed.example>
    q *Sent:* Tuesday, March 3, 2026 10:12 AM
    q *To:* Ann Lee <ann@lee.example>
    q *Cc:* Sales <sales@lee.example>; Max <
    q max.mustermann@lee.example>
    q *Subject:* RE: [EXTERNAL] Budget
    .
    q Do we have approval?`,
  'English, Outlook, bold labels indented and the address wrapped': `
    o Yes, both of them.
    .
    q   *From:* tom@reed.example [mailto:
    q   tom@reed.example]
    q   *Sent:* Tuesday, March 03, 2026 3:05 PM
    q   *To:* ann@lee.example
    q   *Subject:* Two samples
    .
    q Did both samples come?`,
  'English, old Hotmail: headers without a rule, date last': `
    o Hi Christine,
    .
    o are you still going to the fair?
    .
    s Regards,
    s Darryl
    .
    q From: christine@rolls.example
    q Subject: Re:
    q To: darryl@pike.example
    q Date: Tue, 3 Mar 2026 16:33:36 -0800
    .
    q Yes, that would be perfect.
    q On 2 Mar 2026 00:25, "Darryl" <darryl@pike.example> wrote:
    .
    q I travel there every second week.`,
  'German, Outlook with a weekday and Cc': `
    o Hallo zusammen,
    .
    o anbei das unterschriebene Angebot.
    .
    s Mit freundlichen Grüßen
    .
    s i. V. Petra Schmidt
    s Leiterin Einkauf
    s Schmidt Holzbau GmbH
    s Tel. +49 711 123456
    .
    q Von: Jonas Kern <jonas@kern.example>
    q Gesendet: Dienstag, 3. März 2026 10:12
    q An: Petra Schmidt <petra@schmidt.example>
    q Cc: Einkauf <einkauf@schmidt.example>
    q Betreff: AW: Angebot 4711
    q Wichtigkeit: Hoch
    .
    q Können Sie das Angebot unterschreiben?`,
  'German, GMX and its "Gesendet … Von" order': `
    o Hallo Jonas,
    o das passt so.
    o Gruß an alle!
    .
    q Gesendet: Dienstag, 03. März 2026 um 10:12 Uhr
    q Von: "Jonas Kern" <jonas@kern.example>
    q An: petra@gmx.example
    q Betreff: Termin
    .
    q Passt der Termin?`,
  'German, "Ursprüngliche Nachricht"': `
    o Danke, ist angekommen.
    .
    q -----Ursprüngliche Nachricht-----
    q Von: Jonas Kern
    q Gesendet: Dienstag, 3. März 2026 10:12
    q An: Petra
    q Betreff: Paket
    .
    q Ist das Paket angekommen?`,
  'French, Outlook with blanks before the colons': `
    o Bonjour Camille,
    .
    o c'est noté pour jeudi.
    .
    s Cordialement,
    .
    s Luc Martin
    s Chargé d'affaires
    .
    q De : Camille Petit <camille@petit.example>
    q Envoyé : mardi 3 mars 2026 10:12
    q À : Luc Martin <luc@martin.example>
    q Objet : Livraison
    .
    q Jeudi vous convient-il ?`,
  'French, Outlook, "Message d’origine"': `
    o Oui, parfait.
    .
    s Luc
    .
    q -----Message d'origine-----
    q De : Camille Petit [mailto:camille@petit.example]
    q Envoyé : mardi 3 mars 2026 10:12
    q À : Luc Martin
    q Objet : Livraison
    .
    q Jeudi ?`,
  'French, Orange webmail in lower case between rules': `
    o Bonjour,
    .
    o je confirme la commande.
    .
    q > Message du 03/03/26 10:12
    q > De : "Camille Petit" <camille@petit.example>
    q > A : "Luc Martin" <luc@martin.example>
    q > Copie à :
    q > Objet : commande
    q >
    q > Confirmez-vous la commande ?`,
  'Spanish, Outlook': `
    o Hola Marta,
    .
    o adjunto la factura.
    .
    s Saludos
    .
    s Pablo Gil
    s Administración
    .
    q De: Marta Ruiz <marta@ruiz.example>
    q Enviado el: martes, 3 de marzo de 2026 10:12
    q Para: Pablo Gil <pablo@gil.example>
    q Asunto: Factura
    .
    q ¿Nos envía la factura?`,
  'Portuguese, Outlook, "Mensagem original"': `
    o Obrigado, recebido.
    .
    q -----Mensagem original-----
    q De: Carla Dias <carla@dias.example>
    q Enviada em: terça-feira, 3 de março de 2026 10:12
    q Para: Rafael Nunes
    q Assunto: Proposta
    .
    q Segue a proposta.`,
  'Italian, Outlook, "Messaggio originale"': `
    o Va bene per noi.
    .
    s Distinti saluti
    s Marco Neri
    .
    q -----Messaggio originale-----
    q Da: Elena Bassi <elena@bassi.example>
    q Inviato: martedì 3 marzo 2026 10:12
    q A: Marco Neri <marco@neri.example>
    q Oggetto: Conferma
    .
    q Attendiamo conferma.`,
  'Swedish, Outlook, "Ursprungligt meddelande"': `
    o Hej!
    .
    o Det fungerar bra.
    .
    s Med vänlig hälsning
    s Johan Berg
    .
    q -----Ursprungligt meddelande-----
    q Från: Anna Ek <anna@ek.example>
    q Skickat: den 3 mars 2026 10:12
    q Till: Johan Berg
    q Ämne: Möte
    .
    q Fungerar torsdag?`,
  'Danish, Outlook, "Oprindelig meddelelse"': `
    o Tak, det er modtaget.
    .
    q -----Oprindelig meddelelse-----
    q Fra: Hanne Holm <hanne@holm.example>
    q Sendt: 3. marts 2026 10:12
    q Til: Søren Friis
    q Emne: Filerne
    .
    q Her er filerne.`,
  'Finnish, Outlook': `
    o Hei,
    .
    o tilaus on vahvistettu.
    .
    s Ystävällisin terveisin
    s Aino Laine
    .
    q Lähettäjä: Matti Salo <matti@salo.example>
    q Lähetetty: tiistai 3. maaliskuuta 2026 10.12
    q Vastaanottaja: Aino Laine <aino@laine.example>
    q Aihe: Tilaus
    .
    q Onko tilaus vahvistettu?`,
  'Czech, Outlook': `
    o Dobrý den,
    .
    o faktura je v příloze.
    .
    s S pozdravem
    s Jana Nová
    .
    q From: Petr Malý <petr@maly.example>
    q Sent: úterý 3. března 2026 10:12
    q To: Jana Nová <jana@nova.example>
    q Subject: Faktura
    .
    q Pošlete prosím fakturu.`,
  'Russian, Outlook, English labels and a Russian date': `
    o Коллеги, согласовано.
    .
    s С уважением,
    s Пётр Ильин
    .
    q From: Анна Зимина <anna@zimina.example>
    q Sent: Tuesday, March 3, 2026 10:12 AM
    q To: Пётр Ильин <petr@ilin.example>
    q Subject: Договор
    .
    q Прошу согласовать.`,
  'Polish, Outlook with an introduction in English': `
    o Dzień dobry,
    .
    o potwierdzam odbiór.
    .
    s Pozdrawiam
    s Anna Lis
    s tel. 600 123 456
    .
    q From: Jan Wilk <jan@wilk.example>
    q Sent: Tuesday, March 3, 2026 10:12 AM
    q To: Anna Lis
    q Subject: Odbiór
    .
    q Proszę o potwierdzenie.`,
  'Outlook, answers among unmarked lines, each with the name in brackets': `
    o Hi Tom, my answers are below.
    .
    s Ann
    .
    q From: Tom Reed <tom@reed.example>
    q Sent: Tuesday, March 3, 2026 10:12 AM
    q To: Ann Lee <ann@lee.example>
    q Subject: Questions
    .
    q Hi Ann,
    .
    q Which colour do you want?
    o [Ann Lee] Green, please.
    .
    q And how many?
    o [Ann Lee] Twelve.
    .
    q Tom`,
  // Apple
  'Apple Mail, English': `
    o Works for me.
    .
    s Ann
    .
    q > On 3 Mar 2026, at 10:12, Tom Reed <tom@reed.example> wrote:
    q > 
    q > Does Thursday work?`,
  'iPhone, German, device line between text and quote': `
    o Passt, danke!
    .
    s Von meinem iPhone gesendet
    .
    q > Am 03.03.2026 um 10:12 schrieb Jonas Kern <jonas@kern.example>:
    q > 
    q > ﻿Passt Donnerstag?`,
  'iPhone, French': `
    o D'accord pour jeudi.
    .
    s Envoyé de mon iPhone
    .
    q > Le 3 mars 2026 à 10:12, Camille Petit <camille@petit.example> a écrit :
    q > 
    q > Jeudi ?`,
  'iPhone, quote without marks': `
    o No problem. I will start a new order.
    .
    q On Mar 3, 2026, at 4:24 PM, Reed Pastry <hello@reed.example> wrote:
    .
    .
    q Hi Ann,
    .
    q we are unable to add items to your order.
    .
    q <Logo for Email.png>
    .
    q On Mar 3, 2026, 4:15 PM Ann Lee ann@lee.example wrote:
    .
    q Could you add two?`,
  'Apple Mail keeps only its introduction marked': `
    o Thursday is fine.
    .
    s Ann
    .
    q > On 3 Mar 2026, at 10:12, Tom Reed <tom@reed.example> wrote:
    .
    q Does Thursday work?
    .
    q Tom`,
  'Apple Mail, Spanish, with a selected passage': `
    q El 3 mar 2026, a las 10:12, Marta Ruiz <marta@ruiz.example> escribió:
    q > ¿Cuántas tablas necesitáis?
    .
    o Veinticuatro, por favor.
    .
    s Un saludo
    s Pablo`,
  // Yandex, Mail.ru, others
  'Yandex, Russian with "Кому" block': `
    o Добрый день!
    .
    o Оплата прошла.
    .
    s --
    s С уважением,
    s Пётр Ильин
    .
    q 03.03.2026, 10:12, "Анна Зимина" <anna@zimina.example>:
    .
    q Прошла ли оплата?`,
  'Mail.ru, forwarded': `
    o Коллеги, посмотрите, пожалуйста.
    .
    q -------- Пересылаемое сообщение --------
    q От: Анна Зимина <anna@zimina.example>
    q Кому: Пётр Ильин <petr@ilin.example>
    q Дата: Вторник, 3 марта 2026, 10:12 +03:00
    q Тема: Счёт
    .
    q Добрый день, счёт во вложении.
    .
    q --
    q Анна`,
  'Rambler, Russian': `
    o Принято.
    .
    q 03.03.2026, 10:12, Анна Зимина <anna@zimina.example>
    q > Принимаете?`,
  'Thunderbird, Polish': `
    o Dzień dobry,
    o tak, zgadza się.
    .
    s Pozdrawiam,
    s Anna
    .
    q W dniu 3.03.2026 o 10:12, Jan Wilk pisze:
    q > Czy kwota się zgadza?`,
  'Gmail, Polish, older build': `
    o Tak, zgadza się.
    .
    q W dniu 3 marca 2026 10:12 użytkownik Jan Wilk <jan@wilk.example>
    q napisał:
    .
    q Czy kwota się zgadza?`,
  'o2, Polish': `
    o Dziękuję za odpowiedź.
    .
    s Anna Lis
    .
    q Dnia 3 marca 2026 10:12 Jan Wilk <jan@wilk.example> napisał(a):
    .
    q Odpowiedź poniżej.`,
  'Thunderbird, French, bottom post': `
    q Le 03/03/2026 à 10:12, Camille Petit a écrit :
    q > Jeudi vous convient ?
    .
    o Oui, parfait.
    .
    s -- 
    s Luc Martin`,
  'Thunderbird, English, answers between quotes': `
    q On 3/3/26 10:12 AM, Tom Reed wrote:
    q > Which colour?
    .
    o Green.
    .
    q > How many?
    .
    o Twelve, as last time.
    .
    q > And when?
    o Thursday.
    .
    s Ann`,
  'Roundcube, French with a dash before the introduction': `
    o Bonjour,
    .
    o c'est corrigé.
    .
    s Michel
    .
    q - Le 2026-03-03 10:12, Toby Blanc a écrit :
    q > [1]
    q >
    q >  BONJOUR,
    q > vous avez un message.`,
  'Zimbra, German': `
    o Das passt.
    .
    q ----- Ursprüngliche Mail -----
    q Von: "Jonas Kern" <jonas@kern.example>
    q An: "Petra Schmidt" <petra@schmidt.example>
    q Gesendet: Dienstag, 3. März 2026 10:12:33
    q Betreff: Termin
    .
    q Passt der Termin?`,
  'Horde, German, no marks': `
    o Vielen Dank, das machen wir so.
    .
    s Viele Grüße
    s Petra
    .
    q Zitat von Jonas Kern <jonas@kern.example>:
    .
    q Sollen wir es so machen?
    .
    q Jonas`,
  'Horde, English, with marks': `
    o Fine with me.
    .
    q Quoting Tom Reed <tom@reed.example>:
    .
    q > Is this fine?`,
  'Horde, Dutch, no marks': `
    o Prima.
    .
    q Quoting Ada Winter <ada@winter.example>:
    .
    q Schikt donderdag?`,
  'Lotus Notes': `
    o Approved.
    .
    s Ann Lee
    s Head of Purchasing
    .
    q From:        Tom Reed/Reed
    q To:        Ann Lee/Lee@Lee
    q Date:        03/03/2026 10:12 AM
    q Subject:        Budget
    .
    q Please approve.`,
  Zoho: `
    o Sounds good.
    .
    q ---- On Tue, 03 Mar 2026 10:12:33 +0100 Tom Reed <tom@reed.example> wrote ----
    .
    q Shall we go on?`,
  'Samsung phone': `
    o Ok, see you there
    .
    s Sent from my Galaxy
    .
    q -------- Original message --------
    q From: Tom Reed <tom@reed.example>
    q Date: 03/03/2026 10:12 (GMT+00:00)
    q To: Ann Lee <ann@lee.example>
    q Subject: Lunch
    .
    q One o'clock?`,
  'Android phone, wrote between dashes': `
    o Yes please
    .
    q ---- Tom Reed wrote ----
    .
    q > Shall I book it?`,
  BlackBerry: `
    o Will do.
    .
    s Sent from my BlackBerry 10 smartphone.
    .
    q From: Tom Reed
    q Sent: Tuesday, March 3, 2026 10:12
    q To: Ann Lee
    q Subject: Report
    .
    q Can you send the report?`,
  'Yahoo, Spanish': `
    o Perfecto, gracias.
    .
    s Enviado desde Yahoo Mail en Android
    .
    q El mar., 3 de mar. de 2026 a la(s) 10:12, Marta Ruiz<marta@ruiz.example> escribió:
    .
    q ¿Le parece bien?`,
  'Proton Mail': `
    o All good here.
    .
    s Sent with Proton Mail secure email.
    .
    q On Tuesday, March 3rd, 2026 at 10:12, Tom Reed <tom@reed.example> wrote:
    .
    q > All good?`,
  'Somebody wrote, no date': `
    o Hi Molly,
    .
    o I think it should be workable.
    .
    s Adrian
    .
    q molly <molly_5041@board.example> wrote:
    .
    q Hi Adrian,
    .
    q thanks for the reply`,
  'A header printed over two lines in English, German names': `
    o Einverstanden.
    .
    s LG
    s Max
    .
    q On Tue, Mar 3, 2026 at 10:12 AM Bundesverband der Holzhändler und
    q Sägewerke e. V. <info@holz-verband.example> wrote:
    .
    q > Sind Sie einverstanden?`,
  // signatures
  'a slogan below dashes that lost their blank': `
    o The boards are ready for collection.
    .
    s --
    s Ann Lee
    s Lee Timber – wood you can trust since 1952.
    s We plant two trees for each one we cut.`,
  'a saying below the dashes': `
    o I agree with both points.
    .
    s -- 
    s "The best time to plant a tree was twenty years ago.
    s The second best time is now."`,
  'English legal text below the name': `
    o Please find the contract attached.
    .
    s Kind regards,
    s Ann Lee
    s Lee Timber Ltd
    .
    s This email and any files transmitted with it are confidential and intended solely for the use of the individual or entity to whom they are addressed. If you have received this email in error please notify the sender and delete it.`,
  'French legal text': `
    o Voici le devis.
    .
    s Bien cordialement,
    s Luc Martin
    .
    s Ce message et ses pièces jointes peuvent contenir des informations confidentielles et ne doivent être ni diffusés ni copiés sans autorisation. Si vous avez reçu ce message par erreur, merci de le signaler à l'expéditeur et de le détruire.`,
  'Spanish legal text': `
    o Adjunto el presupuesto.
    .
    s Atentamente,
    s Pablo Gil
    .
    s AVISO LEGAL: Este mensaje es confidencial y va dirigido exclusivamente a su destinatario. Si lo ha recibido por error, le rogamos que lo comunique al remitente y lo elimine. Queda prohibida su divulgación.`,
  'a mobile line in six languages is no speech': `
    o Ik ben onderweg.
    .
    s Verzonden vanaf mijn Galaxy`,
  'a device line with an excuse': `
    o Running late, start without me.
    .
    s Sent from my phone, please excuse typos and brevity.`,
  'a name behind a dash': `
    o Looks good to me, merge it.
    .
    s – Ann`,
  'thanks with an exclamation mark and a name': `
    o Could you send me the drawings before Friday?
    .
    s Thanks!
    s Ann`,
  // machines
  'Zendesk mark without an introduction': `
    o It works again, thank you.
    .
    q ##- Please type your reply above this line -##
    .
    q Your request (4711) has been updated.
    .
    q Tom Reed (Support)
    q Does it work now?`,
  'Jira mark inside the quote': `
    o Fixed in the next build.
    .
    q On Tue, Mar 3, 2026 at 10:12 AM Tom Reed <jira@reed.example> wrote:
    .
    q > —-—-—-—
    q > Reply above this line.
    q >
    q > Tom Reed commented:
    q > When will it be fixed?`,
  'GitHub notification answered by mail': `
    o I cannot reproduce this on 2.4.
    .
    q On Tue, Mar 3, 2026 at 10:12 AM Tom Reed ***@***.***> wrote:
    .
    q > It crashes on start.
    q >
    q > —
    q > Reply to this email directly, view it on GitHub
    q > <https://github.example/reed/app/issues/12>.
    q > You are receiving this because you commented.Message ID:
    q > ***@***.***>`,
  'Basecamp mark in German': `
    o Erledigt.
    .
    q --- Bitte antworten Sie oberhalb dieser Linie ---
    .
    q Jonas Kern hat eine Aufgabe hinzugefügt.`,
  // traps
  "weekday and wrote inside one's own sentence": `
    o On Tuesday the customer wrote that the doors are too small:
    o he wants them replaced.
    .
    o I would do it.
    .
    s Ann`,
  'an own list of fields is no header': `
    o Please book:
    .
    o From: Utrecht
    o To: Berlin
    o Date: 12 March
    .
    o Window seat if possible.
    .
    s Thanks,
    s Ann`,
  'a P.S. below the signature': `
    o The samples are on their way.
    .
    s Cheers,
    s Ann
    .
    o PS: the invoice follows by post.`,
  'text below the quote and the name': `
    o Thanks for this.
    .
    q On Tue, Mar 3, 2026 at 10:12 AM Tom Reed <tom@reed.example> wrote:
    q > The file is attached.
    .
    o One more thing: is the price still valid?
    .
    s Ann`,
  "an introduction nobody's text follows": `
    o Bonjour,
    .
    o le paragraphe pose problème.
    .
    q - Le 2026-03-03 10:12, Toby Blanc a écrit :`,
  'long quoted lines broken by the sender, without marks on the rest': `
    o This is a test
    .
    q On Mar 3, 2026 3:18 PM, "Reed" <noreply@reed.example> wrote:
    q >
    q > Project: Garden house
    q > Tom Reed 08:08 PM: wayfarers and larch boards are here, kale chips
    q brooklyn and four dollar toast street art too.
    q > Tom Reed 08:09 PM: wayfarers and larch boards are here, kale chips
    q brooklyn and four dollar toast street art too.
    q > Reed Inc.`,
};

const got = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

test.each(Object.entries(replies))('%s', (_, marked) => {
  const rows = marked
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((row) => row.replace(/^ {4}/, ''));
  const plain = rows.map((row) => (row === '.' ? '' : row.slice(2))).join('\n');
  const split = splitText({ plain, html: '' });
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
});
