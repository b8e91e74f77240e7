// Why rows of a list are left out, in Russian: words of the screen and of the file that has these rows.
import type { LeftOutWords } from './en.ts';

export const leftOutRows: LeftOutWords = {
  'card-import.same-by.address': 'тот же адрес, что у',
  'card-import.same-by.number': 'тот же номер, что у',
  'card-import.same-by.phone': 'тот же телефон, что у',
  'card-import.same-by.name': 'то же имя, что у',
  'card-import.same-by.domain': 'тот же домен, что у',
  'card-import.left-out': 'Пропущенные строки',
  'card-import.trouble.responsible-oneself':
    'За эту компанию отвечаете вы; карточка открыла бы вам почту. Пусть её загрузит коллега:',
  'card-import.trouble.bad-address': 'Не адрес почты:',
  'card-import.trouble.bad-birthday': 'Такого дня нет:',
  'card-import.trouble.no-name': 'Нет ни имени, ни адреса',
  'card-import.trouble.too-many-cells': 'Ячеек больше, чем столбцов; не пропущена ли кавычка?',
  'card-import.trouble.too-many-addresses': 'Слишком много адресов',
  'card-import.trouble.quote-not-closed': 'Кавычка не закрыта:',
  'card-import.trouble.text-after-quote': 'Текст после закрывающей кавычки:',
  'card-import.trouble.too-large': 'Строка слишком длинная',
  'card-import.trouble.is-group': 'Группа, а не человек или компания:',
  'card-import.trouble.vcard-not-closed': 'Карточка не закончена:',
  'card-import.trouble.vcard-too-large': 'Карточка слишком велика',
  'card-import.trouble.vcard-no-name': 'У карточки нет имени',
};

export const leftOutHeadings = { line: 'Строка', why: 'Почему пропущена' };
