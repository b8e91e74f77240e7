// The Polish stemmer: the published Snowball algorithm's steps, written over folded letters (ł→l, ć→c …).

/**
 * The stem of a Polish word. Follows the order of https://snowballstem.org/algorithms/polish/stemmer.html (nouns,
 * diminutives, superlatives or adjectives, verbs, adverbs, plurals, general endings), over folded letters so that
 * "platnosci" meets "płatności", and with the case endings that algorithm leaves (-e, -owi, -em, -iem).
 * @param word folded, see `foldWord`
 */
export function stemPolish(word: string): string {
  let stem = cut(word, NOUNS);
  stem = cut(stem, DIMINUTIVES);
  stem = superlative(stem) ?? cut(stem, ADJECTIVES);
  stem = cut(stem, CONDITIONALS);
  stem = cut(stem, VERBS);
  stem = cut(stem, ADVERBS);
  stem = cut(stem, PLURALS);
  stem = cut(stem, GENERAL);
  return cut(stem, SOFTENED);
}

type Ending = { ending: string; longerThan: number; becomes: string };

/** Takes off the longest ending that fits; a word must be longer than the rule says. */
function cut(word: string, endings: Ending[]): string {
  for (const { ending, longerThan, becomes } of endings)
    if (word.length > longerThan && word.endsWith(ending)) return word.slice(0, -ending.length) + becomes;
  return word;
}

function superlative(word: string): string | undefined {
  if (!word.startsWith('naj')) return undefined;
  const stem = cut(word, SUPERLATIVES);
  return stem === word ? undefined : stem.slice(3);
}

function rules(...groups: [longerThan: number, endings: string, becomes?: string][]): Ending[] {
  return groups
    .flatMap(([longerThan, endings, becomes = '']) =>
      endings.split(' ').map((ending) => ({ ending, longerThan, becomes })),
    )
    .sort((one, other) => other.ending.length - one.ending.length || other.longerThan - one.longerThan);
}

// The first number is the word length that must be exceeded, so that short words keep what only looks like an ending.
const NOUNS = rules(
  [
    6,
    'acja acji acje acja acjach acjami acjom anie enie aniu eniu ania enia aniem eniem aniach eniach aniami eniami aniom eniom',
  ],
  [6, 'ien'],
  [7, 'zen', 'z'],
  [6, 'tyka', 'ty'],
  [5, 'ach ami nia niu cia ciu ciem niem'],
  [5, 'cja cji cje', 'c'],
);
// budynek, budynku: the e comes and goes; a diminutive stays apart from its word (wózek, wóz).
const DIMINUTIVES = rules([6, 'eczek iczek iszek aszek uszek'], [4, 'ek', 'k']);
const SUPERLATIVES = rules([6, 'sze szy sza szych szego szemu szym szej szymi']);
const ADJECTIVES = rules(
  [6, 'czny'],
  [5, 'owy owa owe owych owego owemu owym owymi owej ych ego emu ej ymi'],
  [6, 'iego iemu iej'],
);
const CONDITIONALS = rules([6, 'bym bys bysmy byscie']);
const VERBS = rules(
  [
    5,
    'asz esz amy emy acie ecie cie alem ilem alam ilam ales iles alas ilas alismy ilismy alysmy ilysmy aliscie iliscie alyscie ilyscie',
  ],
  [5, 'ali ily aly ili alo ilo ala ila yla yli yly ylo ylem ylam'],
  [3, 'ac ec ic em am al il yl ym im'],
  [4, 'acy acego acemu acym aca acej ace acych acymi'],
  [4, 'aj', 'a'],
);
const ADVERBS = rules([5, 'nie', 'n'], [5, 'wie', 'w'], [5, 'rze', 'r']);
const PLURALS = rules([4, 'ow om ami'], [5, 'owi owie']);
const GENERAL = rules([5, 'scia', 'sc'], [4, 'ia ie ii iu io'], [3, 'u a e i y o']);
const SOFTENED = rules([4, 'i']);
