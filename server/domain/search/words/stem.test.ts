// Measures the stemmers against word forms taken from grammar.
import { describe, expect, test } from 'vitest';
import { foldWord } from './fold.ts';
import { stemIn, stems } from './stem.ts';
import { WORD_FORMS } from './word-forms.ts';

function pairs(list: string): [string, string][] {
  return list.split(',').map((pair) => {
    const [one, other] = pair.trim().split(/\s+/) as [string, string];
    return [foldWord(one), foldWord(other)];
  });
}

describe.each(['en', 'nl', 'ru', 'pl'] as const)('word forms in %s', (language) => {
  const meets = ([one, other]: [string, string]) => stemIn(one, language) === stemIn(other, language);

  test('at least 80 % of the forms of one word meet', () => {
    const all = pairs(WORD_FORMS[language].same);
    const missed = all.filter((pair) => !meets(pair));
    console.log(
      `${language}: ${all.length - missed.length} of ${all.length} pairs of forms meet (${((1 - missed.length / all.length) * 100).toFixed(0)} %); not: ${missed.map((pair) => pair.join('/')).join(' ')}`,
    );
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(missed.length / all.length).toBeLessThanOrEqual(0.2);
  });

  test('at most 5 % of different words meet', () => {
    const all = pairs(WORD_FORMS[language].different);
    const wrong = all.filter(meets);
    console.log(
      `${language}: ${wrong.length} of ${all.length} pairs of different words meet; ${wrong.map((pair) => pair.join('/')).join(' ')}`,
    );
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(wrong.length / all.length).toBeLessThanOrEqual(0.05);
  });
});

test('what business mail is full of: forms of verbs with prefixes, and the nouns beside them', () => {
  const words = {
    nl: [
      'afspraak afspraken',
      'bijlage bijlagen bijlages',
      'uitgave uitgaven',
      'overname overnamen',
      'afspreken afgesproken afspreekt',
      'goedkeuren goedgekeurd goedkeurt',
      'vaststellen vastgesteld',
      'samenvatten samengevat',
      'omzetten omgezet',
      'vrijgeven vrijgegeven',
      'deelnemen deelgenomen',
    ],
    pl: ['przypomnieć przypomniał', 'rozpocząć rozpocznie rozpoczęto', 'zacząć zaczniemy'],
    ru: [
      'оплатить оплачен оплачено оплаченный оплачу',
      'возвратить возвращён возвращу',
      'заключить заключён',
      'перечислить перечислен',
    ],
  } as const;
  for (const [language, lists] of Object.entries(words))
    for (const list of lists) {
      const stems = list.split(' ').map((word) => stemIn(foldWord(word), language as 'nl'));
      expect([list, ...new Set(stems)]).toHaveLength(2);
    }
});

test('no word is a form of the small words or the greetings that stand in every mail', () => {
  const apart: [word: string, everywhere: string, 'en' | 'nl' | 'ru' | 'pl'][] = [
    ['maart', 'maar', 'nl'],
    ['waarde', 'waar', 'nl'],
    ['waarden', 'waar', 'nl'],
    ['zicht', 'zich', 'nl'],
    ['haarden', 'haar', 'nl'],
    ['goederen', 'beste', 'nl'],
    ['goede', 'beste', 'nl'],
    ['better', 'good', 'en'],
    ['better', 'best', 'en'],
    ['lepszy', 'dobry', 'pl'],
    ['лучше', 'хорошего', 'ru'],
  ];
  for (const [word, everywhere, language] of apart)
    expect([word, stemIn(foldWord(word), language)]).not.toEqual([
      word,
      stemIn(foldWord(everywhere), language),
    ]);
  for (const [one, other] of [
    ['waarde', 'waarden'],
    ['hoor', 'hoorde'],
    ['duurt', 'duren'],
    ['kaart', 'kaarten'],
  ])
    expect(stemIn(one!, 'nl')).toBe(stemIn(other!, 'nl'));
});

test('a stem is marked with its language and never looks like a word', () => {
  expect(stems('facturen', 'nl')).toEqual(['~nfactur']);
  expect(stems('2026', 'nl')).toEqual([]);
  expect(stems('счетов', '')).toEqual(['~rсчет']);
  expect(stems('orders', '')).toHaveLength(3);
});
