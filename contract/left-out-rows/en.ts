// Why rows of a list are left out, in English: words of the screen and of the file that has these rows.
export const leftOutRows = {
  'card-import.same-by.address': 'same address as',
  'card-import.same-by.number': 'same number as',
  'card-import.same-by.phone': 'same phone as',
  'card-import.same-by.name': 'same name as',
  'card-import.same-by.domain': 'same domain as',
  'card-import.left-out': 'Left out rows',
  'card-import.trouble.responsible-oneself':
    'You answer for this company yourself; a card there would open mail to you. Let a colleague bring it in:',
  'card-import.trouble.bad-address': 'Not a mail address:',
  'card-import.trouble.bad-birthday': 'No such day:',
  'card-import.trouble.no-name': 'Neither name nor address',
  'card-import.trouble.too-many-cells': 'More cells than columns; is a quotation mark missing?',
  'card-import.trouble.too-many-addresses': 'Too many addresses',
  'card-import.trouble.quote-not-closed': 'A quotation mark is not closed:',
  'card-import.trouble.text-after-quote': 'Text after a closing quotation mark:',
  'card-import.trouble.too-large': 'The row is too long',
  'card-import.trouble.is-group': 'A group, not a person or company:',
  'card-import.trouble.vcard-not-closed': 'The card does not end:',
  'card-import.trouble.vcard-too-large': 'The card is too large',
  'card-import.trouble.vcard-no-name': 'The card has no name',
} as const;

export type LeftOutWords = Record<keyof typeof leftOutRows, string>;

/** What stands above the line and the reason in the file; a column headed so is left out when the file is brought in again. */
export const leftOutHeadings = { line: 'Line', why: 'Why left out' };
