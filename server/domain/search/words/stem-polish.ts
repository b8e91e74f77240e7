// The Polish stemmer: cases, adjectives and verb forms to one stem, over folded letters (ł→l, ć→c …).

/**
 * The stem of a Polish word: verb forms by their conjugation, adjectives and comparison, then cases, with the consonants
 * that soften before -e made hard again (kobiecie → kobiet, drodze → drog). Follows the endings of grammar where the
 * published algorithm (https://snowballstem.org/algorithms/polish/stemmer.html) cuts to the root of derived words.
 * @param word folded, see `foldWord`
 */
export function stemPolish(word: string): string {
  if (word.length < 4) return word;
  return settled(verb(word) ?? adjective(word) ?? noun(word));
}

const ADJECTIVAL = '(?:ego|emu|ym|ych|ymi|ej|y|a|e|o|i)';
const PAST = '(?:l(?:a|o|y|em|am|es|as|ysmy|yscie|by|aby|oby)?|li(?:smy|scie|by)?)';
// Letters without which a rule cannot fit come first: looking for them costs a tenth of trying the rule.
const VERBS: [RegExp, RegExp, string][] = [
  [
    /ow|uj/,
    new RegExp(
      `^(.{2,})(?:owac|uje(?:sz|my|cie)?|uja|ujac(?:${ADJECTIVAL})?|ujcie|ujmy|owa${PAST}|owan${ADJECTIVAL})$`,
    ),
    'ow',
  ],
  [/wa/, new RegExp(`^(.{2,})[yi]wa(?:c|m|sz|my|cie|ja|${PAST}|n${ADJECTIVAL})$`), 'ow'],
  [/n(?:a|e|iet)/, new RegExp(`^(.{2,}n)(?:a${PAST}|e${PAST}|iet${ADJECTIVAL}|ac)$`), ''],
  [/[aiy]l/, new RegExp(`^(.{2,}?)i?[aiy]${PAST}$`), ''],
  [/eli/, /^(.{2,}?)i?eli(?:smy|scie|by)?$/, ''],
  [/aj|asz|amy|acie/, /^(.{2,}?)(?:aja|asz|amy|ajac[a-z]{0,3}|aj(?:cie|my)|acie)$/, ''],
  [/[ei]sz|ysz|[eiy]my|[iy]cie/, /^(.{2,}?)(?:i?esz|i?emy|isz|imy|icie|ysz|ymy|ycie)$/, ''],
  [/[aiy]c$/, /^(.{3,}?)i?(?:ac|ic|yc)$/, ''],
  [/ec$/, /^(.{2,}?(?:dz|mn?|s|tn|trz|sz|rz|lez|wol))i?ec$/, ''],
  [/an/, new RegExp(`^(.{3,}[^aeiouy])an${ADJECTIVAL}$`), ''],
  [/on/, new RegExp(`^(.{2,}(?:[bpwmfn]|cz|sz|rz|dz|c|z))i?on${ADJECTIVAL}$`), ''],
];

function verb(word: string): string | undefined {
  for (const [hint, form, ending] of VERBS) {
    const found = hint.test(word) ? form.exec(word) : null;
    if (found && !NO_VERBS.test(word)) return found[1] + ending;
  }
  return undefined;
}

// Nouns and adjectives with such endings.
const NO_VERBS =
  /^(?:.{1,3}osc|.*(?:stal|cel|hotel|model|szpital|kanal|dzial|wal|bal|zal)(?:[aeuyo]|em|owi|ow|om|ami|ach)?|czerwon.*|zielon.*|zdani.*|pan[iay]|ciel.*|mil[yaei].*|cal[yaei].*|bial.*|mal[yaei].*|przyjaciel.*|nauczyciel.*|stol.*|szkol.*|sil.*|chwil.*)$/;

function adjective(word: string): string | undefined {
  const best = !word.includes('sz')
    ? null
    : /^(?:naj)?(.{2,}?)(?:iej|ej)?sz(?:y|a|e|ego|emu|ym|ej|ych|ymi)$/.exec(word);
  if (best && (word.startsWith('naj') || /(?:ej|[^aeiouycr])sz/.test(word)) && word.length > 6)
    return best[1];
  return (
    /^(.{2,}?)(?:i?ego|i?emu|ych|ymi|(?<=[kgncwblz])imi|iej)$/.exec(word)?.[1] ??
    /^(.{3,}?)(?:ich|im|ym|ej)$/.exec(word)?.[1]
  );
}

const SOFTENED: [RegExp, string][] = [
  [/^(.{2,}s)cie$/, '$1t'],
  [/^(.{2,}sz)cie$/, '$1t'],
  [/^(.{2,}(?<!j|z|n))(?<![jz]e|y)cie$/, '$1t'],
  [/^(.{2,})ncie$/, '$1nt'],
  [/^(.{2,}(?<!e))dzie$/, '$1d'],
  [/^(.{3,})rze$/, '$1r'],
  [/^(.{2,})dze$/, '$1g'],
];
const CASES =
  /^(.{2,}?)(?:iowie|owie|iowi|owi|iami|ami|iach|ach|iom|iow|(?<=.{3})ow|om|iem|em|(?<=[cz])mi|ie|ia|ii|iu|io|a|u|y|i|e|o)$/;

function noun(word: string): string {
  if (/(?:ci|dzi?|rz)e$/.test(word))
    for (const [softened, hard] of SOFTENED) if (softened.test(word)) return word.replace(softened, hard);
  return CASES.exec(word)?.[1] ?? word;
}

/** Vowels that come and go are gone, and what looks like a verb's ending in one case looks so in all. */
function settled(stem: string): string {
  if (stem.length < 4) return stem;
  const bare = stem.replace(/(?<=[^aeiouy])i?e(?=[kc]$)/, '').replace(/(?<=[^aeiouy])ie(?=n$)/, '');
  return bare.length < 5 ? bare : bare.replace(/(?<=.{4})(?:al|el|il|an|am|em|ac|ec|ic)$/, '');
}
