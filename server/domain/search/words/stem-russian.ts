// The Russian stemmer: cases, adjectives and verb forms to one stem, over folded letters (ё→е).

/**
 * The stem of a Russian word. Verbs keep the vowel they are conjugated with (носит → носи, читает → чита, требует →
 * требова), nouns lose their ending alone, so that носить and нос stay apart, as do купить and купе; Snowball's
 * algorithm, which cuts both to the root, met every eighth pair of look-alikes. Nouns in -ия keep their и (партия, парта).
 * @param word folded, see `foldWord`
 */
export function stemRussian(word: string): string {
  if (word.length < 4) return word;
  const own = word.length > 5 ? word.replace(/(?<=[аеиоуыэюя])сь$|(?<=[тьшймл])ся$/, '') : word;
  return settled(verb(own) ?? adjective(own) ?? noun(own));
}

/** First conjugation by its vowel, second as и; longest endings first. */
function verb(word: string): string | undefined {
  let found =
    /^(.{2,})(?:ировать|ирую|ируешь|ирует|ируем|ируете|ируют|ировал[аои]?|ируй(?:те)?|ируя|ирован(?:[аоы]|н[а-я]{2,3})?)$/.exec(
      word,
    );
  if (found) return `${found[1]}ирова`;
  found = /^(.{2,})(?:овать|уешь|ует|уем|уете|уют|овал[аои]?|уйте|ован(?:[аоы]|н[а-я]{2,3})?)$/.exec(word);
  if (found) return `${found[1]}ова`;
  found = /^(.{2,}[бпвмф])лю$/.exec(word);
  if (found) return `${found[1]}и`;
  found =
    /^(.*[аеиоуыэюяь].*[ая])(?:ю|ешь|ет|ем|ете|ют|ть|л[аои]?|вший|вшая|вшие|вших|й|йте|ющ[а-я]{2,3}|ем[а-я]{2,3}|в|нн[а-я]{2,3}|н[аоы])$/.exec(
      word,
    );
  if (found) return found[1];
  found = /^(.*[аеяо])(?:ешь|ете|ют|ть)$/.exec(word);
  if (found && word.length > 4) return found[1];
  found = /^(.{2,}[^аеиоуыэюяь])(?:ить|ишь|ите|ил[аои]?|ивши|ивший|ящ[а-я]{2,3})$/.exec(word);
  if (found) return `${found[1]}и`;
  found = /^(.{2,}[^аеиоуыэюяь])(?:ит|ят)$/.exec(word);
  if (found) return `${found[1]}и`;
  // носим, купим; but adjectives after к, г, х, ж, ш, н are by far more.
  found = /^(.{2,}[бвдзлмпрстчщ]|[аеиоуыэюя]н)им$/.exec(word);
  if (found) return `${found[1]}и`;
  found = /^(.{2,}[жшщч])ат$/.exec(word);
  if (found && word.length > 5) return `${found[1]}и`;
  found = /^(.{3,})(?:вл|пл|бл|мл|фл)ен(?:[аоы]|н[а-я]{2,3})?$/.exec(word);
  if (found) return `${found[1]}${word[found[1]!.length]}и`;
  found = /^(.{3,}[чнртлс])ен(?:[аоы]|н[а-я]{2,3})$/.exec(word);
  if (found) return `${found[1]}и`;
  // заключен, перечислен; but доволен.
  found = /^(.{4,}(?:ч|(?<!о)л))ен$/.exec(word);
  if (found) return `${found[1]}и`;
  found = /^(.{2,}н)(?:уть|у|ешь|ет|ем|ете|ут|ул[аои]?)$/.exec(word);
  if (found && /н(?:уть|ешь|ете|ул[аои]?)$/.test(word)) return `${found[1]}`;
  return undefined;
}

const ADJECTIVE =
  /^(.{2,}?)(?:[ыио]го|[ыио]му|[ыи]ми|ого|его|ому|ему|ая|яя|ое|ее|ые|ие|ый|ой|ую|юю|ою|ею|ых|их|ым|им)$/;

/** Only endings no noun has, and those of nouns where what stands before says adjective. */
function adjective(word: string): string | undefined {
  if (/(?:ая|яя|ое|ые|ый|ую|юю|ого|его|ому|ему|ыми|ими|ых|их|ым)$/.test(word)) {
    const found = ADJECTIVE.exec(word);
    if (found) return found[1];
  }
  if (
    /(?:[кгхжшчщ]|[^аеиоуыэюяй]н|нн)(?:ий|ие|им|ей)$/.test(word) &&
    !/(?:жей|ачей|очей|лучей)$/.test(word)
  ) {
    const found = /^(.{3,})(?:ий|ие|им|ей)$/.exec(word);
    if (found) return found[1];
  }
  if (/(?:н|к|г|ск|р|в)ой$/.test(word) && word.length > 6) return word.slice(0, -2);
  return undefined;
}

const IA = /^(.{2,}и)(?:я|и|ю|ей|ем|е|й|ям|ями|ях|ев|ям)$/;
const NOUN =
  /^(.{2,}?)(?:иями|ями|ами|иях|ях|ах|иям|ям|ам|ьями|ьях|ьям|ьев|ьем|ья|ье|ью|ьи|ов|ев|ей|ом|ем|ой|ого|а|о|у|ы|и|е|я|ю|ь|й)$/;

/** A soft ending leaves its mark, so that месть and место, сырье and сыр stay apart; е may be either and counts as hard. */
function noun(word: string): string {
  const ia = word.length > 5 ? IA.exec(word) : null;
  if (ia) return ia[1]!;
  const found = NOUN.exec(word);
  if (!found) return word;
  const stem = found[1]!;
  const isSoft = SOFT.test(word.slice(stem.length)) && /[бвдзлмнпрстф]$/.test(stem);
  return isSoft ? `${stem}ь` : stem;
}

const SOFT = /^(?:ь.*|[яюи].*|ей|ев|ем)$/;

/** What a noun's stem looks like a verb's by is treated alike in all its cases; vowels that come and go are gone. */
function settled(stem: string): string {
  let done = stem;
  if (done.length > 4)
    done = done
      .replace(/(?<=[^аеиоуыэюя])ь?[ео](?=[кц]$)/, '')
      .replace(/(?<=.{2}[^аеиоуыэюя])ь?[ео](?=[рнмл]ь?$)/, '')
      .replace(/ь(?=[кцлрнм]$)/, '');
  if (done.length > 4) done = done.replace(/(?<=.{3})(?:ал|ан)$/, 'а').replace(/(?<=.{3})(?:ил|ит)$/, 'и');
  return done;
}
