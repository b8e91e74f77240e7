// The stems of a word: what its inflected forms share, in each language Kontor searches in.
import { englishForms } from './english-forms.ts';
import { polishForms } from './polish-forms.ts';
import { russianForms } from './russian-forms.ts';
import { stemDutch } from './stem-dutch.ts';
import { stemEnglish } from './stem-english.ts';
import { stemPolish } from './stem-polish.ts';
import { stemRussian } from './stem-russian.ts';

/** The languages with a stemmer, and the sign that marks their stems in the index. */
export const STEMMED_LANGUAGES = { en: 'e', nl: 'n', ru: 'r', pl: 'p' } as const;
export type StemmedLanguage = keyof typeof STEMMED_LANGUAGES;

/**
 * The stems of a folded word, each marked with `~` and its language's sign (`~nfactur`), so that a stem meets neither
 * a surface word (no word begins with `~`) nor a stem of another language.
 * @param word folded, see `foldWord`
 * @param language `en`, `nl`, `ru`, `pl`; another language of Latin or Cyrillic script, or '' (not known), tries all
 *   that use the word's script
 * @returns marked stems; empty for numbers, compounds and very short words
 */
export function stems(word: string, language: string): string[] {
  return stemLanguages(word, language).map((of) => `~${STEMMED_LANGUAGES[of]}${stemIn(word, of)}`);
}

/** One stem, unmarked. @param word folded */
export function stemIn(word: string, language: StemmedLanguage): string {
  return STEMMERS[language](word);
}

/** Spells out the irregular forms, for which the first word of each language otherwise waits (60 ms in all). */
export function spellOutForms(): void {
  for (const stem of Object.values(STEMMERS)) stem('');
}

function stemLanguages(word: string, language: string): StemmedLanguage[] {
  if (word.length < 3) return NONE;
  if (LATIN.test(word)) {
    if (language === 'en') return ENGLISH;
    if (language === 'nl') return DUTCH;
    if (language === 'pl') return POLISH;
    return language === '' || language === 'ru' ? LATIN_SCRIPT : NONE;
  }
  if (CYRILLIC.test(word)) return language === '' || language in STEMMED_LANGUAGES ? RUSSIAN : NONE;
  return NONE;
}

// Made once: it is asked for each new word.
const NONE: StemmedLanguage[] = [];
const ENGLISH: StemmedLanguage[] = ['en'];
const DUTCH: StemmedLanguage[] = ['nl'];
const POLISH: StemmedLanguage[] = ['pl'];
const RUSSIAN: StemmedLanguage[] = ['ru'];
const LATIN_SCRIPT: StemmedLanguage[] = ['en', 'nl', 'pl'];

const LATIN = /^[a-z]+$/;
const CYRILLIC = /^[а-я]+$/;

const STEMMERS: Record<StemmedLanguage, (word: string) => string> = {
  en: withForms(englishForms, stemEnglish),
  nl: stemDutch,
  ru: withForms(russianForms, stemRussian),
  pl: withForms(polishForms, stemPolish),
};

/** Forms no rule explains come first. They are spelt out with the first word: a start has none. */
function withForms(spellOut: () => Map<string, string>, stem: (word: string) => string) {
  let forms: Map<string, string> | undefined;
  return (word: string): string => {
    forms ??= spellOut();
    const form = forms.get(word);
    if (form === undefined) return stem(word);
    return form.startsWith('=') ? form.slice(1) : stem(form);
  };
}
