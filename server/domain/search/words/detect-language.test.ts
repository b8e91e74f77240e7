// Language detection on texts as mails have them.
import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

test.each([
  [
    'en',
    'Could you please confirm that the three cold rooms will be delivered in week 49? We have to plan the crane.',
  ],
  [
    'nl',
    'Kunt u bevestigen dat de cellen in week 49 geleverd worden? Anders moeten wij een tijdelijke oplossing huren.',
  ],
  [
    'ru',
    'Добрый день! Оплату провели сегодня, платёжное поручение во вложении. Пришлите, пожалуйста, акт сверки.',
  ],
  [
    'pl',
    'Dzień dobry, w załączniku zdjęcia uszkodzonej palety. Proszę o informację, kto pokryje koszty zwrotu.',
  ],
  ['de', 'Sehr geehrte Damen und Herren, bitte senden Sie uns ein Angebot für zwei Kühlzellen mit Montage.'],
  ['fr', 'Bonjour, merci de nous confirmer la date de livraison des panneaux et le montant de la facture.'],
  ['uk', 'Доброго дня! Надсилаємо рахунок за обладнання, будь ласка, підтвердьте отримання до п’ятниці.'],
  ['bg', 'Добър ден, изпращаме ви офертата за хладилната камера. Моля да потвърдите срока за доставка.'],
])('%s is recognised', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each([
  ['en', 'Thanks, see you on Friday!'],
  ['en', 'Thank you for the update'],
  ['en', "I won't do that, don't worry."],
  ['en', 'I don’t think so'],
  ['nl', 'Dank je wel, tot morgen'],
  ['nl', 'Is goed, dan doen we het zo. Groet, Joost'],
  ['pl', 'Dziękuję, pozdrawiam'],
  ['pl', 'Dzień dobry, czy jest już faktura?'],
  ['ru', 'Спасибо, всё получили'],
])('a short %s mail is recognised by its small words', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['', 'OK', '12.500,00', 'FYI', 'Joost', 'https://noord.example/a/b', '👍👍👍', '\u0000\ud800'])(
  'nothing is claimed about %j',
  (text) => {
    expect(detectLanguage(text)).toBe('');
  },
);
