// Everything that can be known of a mail from its bytes alone: no database, no settings.

import { parseMailNow } from '../../protocols/mime/parse-mail.ts';
import type { ParsedMail } from '../../protocols/mime/parsed-mail.ts';
import type { Person } from '../messages/direction.ts';
import { detectLanguage } from '../search/words/detect-language.ts';
import { originalAuthors } from './digest-mail.ts';
import { visitorOfForm } from './form-visitor.ts';
import { forwardedFrom } from './forwarded-from.ts';
import { type Kind, kindOf } from './kind.ts';
import { type SplitText, splitText } from './text/split-text.ts';

export type UnderstoodMail = {
  mail: ParsedMail;
  kind: Kind;
  /** Two letters (ISO 639-1) or ''. */
  language: string;
  text: SplitText;
  /** What its direction follows from besides its address fields. */
  original: Person[];
  forwarded: Person | undefined;
  problems: string[];
};

/** The longest text that is told apart into own, quoted and signature; what is behind stays in the original. */
const LONGEST_TEXT = 2 * 1024 * 1024;

/** Plain data, fit to cross a worker's boundary. Throws MailTooComplex. */
export function understandMail(raw: Buffer): UnderstoodMail {
  const mail = parseMailNow(raw);
  const problems = [...mail.problems];
  if (mail.plain.length > LONGEST_TEXT || mail.html.length > LONGEST_TEXT) {
    problems.push('The text is very long; only its beginning is taken apart.');
  }
  const text = splitText({
    plain: mail.plain.slice(0, LONGEST_TEXT),
    html: mail.html.slice(0, LONGEST_TEXT),
    author: mail.from.map((from) => `${from.name} ${from.address}`).join(' '),
  });
  return {
    mail,
    kind: kindOf(mail),
    language: detectLanguage(text.own || text.text || mail.subject),
    text,
    original: originalAuthors(mail),
    forwarded: forwardedFrom(mail, text.text, raw) ?? visitorOfForm(mail),
    problems,
  };
}
