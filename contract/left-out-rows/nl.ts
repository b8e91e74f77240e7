// Why rows of a list are left out, in Dutch: words of the screen and of the file that has these rows.
import type { LeftOutWords } from './en.ts';

export const leftOutRows: LeftOutWords = {
  'card-import.same-by.address': 'zelfde adres als',
  'card-import.same-by.number': 'zelfde nummer als',
  'card-import.same-by.phone': 'zelfde telefoon als',
  'card-import.same-by.name': 'zelfde naam als',
  'card-import.same-by.domain': 'zelfde domein als',
  'card-import.left-out': 'Overgeslagen rijen',
  'card-import.trouble.responsible-oneself':
    'U bent zelf verantwoordelijk voor dit bedrijf; een kaart daar zou post voor u openen. Laat een collega dit inlezen:',
  'card-import.trouble.bad-address': 'Geen mailadres:',
  'card-import.trouble.bad-birthday': 'Zo’n dag is er niet:',
  'card-import.trouble.no-name': 'Geen naam en geen adres',
  'card-import.trouble.too-many-cells': 'Meer cellen dan kolommen; ontbreekt er een aanhalingsteken?',
  'card-import.trouble.too-many-addresses': 'Te veel adressen',
  'card-import.trouble.quote-not-closed': 'Een aanhalingsteken is niet gesloten:',
  'card-import.trouble.text-after-quote': 'Tekst na een sluitend aanhalingsteken:',
  'card-import.trouble.too-large': 'De rij is te lang',
  'card-import.trouble.is-group': 'Een groep, geen persoon of bedrijf:',
  'card-import.trouble.vcard-not-closed': 'De kaart eindigt niet:',
  'card-import.trouble.vcard-too-large': 'De kaart is te groot',
  'card-import.trouble.vcard-no-name': 'De kaart heeft geen naam',
};

export const leftOutHeadings = { line: 'Regel', why: 'Waarom overgeslagen' };
