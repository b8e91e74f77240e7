// The English stemmer: inflection alone (plurals, verb forms, comparison), so that derived words stay words of their own.

/**
 * The stem of an English word: steps 1a, 1b, 1c and 5 of Porter's algorithm (https://tartarus.org/martin/PorterStemmer),
 * without those that take department for depart and several for sever.
 * @param word folded, see `foldWord`
 */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word;
  return withoutE(softY(withoutVerbEnding(withoutPlural(word))));
}

const VOWEL = /[aeiouy]/;
/** A vowel between single consonants at the end: the e of hope is more than an ending. */
const SHORT = /^[^aeiou]*[aeiouy][^aeiouywx]$/;

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  if (word.endsWith('eed')) return word.length > 5 ? word.slice(0, -1) : word;
  if (word.endsWith('ied')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  const ending = /(?:ed|ing)$/.exec(word)?.[0];
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (!VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/[aeiou]ck$/.test(stem) && stem.length > 5) return stem.slice(0, -1);
  if (/([bcdfghjkmnpqrtvwxy])\1$/.test(stem)) return stem.slice(0, -1);
  return SHORT.test(stem) ? `${stem}e` : stem;
}

/** party, parties: the y of an ending after a consonant is an i. */
function softY(word: string): string {
  return /[^aeiou]y$/.test(word) && word.length > 2 ? `${word.slice(0, -1)}i` : word;
}

function withoutE(word: string): string {
  if (word.endsWith('e') && word.length > 3) {
    const stem = word.slice(0, -1);
    if (!SHORT.test(stem) && !/^[^aeiouy]*$/.test(stem) && !stem.endsWith('e')) return single(stem);
    return word;
  }
  return single(word);
}

/** travelled, travel: beyond one syllable l falls together too. */
function single(stem: string): string {
  return /[aeiouy][^aeiouy]+[aeiouy]+ll$/.test(stem) ? stem.slice(0, -1) : stem;
}
