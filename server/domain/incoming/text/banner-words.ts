// What machines write above a text: where the mail came from, how secret it is.
import type { MailLine } from './mail-line.ts';
import { opensLetter } from './names-in-mail.ts';

/** What a gateway writes above foreign mail ("CAUTION: This email originated from outside …"). */
const GATEWAY_BANNER =
  /^[\s[*]*(?:caution|warning|external|extern\p{L}{0,2}|let op|achtung|attention|atención|atenção|attenzione|uwaga|ostrzeżenie|внимание|осторожно|увага|varning|advarsel|pozor|внешний отправитель|wiadomość zewnętrzna)(?!\p{L}).{0,200}(?:originated (?:from )?outside|outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company|network)|external (?:sender|source|e-?mail)|buiten (?:de|uw|onze) organisatie|extern(?:en)? absender|außerhalb|expéditeur externe|extérieur|remitente externo|remetente externo|fora d[ae] (?:sua )?(?:organização|empresa)|mittente esterno|(?:dall|fuori dall)['’]esterno|spoza (?:organizacji|firmy|sieci)|nadawc\p{L}* zewnętrzn|zewnętrzn\p{L}* nadawc|внешн\p{L}* (?:отправител|источник|адрес|домен|почт)|за пределами|из-за пределов|зовнішн\p{L}* відправник|utanför organisationen|extern avsändare|ekstern afsender|mimo organizaci|будьте осторожны со ссылками)|^let op\W{1,3}(?:(?:dit is een )?extern[ea] (?:afzender|e-?mail|mail)[.!]?$|.{0,120}externe afzender.{0,40}(?:link|bijlage))|^\[(?:external|extern)[^\]]{0,30}\]$/iu;
/** "You don't often get email from ann@firm.org. Learn why this is important", as Exchange Online says above a mail from somebody new. */
const RARE_SENDER =
  /aka\.ms\/LearnAboutSenderIdentification|^\W{0,2}(?:you don['’]t often get|some people who received this message don['’]t often get|u ontvangt niet vaak|je ontvangt niet vaak|sie erhalten nicht (?:oft|häufig)|vous (?:n['’]obtenez|ne recevez) pas souvent|no suele recibir|non si ricevono spesso|você não costuma receber|não costuma receber|вы нечасто получаете|nie otrzymujesz często).{0,80}@.{0,80}(?:important|belangrijk|wichtig|важно|ważne)/i;

/** "[Firm Official Use Only - General]", "Classification: Internal": how secret a mail is, as Office writes it above the text. */
const SENSITIVITY =
  /^\[(?:[^\]]{0,40}(?:official|internal|public) use(?: only)?(?!\p{L})[^\]]{0,60}|public|internal|confidential|restricted|intern|openbaar|vertraulich|vertrouwelijk|öffentlich|публичн\p{L}*|внутренн\p{L}*|wewnętrzn\p{L}*)\]$|^(?:classification|sensitivity|klassifizierung|klassifikation|classificatie|rubricering|klasyfikacja)\s?:\s?["“]?(?:\S{1,3}\s?[-–]\s?)?(?:public|internal|confidential|restricted|general|intern|openbaar|vertraulich|vertrouwelijk|öffentlich|wewnętrzn\p{L}*)(?!\p{L}).{0,30}$/iu;

/** What such warnings speak of in their further lines. */
const WARNS =
  /\b(?:click|links?|open|attachments?|trust|verify|recogni[sz]e|safe|caution|sender|phish\p{L}*|suspicious|klik\p{L}*|bijlagen?|vertrouw\p{L}*|afzender|anhänge?|anhang|öffnen|absender|cliquez|ouvrez|pièces?|liens?|enlaces?|adjuntos?|anexos?|allegat[oi])\b|(?<!\p{L})(?:ссылк|вложен|отправител|доверя|kliknij|klikaj|załącznik|nadawc|otwiera)/iu;

/** The line goes on with the warning above it: it speaks of links and files, or ends a sentence begun there. */
export function goesOnWarning(above: MailLine, line: MailLine): boolean {
  if (opensLetter(line.bare)) return false;
  return WARNS.test(line.bare) || (/^\p{Ll}/u.test(line.bare) && !/[.!?)\]:]$/.test(above.bare));
}

/** "CAUTION: External Sender Dear Ann,": the greeting was glued to it, and more may have been. */
const SHORT_WARNING =
  /^[\s[*]*(?:caution|warning|let op|achtung|attention|uwaga|внимание)\W{1,4}extern\p{L}{0,2} (?:sender|e-?mail|mail|source|afzender|absender)\W{1,3}(.+)$/iu;

/** Whether a machine warns of the mail's origin here, or says how secret the mail is. */
export function isBanner(line: MailLine): boolean {
  const { bare } = line;
  if (bare.length <= 120 && SENSITIVITY.test(bare)) return true;
  if (GATEWAY_BANNER.test(bare)) {
    const glued = SHORT_WARNING.exec(bare)?.[1];
    return glued === undefined || (WARNS.test(glued) && !opensLetter(glued));
  }
  return bare.length <= 400 && RARE_SENDER.test(bare);
}
