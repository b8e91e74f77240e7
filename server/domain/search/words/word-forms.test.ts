// Measures the stemmers against word forms taken from grammar, in two halves: one to mend by, one seen by its totals only.
import { describe, expect, test } from 'vitest';
import { foldWord } from './fold.ts';
import { stemIn } from './stem.ts';
import * as dutch from './word-forms/dutch.ts';
import * as english from './word-forms/english.ts';
import * as polish from './word-forms/polish.ts';
import * as russian from './word-forms/russian.ts';

type Pair = [string, string];
type Half = 'open' | 'held out';
const lists = { en: english, nl: dutch, ru: russian, pl: polish };
/** Every second paradigm, every second pair. */
const isIn = (half: Half, index: number) => (index % 2 === 0) === (half === 'open');

const same = (text: string, half: Half): Pair[] =>
  text
    .trim()
    .split('\n')
    .filter((_, index) => isIn(half, index))
    .flatMap((line) => {
      const [word, ...forms] = line.trim().split(' ').map(foldWord) as [string, ...string[]];
      return forms.filter((form) => form !== word).map((form): Pair => [word, form]);
    });

const different = (text: string, half: Half): Pair[] =>
  text
    .trim()
    .split(/,\s*/)
    .filter((_, index) => isIn(half, index))
    .map((pair) => pair.split(' ').map(foldWord) as Pair)
    // pięć and piec: search forgives diacritics, so these are one word to it.
    .filter(([one, other]) => one !== other);

describe.each(['en', 'nl', 'ru', 'pl'] as const)('%s', (language) => {
  describe.each(['open', 'held out'] as const)('%s half', (half) => {
    const meets = ([one, other]: Pair) => stemIn(one, language) === stemIn(other, language);
    const say = (what: string, all: Pair[], found: Pair[]) => {
      const names = half === 'open' ? `: ${found.map((pair) => pair.join('/')).join(' ')}` : '';
      const share = ((found.length / all.length) * 100).toFixed(1);
      console.log(`${language}, ${half}: ${found.length} of ${all.length} ${what}, ${share} %${names}`);
    };

    test('at least 80 % of the forms of one word meet', () => {
      const all = same(lists[language].paradigms, half);
      const missed = all.filter((pair) => !meets(pair));
      say('forms missed', all, missed);
      expect(all.length).toBeGreaterThanOrEqual(75);
      expect(missed.length / all.length).toBeLessThanOrEqual(0.2);
    });

    test('at most 5 % of different words meet', () => {
      const all = different(lists[language].different, half);
      const wrong = all.filter(meets);
      say('different words meet', all, wrong);
      expect(all.length).toBeGreaterThanOrEqual(75);
      expect(wrong.length / all.length).toBeLessThanOrEqual(0.05);
    });
  });
});
