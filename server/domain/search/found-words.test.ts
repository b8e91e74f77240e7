// What of a text is marked as found, and the passage that is shown, in each of the four languages.
import { expect, test } from 'vitest';
import { cutAround, plainBeginning, WantedWords, withoutQuoteMarks } from './found-words.ts';
import { wordTerm } from './words/make-terms.ts';

const marked = (asked: string, text: string, language: string): string[] =>
  new WantedWords([wordTerm(asked, asked.endsWith('*'))])
    .in(text, 20, language)
    .map(({ start, end }) => text.slice(start, end));

test.each([
  [
    'en',
    'delivery',
    'Both deliveries came; the delivery note is missing, deliver it.',
    ['deliveries', 'delivery'],
  ],
  ['en', 'pay', 'We paid on Monday, you pay on Friday. Paper is cheap.', ['paid', 'pay']],
  ['nl', 'factuur', 'De facturen zijn er; factuur 12 niet, de factor wel.', ['facturen', 'factuur']],
  ['nl', 'leveren', 'Wij leverden maandag, geleverd is er niets.', ['leverden', 'geleverd']],
  ['ru', 'накладная', 'Накладные и накладную выслали, наклейку нет.', ['Накладные', 'накладную']],
  ['ru', 'оплатить', 'Мы оплатили счёт, оплатим и второй.', ['оплатили', 'оплатим']],
  ['pl', 'faktura', 'Faktury i fakturę wysłano, faktycznie.', ['Faktury', 'fakturę']],
  ['pl', 'zamówienie', 'Zamówienia z maja, zamówieniu brak numeru.', ['Zamówienia', 'zamówieniu']],
])('%s: %s is marked in its forms, and nothing else', (language, asked, text, found) => {
  expect(marked(asked, text, language)).toEqual(found);
});

test('a word of one language marks no look-alike in mail of another', () => {
  expect(marked('offerte', 'Our offer stands.', 'en')).toEqual([]);
  expect(marked('offerte', 'Onze offertes, geen offer.', 'nl')).toEqual(['offertes', 'offer']);
  expect(marked('offerte', 'Our offer stands.', '')).toEqual(['offer']);
  expect(new WantedWords([wordTerm('offerte', false, 'A')]).in('Our offer stands.', 9, 'en')).toEqual([]);
});

test('quoted text is shown without the marks of quoting', () => {
  expect(withoutQuoteMarks('> > one\n>> two\n three > four')).toBe('one\ntwo\n three > four');
  expect(plainBeginning('> Dear Ada, > > please send')).toBe('Dear Ada, please send');
  expect(plainBeginning('if a > b then')).toBe('if a > b then');
  const wanted = new WantedWords([wordTerm('valve', false)]);
  expect(cutAround(withoutQuoteMarks('> > about the\n> > valves\n> of May'), wanted, 'en')).toBe(
    'about the valves of May',
  );
});
