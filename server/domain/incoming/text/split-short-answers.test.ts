// Proves that short answers keep all their words and no others, whatever greeting, closing, signature and quote stand around them.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

type Around = {
  greetings: string[];
  answers: string[];
  closings: string[];
  names: string[];
  quotes: string[];
};

const AROUND: Record<string, Around> = {
  Dutch: {
    greetings: ['', 'Beste Bo,\n\n', 'Hoi Bo,\n'],
    answers: [
      'Akkoord',
      'Nee, helaas.',
      'Dank je wel',
      'Bo belt je',
      'Bel Anna even:\n030-5550101',
      'Groeten aan Anna!',
      '1. ja\n2. nee',
      'Het is:\nVonk Lampen\nKade 3\n3511 AB Utrecht',
    ],
    closings: ['', 'Groet,\n', 'Met vriendelijke groet,\n\n', 'Mvg\n'],
    names: ['Anna', 'Anna Vonk', 'Anna Vonk\nVerkoop\nVonk Lampen B.V.\nT 030-5550101'],
    quotes: [
      '',
      'Op di 3 mrt 2026 om 10:12 schreef Bo Lis <bo@lis.example>:\n> Kan het?',
      'Van: Bo Lis <bo@lis.example>\nVerzonden: dinsdag 3 maart 2026 10:12\nAan: Anna\nOnderwerp: Vraag\n\nKan het?',
    ],
  },
  Russian: {
    greetings: ['', 'Добрый день!\n\n', 'Иван, привет\n'],
    answers: [
      'Согласны',
      'Нет, к сожалению.',
      'Спасибо',
      'Передал Марине',
      'Позвоните Анне\n8-916-555-01-01',
      'Привет Анне!',
      'Реквизиты:\nООО «Лампа»\nИНН 7700000000',
    ],
    closings: ['', 'С уважением,\n', 'С уважением, ', '--\nС уважением,\n'],
    names: ['Анна', 'Анна Лис', 'Анна Лис\nменеджер\nООО «Лампа»\nтел. +7 495 555-01-01'],
    quotes: [
      '',
      'вт, 3 мар. 2026 г. в 10:12, Иван Вонк <i@vonk.example>:\n> Можно?',
      'От: Иван Вонк <i@vonk.example>\nОтправлено: 3 марта 2026 г. 10:12\nКому: Анна\nТема: Вопрос\n\nМожно?',
    ],
  },
  Polish: {
    greetings: ['', 'Dzień dobry,\n\n', 'Cześć Janie,\n'],
    answers: [
      'Tak',
      'Niestety nie.',
      'Dziękuję',
      'Przekazałem Marcie',
      'Proszę zadzwonić do Anny\n600 555 010',
      'Pozdrów Annę!',
      'Dane:\nLampex Sp. z o.o.\nNIP 525-000-00-00',
    ],
    closings: ['', 'Pozdrawiam\n', 'Z poważaniem\n\n', 'pozdrawiam '],
    names: ['Anna', 'Anna Lis', 'Anna Lis\nSpecjalista ds. sprzedaży\nLampex Sp. z o.o.\ntel. 22 555 01 01'],
    quotes: [
      '',
      'wt., 3 mar 2026 o 10:12 Jan Vonk <jan@vonk.example> napisał(a):\n> Można?',
      'Od: Jan Vonk <jan@vonk.example>\nWysłano: wtorek, 3 marca 2026 10:12\nDo: Anna\nTemat: Pytanie\n\nMożna?',
    ],
  },
  English: {
    greetings: ['', 'Hi Pete,\n\n', 'Pete\n\n'],
    answers: [
      'Agreed',
      'No, sorry.',
      'Thank you',
      'I told Mary',
      'Call Anna\n020 7946 0123',
      'Sent from the warehouse yesterday',
      'Best of luck',
      'Ship to:\nVonk Ltd\n1 High Street\nLondon',
    ],
    closings: ['', 'Kind regards\n\n', 'Best,\n', 'Cheers '],
    names: ['Anna', 'Anna Lee', 'Anna Lee\nSales\nVonk Ltd\nT 020 7946 0123'],
    quotes: [
      '',
      'On Tue, Mar 3, 2026 at 10:12 AM Pete Lis <pete@lis.example> wrote:\n> Can it?',
      'From: Pete Lis <pete@lis.example>\nSent: Tuesday, March 3, 2026 10:12 AM\nTo: Anna\nSubject: Question\n\nCan it?',
    ],
  },
};

const MORE: Record<string, Around> = {
  German: {
    greetings: ['', 'Hallo Peter,\n\n'],
    answers: ['Einverstanden', 'Danke', 'Gruß an Anna!', 'Ruf Anna an:\n0171 5550101'],
    closings: ['', 'Viele Grüße\n', 'LG ', 'Danke und Gruß\n'],
    names: ['Anna', 'Anna Lis\nVertrieb\nLampen GmbH\nTel. 089 5550101'],
    quotes: [
      '',
      'Von: Peter Vonk <p@vonk.example>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Anna\nBetreff: Frage\n\nGeht das?',
    ],
  },
  French: {
    greetings: ['', 'Monsieur,\n\n'],
    answers: ['D’accord', 'Merci', 'Livrer à :\nLampes SARL\n1 rue Haute'],
    closings: ['', 'Cordialement,\n', 'Cdt, ', 'Merci d’avance,\n'],
    names: ['Anna', 'Anna Lis\nVentes\nLampes SARL\nTél. 01 55 50 10 10'],
    quotes: ['', 'Le mar. 3 mars 2026 à 10:12, Pierre Vonk <p@vonk.example> a écrit :\n> Possible ?'],
  },
  Finnish: {
    greetings: ['', 'Hei Pekka,\n\n'],
    answers: ['Sopii', 'Kiitos', 'Soita Annalle\n040 555 0101'],
    closings: ['', 'Terveisin,\n', 'T. '],
    names: ['Anna', 'Anna Lis\nMyynti\nLamput Oy\nPuh. 09 555 010'],
    quotes: ['', 'ti 3. maalisk. 2026 klo 10.12 Pekka Vonk (p@vonk.example) kirjoitti:\n> Sopiiko?'],
  },
  Danish: {
    greetings: ['', 'Kære Peter\n\n'],
    answers: ['Fint', 'Tak', 'Ring til Anna\n20 55 50 10'],
    closings: ['', 'Med venlig hilsen\n', 'Mvh '],
    names: ['Anna', 'Anna Lis\nSalg\nLamper ApS\nTlf. 33 55 50 10'],
    quotes: ['', 'Den tirs. 3. mar. 2026 kl. 10.12 skrev Peter Vonk <p@vonk.example>:\n> Kan det?'],
  },
};

test.each(Object.keys({ ...AROUND, ...MORE }))('short answers in %s', (language) => {
  const { greetings, answers, closings, names, quotes } = { ...AROUND, ...MORE }[language]!;
  for (const greeting of greetings)
    for (const answer of answers)
      for (const closing of closings)
        for (const name of names)
          for (const quote of quotes) {
            const said = `${greeting}${answer}`;
            const plain = `${said}\n\n${closing}${name}\n\n${quote}`;
            const author =
              language === 'Russian' ? 'Анна Лис <anna@lis.example>' : 'Anna Lis <anna@lis.example>';
            expect(splitText({ plain, html: '', author }).own, plain).toBe(said);
          }
});

const BETWEEN: [string, string, string[], string[]][] = [
  [
    'Op di 3 mrt 2026 om 10:12 schreef Bo Lis <bo@lis.example>:',
    'Wie betaalt?',
    ['Dank je', 'Groet aan Kees', 'Ik denk Bo'],
    ['', 'Groet,\nAnna', 'Anna'],
  ],
  [
    'вт, 3 мар. 2026 г. в 10:12, Иван Вонк <i@vonk.example>:',
    'Кто платит?',
    ['Спасибо', 'Согласны', 'Платит Анна'],
    ['', 'С уважением,\nАнна', 'Анна'],
  ],
  [
    'W dniu 3.03.2026 o 10:12, Jan Vonk pisze:',
    'Czy Jan płaci?',
    ['Tak', 'Dziękuję', 'Płaci Anna'],
    ['', 'Pozdrawiam\nAnna', 'Anna'],
  ],
];

test.each(BETWEEN)(
  'answers between the lines of a quote: %s',
  (introduction, question, answers, signatures) => {
    for (const answer of answers)
      for (const signature of signatures)
        for (const gap of ['\n', '\n\n']) {
          const plain = `${introduction}\n> One?${gap}1${gap}> ${question}${gap}${answer}\n\n${signature}`;
          const author = question.startsWith('К')
            ? 'Анна Лис <anna@lis.example>'
            : 'Anna Lis <anna@lis.example>';
          expect(splitText({ plain, html: '', author }).own.split(/\n+/), plain).toEqual(['1', answer]);
        }
  },
);
