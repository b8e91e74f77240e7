// Recognises the line a telephone or program puts under what its owner wrote.
import { SENT_WORD, stemsOf } from './line-stems.ts';
import type { MailLine } from './mail-line.ts';
import { SENT } from './sent-words.ts';

const DEVICE =
  String.raw`iphon|ipad|ipod|android|galaxy|samsung|huawei|xiaomi|redmi|oneplus|pixel \d|blackberry|nokia|htc|lumia|nexus|kindle|chromebook|motorola|sony|xperia|honor|oppo|wiko|windows (?:phone|mail|\d+)|(?:für|per|pour|para|för|til|voor|dla|для|на|pro|för|for) windows|windows (?:için|版|용)|windows용|systemu windows|mail for windows|mail app|mailapp|gmx|web\.de|libero|seznam|outlook|yahoo|gmail|icloud|proton\s?mail|proton mail|mail\.ru|mailru|яндекс|yandex|airmail|bluemail|blue mail|typeapp|mailbox|spark|aquamail|aqua mail|k-9|fairemail|newton|myMail|rambler|webmail|wp poczta|onet poczta|poczta (?:wp|onet|o2|interia)|proximus|zoho|mac(?:book)?(?!\p{L})|
superhuman|mailbutler|mimestream|edison|missive|canary|aol app|smartphone|smart phone|unterwegs|mobile|mobiel|mobil|mobilgerät|handy(?!\p{L})|phone|tablet|cell(?!\p{L})|handheld|wireless|telefon|telefoon|téléphone|móvil|celular|cellulare|telemóvel|телефон|смартфон|планшет|мобильн|мобільн|puhelim|mobilen|telefonu|komórk|携帯|手机|手機|휴대|スマートフォン|スマホ|邮件|郵件|applicat(?:ion|ie) mail|(?:application|applicazione|aplicación|aplicativo|aplikac[jie]\p{L}*|приложени\p{L}*) `.replace(
    /\n/g,
    '',
  );

const sentWord = new RegExp(
  `(?<![\\p{L}])(?:${SENT})(?![\\p{L}])|发送|發送|傳送|寄出|寄件自|发自|發自|送信|入手|取得|获取|獲取|보냄|받기|다운로드`,
  'iu',
);
/** "Enviado do meu celular o comprovante ontem": the author goes on to say what was sent. */
const SENDS_SOMETHING = new RegExp(
  `(?:${DEVICE})\\p{L}*\\s(?:o|os|as|el|la|los|las|le|les|the|das|den|het|il|lo|gli)\\s\\p{L}`,
  'iu',
);
const deviceWord = new RegExp(`(?<![\\p{Ll}])(?:${DEVICE})`, 'iu');
/** "From my iPhone 6", without a verb. */
const FROM_MY =
  /^(?:from my|från min|fra min|von meinem|vanaf mijn|depuis mon|desde mi|dal mio|do meu|z mojego|с моего)\s/i;
const STARTS_SENT =
  /^(?:sent|send|verzonden|verstuurd|gesendet|envoyée?|enviado|inviato|wysłan[eo]|отправлено|надіслано|skickat|sendt|odesláno)\s+(?:(?:wirelessly|securely|proudly|mobil|sans fil|sem fio|bezprzewodowo)\s+)?(?:from|via|with|using|by|par|vanaf|vanuit|van|met|von|mit|depuis|de|du|à partir|avec|desde|con|do|da|dal|tramite|z|ze|с|со|из|через|från|med|fra)(?:\s|$)/iu;

/** "Sent wirelessly from my BlackBerry device on the Bell network": those who sell telephones say more than nine words. */
const BRAND = /blackberry|iphone|ipad|android|galaxy|samsung|huawei|xiaomi|nokia|sony|outlook|yahoo/i;

/** "Sent from my iPhone", "Get Outlook for Android<…>", "Von meinem Handy gesendet": a program's line, not a sentence about one. */
export function isDeviceLine(line: MailLine): boolean {
  return line.bare.length <= 220 && (stemsOf(line) & SENT_WORD) !== 0 && saysSent(line.bare);
}

function saysSent(bare: string): boolean {
  const line = bare
    .replace(/yahoo!/i, 'Yahoo')
    .replace(/\b(verizon|at&t|sprint|t-mobile|vodafone|orange),/i, '$1')
    .replace(/<?\(?\[?https?:\/\/[^\s>)\]]+[>)\]]*/g, ' ')
    .replace(/^[-–—<([\s]+|[>)\]\s]+$/g, '')
    .trim();
  const clause = line.split(/[,;!?]|\.(?=\s|$)/, 1)[0]!;
  const count = clause.split(/\s+/).length;
  if (line === '' || line.length > 110 || count > 14) return false;
  if (/^(?:\S+\s){0,3}outlook \S{1,8} (?:ios|android|mac|windows)\W*(?:\S+)?$/i.test(line)) return true;
  if (BY_NAME.test(line) || (EXCUSES.test(line) && deviceWord.test(line))) return true;
  if (count <= 6 && FROM_MY.test(line) && deviceWord.test(line)) return true;
  if (SENDS_SOMETHING.test(clause)) return false;
  if (sentWord.test(clause) && deviceWord.test(clause) && sentAtAnEnd(clause))
    return STARTS_SENT.test(clause) || !/[,;]\s/.test(line)
      ? count <= 9 || (count <= 12 && /^(?:diese|this|это)/iu.test(clause)) || carrierSays(clause)
      : false;
  if (!STARTS_SENT.test(line) || line !== clause.trim() || count > 8) return false;
  return (
    (/^sent (?:from|by|via|with) (?:my|an?|the)\s/i.test(line) && !SAYS_WHEN.test(line)) ||
    /<?https?:/.test(bare) ||
    /\s[\p{Lu}][\p{L}\d-]*[\p{Lu}\d][\p{L}\d]*$|\s\p{Lu}\S*\sMail$/u.test(line)
  );
}

/** "Sent from the warehouse yesterday" */
const SAYS_WHEN =
  /\s(?:yesterday|today|tomorrow|now|already|again|twice|(?:this|last|on|at|in) \S+|.*\d)\W*$/i;

/** "Please excuse my brevity, sent from my phone" */
const EXCUSES =
  /^(?:please |kindly )?(?:excuse|forgive|pardon|sorry for|apologies for|excuses voor|entschuldigen? sie|извините за|przepraszam za)\s.{0,60}[,.;:–-]\s*(?:this was |i['’]m |is )?(?:sent|verzonden|verstuurd|gesendet|отправлено|wysłan[eo])\s/iu;
/** Programs whose names are words of the language. */
const BY_NAME =
  /^yahoo mail: search, organize, conquer$|^sent (?:from|via|with|using|by)\s(?:the )?(?:hey|front|nine|shift|surface|spike|polymail)(?:\s(?:for|on)\s\S+)?$/i;

function carrierSays(clause: string): boolean {
  return STARTS_SENT.test(clause) && BRAND.test(clause);
}

/** Programs begin or end with "sent"; a sentence has it in its middle ("I sent it from my phone"). */
function sentAtAnEnd(clause: string): boolean {
  const words = clause.trim().split(/\s+/);
  if (sentWord.test(words[0]!) || sentWord.test(words.at(-1)!)) return true;
  return /^(?:được|this|diese|dieses|dit|deze|este|esta|ce|questo|questa|это|ta|detta|denne)$/iu.test(
    words[0]!,
  );
}
