// What lines of a signature look like in any language: names, ways to reach somebody, and what is a sentence instead.
import type { MailLine } from './mail-line.ts';
import { isFooterLine } from './signature-words.ts';

const PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|dos|das|do|du|la|le|el|ten|ter|te|zu|zur|bin|ibn|al|af|av|y|e|i|&|and|und|en|et|jr\.?|sr\.?|ir\.?|dr\.?|drs\.?|mr\.?|mrs\.?|ms\.?|ing\.?|prof\.?|phd|mba|op|'t)$/i;
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|[("“«„]\p{L}[\p{L}.'’-]*[)"”»“])$/u;
const NOT_A_NAME =
  /^(?:thanks?|hello|hi|hey|yes|no|ok|okay|dear|please|sorry|great|perfect|sure|agreed|done|ja|nee|nein|oui|non|si|sí|sim|não|tak|nie|да|нет|спасибо|привет|danke|bedankt|merci|gracias|grazie|obrigado|note|update|question|answer|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|option|regards|attached|see|the|this|that|and|but|it|i|we|you|cool|awesome|fine|good|nice|congrats|congratulations|welcome)$/i;
const CJK_NAME =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,6}(?:\s[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,4})?$/u;
const UNCASED_NAME =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}'"]{2,15}(?:\s[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}'"]{2,15}){0,3}$/u;

/** What people say in as few signs as a name has. */
const UNSPACED_TALK =
  /(?:다|요|죠|까|네)$|^[谢謝感祝好收请請麻辛拜明了]|[\u3400-\u9fff].*[\u3041-\u3096]$|^(?:よろしく|ありがと|おはよ|こんにち)/;

const PICTURES = /[\xa9\xae\u2010-\uffff]/;

/** One to five words, capitalised: a person's (or team's) name. */
export function isNameLine(bare: string): boolean {
  if (bare.length > 120) return false;
  const clean = (PICTURES.test(bare) ? bare.replace(/(?:\p{Extended_Pictographic}|\ufe0f)/gu, '') : bare)
    .replace(/[\s,.:)]+$/u, '')
    .trim();
  if (clean === '' || clean.length > 45) return false;
  if (clean.charCodeAt(0) >= 0x590 || clean.charCodeAt(1) >= 0x590) {
    if (CJK_NAME.test(clean)) return !UNSPACED_TALK.test(clean);
    if (UNCASED_NAME.test(clean)) return true;
  }
  const words = clean.split(/[\s]+/);
  if (words.length > 5 || NOT_A_NAME.test(words[0]!)) return false;
  let names = 0;
  for (const word of words) {
    const bareWord = word.replace(/,$/, '');
    if (NAME_WORD.test(bareWord)) names++;
    else if (!PARTICLE.test(bareWord)) return false;
  }
  return names > 0;
}

const PHONE =
  /(?<![\d/.-])(?:\+|\(0|\(\+|00|0)[\d][\d\s()./-]{5,}\d|(?<!\d)\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)|(?<!\d)\d{3}[-\s]\d{2}[-\s]\d{2}(?!\d)/;
const LABELLED =
  /^(?:(?:tel|tlf|tfn|tfno|telf|puh|celular|telemóvel|handy|телефон|telefon|telefoon|telephone|téléphone|tél|phone|ph|mob|mobile|mobil|mobiel|cell|gsm|fax|direct|office|e-?mail|mail|web|website|www|skype|whatsapp|telegram|linkedin|twitter|kvk|btw|iban|bic|vat|nip|regon|krs|ust-?id|handelsregister|hrb|siret|инн|кпп|тел|моб|факс|почта|сайт|тел\/факс|kom|tel\/fax|móvil|cel|cellulare|電話|电话|手机|传真|邮箱|전화)\s?[.:：|]|[tmpfew]\s?[:：|]|[tmpf][.\s]\s?[+(\d])/iu;
const REACH = /https?:\/\/|www\.[\w-]+\.|[^\s<>@]+@[^\s<>@]+\.[\p{L}]{2,}/iu;

/** Holds a telephone number, an address on the net, or a label such as "Tel:". */
export function hasContact(bare: string): boolean {
  if (bare.length > 200) return /^(?:<?https?:\/\/)/.test(bare);
  if (LABELLED.test(bare) || PHONE.test(bare))
    return words(bare) <= 14 || (words(bare) <= 28 && REACH.test(bare) && !/[.?!]$/.test(bare));
  return REACH.test(bare) && words(bare.replace(/\S*[@/]\S*/g, '')) <= 8 && !/[?]$/.test(bare);
}

/** A person's telephone or mail address, which a link is not. */
export function reachesSomebody(bare: string): boolean {
  return bare.length <= 200 && (LABELLED.test(bare) || PHONE.test(bare) || /\S@[^\s@]+\.\p{L}/u.test(bare));
}

/** Long, or many words that end like a sentence: somebody talks. */
export function looksLikeSentence(bare: string): boolean {
  const count = words(bare);
  if (/^["“„«'].{0,200}["”“»']\W*$/u.test(bare)) return false;
  if (/\?["”»)]?$/.test(bare) && count >= 2) return true;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bare))
    return bare.length > 24 || (/[。！？]$/.test(bare) && bare.length > 8);
  if (/[|•·]|\s[-–]\s/.test(bare) && bare.length <= 160) return count > 24;
  // "L E E   L A M P S"
  if (count > 6 && longWords(bare) <= 2) return false;
  if (longWords(bare) >= 5 && /[.!…]["”»)]?$/.test(bare)) return true;
  return count > 12 || bare.length > 100;
}

/** "[image: logo]", "<https://…>", a lone "|": what pictures and links leave behind. */
export function isPlaceholderLine(bare: string): boolean {
  return /^(?:\[(?:image|cid|afbeelding|bild|изображение|obraz)[^\]]*\]|!\[[^\]]*\]\(\S+\)|<\S+>|\[\S+\]|[|\W]{1,3})$/i.test(
    bare,
  );
}

function words(bare: string): number {
  return bare.slice(0, 600).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

/** Without single letters: "Lis sp. z o.o." is a firm, not a sentence. */
function longWords(bare: string): number {
  return bare.slice(0, 600).match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
}

/** "PS: …" and footnotes ("[1] https://…", "[*] …") stand below the name and are the author's words. */
export function isPostscript(bare: string): boolean {
  return /^\W{0,3}(?:p\.?\s?p?\.?s\b|п\.?\s?с\b|з\.?\s?ы\b)|^(?:\[(?:\d{1,2}|\*{0,3}|[†‡]|[a-z])\]|\(\*{0,3}\))\s/iu.test(
    bare,
  );
}

/** So many lines of running text on end: wrapped sentences, which line by line do not look like any. */
export function holdsProse(rest: MailLine[], limit: number): boolean {
  let run = 0;
  for (const line of rest) {
    const prose = line.bare.split(/\s+/).length >= 9 && !hasContact(line.bare) && !isFooterLine(line);
    run = prose ? run + 1 : 0;
    if (run >= limit) return true;
  }
  return false;
}
