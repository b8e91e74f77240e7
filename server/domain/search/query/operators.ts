// The operators of the query language.

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
