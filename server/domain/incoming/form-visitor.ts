// Finds the visitor of a website whose words a form sent on: in Reply-To, or in the answers themselves.
import type { Address, ParsedMail } from '../../protocols/mime/parsed-mail.ts';
import { stripTags } from '../../protocols/mime/strip-tags.ts';

const looksAt = 6000;
const ADDRESS_ANSWER =
  /^[\s>*•-]*(?:(?:your |uw |ihre? |votre |ваш )?(?:e-?mail(?:[ -]?(?:address|adres|adresse))?|mail|adres e-?mail|adresse (?:e-?)?mail|courriel|(?:эл(?:ектронная|\.)? ?)?почта|адрес эл(?:ектронной|\.)? почты|емейл|имейл))[\s*]*[:：][\s*]*<?(?:mailto:)?([^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+\.[\p{L}\d-]{2,})/imu;
const OTHER_ANSWERS =
  /^[\s>*•-]*(?:(?:your |full |first |last |uw |ihr |votre |ваше? )?(?:name|naam|voornaam|achternaam|имя|фио|imi[ęe](?: i nazwisko)?|nazwisko|nom|prénom|vorname|nachname|message|comments?|question|bericht|opmerking(?:en)?|vraag|сообщение|комментарий|вопрос|wiadomo[śs][ćc]|tre[śs][ćc]|pytanie|nachricht|mitteilung|frage|phone|telephone|telefoon|telefon|телефон|téléphone|company|bedrijf|firma|компания|subject|onderwerp|тема|temat|betreff|objet))[\s*]*[:：]/gimu;
const NAME_ANSWER =
  /^[\s>*•-]*(?:(?:your |full |uw |ihr |votre |ваше? )?(?:name|naam|имя|фио|imi[ęe](?: i nazwisko)?|nom))[\s*]*[:：][\s*]*(\S[^\n]{0,80})/imu;

/**
 * Who filled in the form; undefined when the mail does not look like one: no prefix of an answer, an answer labelled as an
 * address that is not the sender's, and at least one other labelled answer.
 */
export function visitorOfForm(mail: ParsedMail): Address | undefined {
  if (/^\s*\p{L}{2,4}\s?:/u.test(mail.subject) || mail.inReplyTo.length > 0) return undefined;
  const text = mail.plain.trim() ? mail.plain.slice(0, looksAt) : wordsOf(mail.html);
  const address = ADDRESS_ANSWER.exec(text)?.[1]
    ?.replace(/[.>]+$/, '')
    .toLowerCase();
  if (!address || mail.from.some((one) => one.address.toLowerCase() === address)) return undefined;
  if ((text.match(OTHER_ANSWERS) ?? []).length === 0) return undefined;
  return { name: NAME_ANSWER.exec(text)?.[1]?.replace(/[\s*]+$/, '') ?? '', address };
}

/** Forms in HTML have their answers in table cells: the label in one, the answer in the next. */
function wordsOf(html: string): string {
  const broken = html
    .slice(0, 10 * looksAt)
    .replace(/<\/(?:td|th)>\s*<t[dh]\b[^>]*>/gi, ' ')
    .replace(/<(?:br|\/p|\/tr|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n');
  return stripTags(broken, looksAt);
}
