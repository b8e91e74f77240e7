// Finds the visitor of a website whose words a form sent on: in Reply-To, or in the answers themselves.
import type { Address, ParsedMail } from '../../protocols/mime/parsed-mail.ts';
import { stripTags } from '../../protocols/mime/strip-tags.ts';

const looksAt = 6000;

/** Accounts that websites and shops write from; a colleague who writes down a customer's address has one of their own. */
const SITE_ACCOUNT =
  /^(?:word-?press|wp|www|web|website|webmaster|webform|webshop|site|forms?|contact(?:form|us|formulier)?|kontakt|info|e?mail|mailer|no-?reply|do-?not-?reply|shop|winkel|sklep|store|orders?|bestellingen|zamowienia|zakaz|sales|verkoop|support|office|biuro|hello|admin|server|system|notifications?|leads?)(?:[._+-][^@]*)?@/i;

const label = (words: string) =>
  `^[\\s>*•-]*(?:(?:your |full |first |last |uw |ihre? |votre |ваше? )?(?:${words}))`;
// Behind a colon, or where the label stands alone on the next line.
const ANSWER = '(?:[ \\t*]*[:：][\\s*]*|[ \\t*]*\\n\\s*)';
const E_MAIL =
  'e-?mail(?:[ -]?(?:address|adres|adresse))?|mail|adres e-?mail|adresse (?:e-?)?mail|courriel|(?:эл(?:ектронная|\\.)? ?)?почта|адрес эл(?:ектронной|\\.)? почты|емейл|имейл';
const NAME = 'name|naam|имя|фио|imi[ęe](?: i nazwisko)?|nom';
const OTHERS = `${NAME}|voornaam|achternaam|nazwisko|prénom|vorname|nachname|message|comments?|question|bericht|opmerking(?:en)?|vraag|сообщение|комментарий|вопрос|wiadomo[śs][ćc]|tre[śs][ćc]|pytanie|nachricht|mitteilung|frage|(?:tele)?phone|telefoon|telefon|телефон|téléphone|company|bedrijf|firma|компания|subject|onderwerp|тема|temat|betreff|objet`;

const ADDRESS_ANSWER = new RegExp(
  `${label(E_MAIL)}${ANSWER}<?(?:mailto:)?([^\\s<>()[\\]",;:]+@[^\\s<>()[\\]",;:]+\\.[\\p{L}\\d-]{2,})`,
  'imu',
);
const OTHER_ANSWER = new RegExp(`${label(OTHERS)}[ \\t*]*(?:[:：]|$)`, 'imu');
const NAME_ANSWER = new RegExp(`${label(NAME)}${ANSWER}(\\S[^\\n]{0,80})`, 'imu');

/**
 * Who filled in the form; undefined when the mail does not look like one: from a site's account or from an address to
 * itself, no answer to a mail, an answer labelled as an address that is not the sender's, and another labelled answer.
 */
export function visitorOfForm(mail: ParsedMail): Address | undefined {
  const from = mail.from[0]?.address.toLowerCase() ?? '';
  const toItself = mail.to.some((one) => one.address.toLowerCase() === from);
  if (!toItself && !SITE_ACCOUNT.test(from)) return undefined;
  if (/^\s*\p{L}{2,4}\s?:/u.test(mail.subject) || mail.inReplyTo.length > 0) return undefined;
  const text = mail.plain.trim() ? mail.plain.slice(0, looksAt) : wordsOf(mail.html);
  const address = ADDRESS_ANSWER.exec(text)?.[1]
    ?.replace(/[.>]+$/, '')
    .toLowerCase();
  if (!address || address === from || !OTHER_ANSWER.test(text)) return undefined;
  return { name: NAME_ANSWER.exec(text)?.[1]?.replace(/[\s*]+$/, '') ?? '', address };
}

/** Forms in HTML have their answers in table cells: the label in one, the answer in the next. */
function wordsOf(html: string): string {
  const broken = html
    .slice(0, 10 * looksAt)
    .replace(/<\/(?:td|th)>\s*<t[dh]\b[^>]*>/gi, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/<(?:br|\/p|\/tr|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n');
  return stripTags(broken, looksAt);
}
