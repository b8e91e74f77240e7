// The operators of the query language, the names they also have in the languages of the screen, and their fixed values.
import { foldWord } from '../words/fold.ts';

export const operatorNames = [
  'from',
  'to',
  'cc',
  'with',
  'subject',
  'body',
  'company',
  'contact',
  'mailbox',
  'in',
  'before',
  'after',
  'older',
  'has',
  'filename',
  'kind',
  'lang',
  'direction',
  'is',
  'size',
] as const;

export type Operator = (typeof operatorNames)[number];

const alsoCalled: Record<string, Operator> = {
  van: 'from',
  aan: 'to',
  met: 'with',
  onderwerp: 'subject',
  bedrijf: 'company',
  contactpersoon: 'contact',
  postbus: 'mailbox',
  voor: 'before',
  na: 'after',
  ouder: 'older',
  bestand: 'filename',
  taal: 'lang',
  от: 'from',
  кому: 'to',
  тема: 'subject',
  компания: 'company',
  контакт: 'contact',
  ящик: 'mailbox',
  до: 'before',
  после: 'after',
  файл: 'filename',
  язык: 'lang',
  od: 'from',
  do: 'to',
  temat: 'subject',
  firma: 'company',
  kontakt: 'contact',
  skrzynka: 'mailbox',
  przed: 'before',
  po: 'after',
  plik: 'filename',
  jezyk: 'lang',
};

const byName = new Map<string, Operator>([
  ...operatorNames.map((name) => [name, name] as const),
  ...Object.entries(alsoCalled),
]);

/** The operator of that name in any of the languages, whatever its case. */
export function operatorCalled(name: string): Operator | undefined {
  return byName.get(foldWord(name));
}

/** The values of operators that have fixed ones: what is meant → how it may be written, folded, the first as completed. */
export const fixedValues: Partial<Record<Operator, Record<string, string>>> = {
  in: {
    inbox: 'inbox postvak-in входящие odebrane',
    sent: 'sent verzonden отправленные wyslane',
    junk: 'junk spam ongewenst спам',
  },
  has: {
    attachment:
      'attachment attachments file files bijlage bijlagen bestand вложение вложения файл zalacznik zalaczniki plik',
  },
  is: {
    unfiled: 'unfiled los unlinked нераспределенные nieprzypisane',
    unread: 'unread ongelezen непрочитано непрочитанные nieprzeczytane',
    handled: 'handled done afgehandeld обработано zalatwione',
    starred: 'starred ster сзвездой gwiazdka',
  },
  direction: {
    in: 'in inkomend входящие przychodzace',
    out: 'out uitgaand исходящие wychodzace',
    internal: 'internal intern внутренние wewnetrzne',
  },
  kind: {
    personal: 'personal persoonlijk личное osobiste',
    'auto-reply': 'auto-reply autoreply automatisch автоответ autoodpowiedz',
    bounce: 'bounce onbestelbaar возврат zwrot',
    list: 'list lijst рассылка lista',
    bulk: 'bulk newsletter nieuwsbrief массовая masowe',
    calendar: 'calendar invitation uitnodiging agenda приглашение zaproszenie',
  },
  lang: {
    en: 'en english engels английский angielski',
    nl: 'nl dutch nederlands нидерландский голландский niderlandzki holenderski',
    ru: 'ru russian russisch русский rosyjski',
    pl: 'pl polish pools польский polski',
  },
};

/** What is meant by a value, in whatever language; undefined where it is none of the operator's. */
export function fixedValue(operator: Operator, value: string): string | undefined {
  const folded = foldWord(value);
  return Object.entries(fixedValues[operator] ?? {}).find(([, written]) =>
    written.split(' ').includes(folded),
  )?.[0];
}
