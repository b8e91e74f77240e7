// What can be written in the search box, each with an example; the words are the languages'.
import type { TFunction } from 'i18next';

/** Values that are people's or their words: the examples speak the reader's language. */
const named = [
  'from',
  'to',
  'cc',
  'with',
  'subject',
  'body',
  'company',
  'contact',
  'mailbox',
  'filename',
] as const;
/** Values that are ours and the same in every language. */
const fixed = {
  in: 'in:sent',
  before: 'before:2026-03-01',
  after: 'after:2026-01-01',
  older: 'older:6m',
  has: 'has:attachment',
  kind: 'kind:list',
  lang: 'lang:nl',
  direction: 'direction:out',
  is: 'is:unread',
  size: 'size:>5mb',
} as const;
const forms = ['words', 'phrase', 'prefix', 'without', 'or', 'parentheses'] as const;

export type HelpRow = { key: string; example: string; words: string; insert: string };

/** First how words are written, then the operators. */
export function helpRows(t: TFunction): { forms: HelpRow[]; operators: HelpRow[] } {
  return {
    forms: forms.map((key) => {
      const example = t(`search.example.${key}`);
      return { key, example, words: t(`search.form.${key}`), insert: example };
    }),
    operators: [
      ...named.map((key) => ({
        key,
        example: `${key}:${t(`search.example.${key}`)}`,
        words: operatorWords(t, key),
        insert: `${key}:`,
      })),
      ...Object.entries(fixed).map(([key, example]) => ({
        key,
        example,
        words: operatorWords(t, key),
        insert: `${key}:`,
      })),
    ],
  };
}

/** What an operator narrows; empty for one we have no words for. */
export function operatorWords(t: TFunction, operator: string): string {
  const say = t as unknown as (key: string, options: object) => string;
  return say(`search.op.${operator}`, { defaultValue: '' });
}
