// Proves what is own where a copied header stands bare: above the quoted mail, or above the answer itself.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const AUTHOR = 'Anna Lis <anna@lis.example>';

type Letter = { header: string; greeting: string };

const LETTERS: Record<string, Letter> = {
  English: {
    header:
      'From: Tom Ray <tom@ray.example>\nSent: Tuesday, September 22, 2026 10:14 AM\nTo: Anna Lis <anna@lis.example>\nSubject: Lamps',
    greeting: 'Hi Tom,',
  },
  Dutch: {
    header:
      'Van: Tom Ray <tom@ray.example>\nVerzonden: dinsdag 22 september 2026 10:14\nAan: Anna Lis <anna@lis.example>\nOnderwerp: Lampen',
    greeting: 'Hoi Tom,',
  },
  Russian: {
    header:
      'От: Tom Ray <tom@ray.example>\nОтправлено: 22 сентября 2026 г. 10:14\nКому: Anna Lis <anna@lis.example>\nТема: Лампы',
    greeting: 'Привет, Tom,',
  },
  Polish: {
    header:
      'Od: Tom Ray <tom@ray.example>\nWysłano: wtorek, 22 września 2026 10:14\nDo: Anna Lis <anna@lis.example>\nTemat: Lampy',
    greeting: 'Cześć Tom,',
  },
  'Polish of a webmail': {
    header:
      'Temat: Lampy\nData: 2026-09-22 10:14\nNadawca: "Tom Ray" <tom@ray.example>\nAdresat: anna@lis.example;',
    greeting: 'Cześć Tom,',
  },
  'German of a webmail': {
    header:
      'Gesendet: Dienstag, 22. September 2026 um 10:14 Uhr\nVon: "Tom Ray" <tom@ray.example>\nAn: anna@lis.example\nBetreff: Lampen',
    greeting: 'Hallo Tom,',
  },
  'one line': {
    header:
      'Sent: Tuesday, September 22, 2026 at 10:14 AM From: "Tom Ray" <tom@ray.example> To: anna@lis.example Subject: Lamps',
    greeting: '',
  },
};

const QUOTED = ['When do the lamps come?', 'Hello Anna,\n\nwhen do the lamps come?\n\nRegards,\nTom'];
const ANSWERS = [
  'Yes',
  'Anna Lis',
  '42',
  'We ship on Monday.',
  'Two things:\n\n1. Tests: Tuesday\n2. Lamps: Monday',
  'From Monday to Friday: open\nSaturday: closed',
  'Van: maandag\nTot: dinsdag',
  'Note: the date is 22.09.2026 10:14.',
];
const SIGNATURES = ['', '\n\nRegards,\nAnna', '\n\nAnna Lis\nLis Lampy\ntel. 22 555 01 01', '\n\n-- \nAnna'];

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const ownOf = (plain: string) => lines(splitText({ plain, html: '', author: AUTHOR }).own);

test.each(Object.keys(LETTERS))('answers above a bare header: %s', (name) => {
  const { header } = LETTERS[name]!;
  for (const quoted of QUOTED)
    for (const answer of ANSWERS)
      for (const signature of SIGNATURES)
        for (const gap of ['\n\n', '\n________________________________\n']) {
          const plain = `${answer}${signature}${gap}${header}\n\n${quoted}`;
          expect(ownOf(plain), plain).toEqual(lines(answer));
        }
});

test.each(Object.keys(LETTERS).filter((name) => name !== 'one line'))(
  'answers below a header and a quote with marks: %s',
  (name) => {
    for (const answer of ANSWERS) {
      const plain = `${LETTERS[name]!.header}\n\n> When do the lamps come?\n\n${answer}`;
      expect(ownOf(plain), plain).toEqual(lines(answer));
    }
  },
);

test.each(Object.keys(LETTERS).filter((name) => LETTERS[name]!.greeting !== ''))(
  'answers straight below a header, greeting whom it names or signed: %s',
  (name) => {
    const { header, greeting } = LETTERS[name]!;
    for (const answer of ANSWERS.filter((one) => !/^(?:From|Van)/.test(one))) {
      const greeted = `${header}\n\n${greeting}\n\n${answer}`;
      expect(ownOf(greeted), greeted).toEqual([greeting, ...lines(answer)]);
      const signed = `${header}\n\n${answer}\n\nRegards,\nAnna`;
      expect(ownOf(signed), signed).toEqual(lines(answer));
    }
  },
);

test('a mail sent on without a word stays quoted', () => {
  const { header } = LETTERS.English!;
  for (const quoted of QUOTED) expect(ownOf(`${header}\n\n${quoted}`)).toEqual([]);
  const ownMail = header.replace('Tom Ray <tom@ray.example>', AUTHOR);
  expect(ownOf(`${ownMail}\n\nHi Tom,\n\nhere they are.\n\nRegards,\nAnna`)).toEqual([]);
});
