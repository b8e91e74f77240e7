// Why rows of a list are left out, in Polish: words of the screen and of the file that has these rows.
import type { LeftOutWords } from './en.ts';

export const leftOutRows: LeftOutWords = {
  'card-import.same-by.address': 'ten sam adres co',
  'card-import.same-by.number': 'ten sam numer co',
  'card-import.same-by.phone': 'ten sam telefon co',
  'card-import.same-by.name': 'ta sama nazwa co',
  'card-import.same-by.domain': 'ta sama domena co',
  'card-import.left-out': 'Pominięte wiersze',
  'card-import.trouble.responsible-oneself':
    'Za tę firmę odpowiadasz ty; karta otworzyłaby ci pocztę. Niech wczyta ją ktoś inny:',
  'card-import.trouble.bad-address': 'To nie adres e-mail:',
  'card-import.trouble.bad-birthday': 'Nie ma takiego dnia:',
  'card-import.trouble.no-name': 'Brak nazwy i adresu',
  'card-import.trouble.too-many-cells': 'Więcej komórek niż kolumn; może brakuje cudzysłowu?',
  'card-import.trouble.too-many-addresses': 'Za dużo adresów',
  'card-import.trouble.quote-not-closed': 'Cudzysłów nie jest zamknięty:',
  'card-import.trouble.text-after-quote': 'Tekst po cudzysłowie zamykającym:',
  'card-import.trouble.too-large': 'Wiersz jest za długi',
  'card-import.trouble.is-group': 'Grupa, nie osoba ani firma:',
  'card-import.trouble.vcard-not-closed': 'Karta się nie kończy:',
  'card-import.trouble.vcard-too-large': 'Karta jest za duża',
  'card-import.trouble.vcard-no-name': 'Karta nie ma nazwy',
};

export const leftOutHeadings = { line: 'Wiersz', why: 'Dlaczego pominięty' };
