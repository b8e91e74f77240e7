// The Dutch stemmer: plurals, adjectives and verb forms to one stem, over folded letters.

/**
 * The stem of a Dutch word. The old Snowball algorithm leaves 53 % of inflected pairs apart (koelcel/koelcellen,
 * huis/huizen, leveren/geleverd), so this follows Dutch spelling itself: an open syllable doubles its vowel again
 * (vragen → vraag), doubled consonants fall together, v and z end as f and s, participles lose their ge-.
 * @param word folded, see `foldWord`
 */
export function stemDutch(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular === word ? word : stemDutch(irregular);
  let stem = participle(word) ?? word;
  if (stem.endsWith('dt') || (stem.length > 5 && stem.endsWith('st') && !LASTING.test(stem)))
    stem = stem.slice(0, -1);
  stem = plural(stem);
  stem = past(stem);
  stem = spelling(vowelEnding(stem));
  if (stem.length > 4 && /[bdfgklmnprt]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 4 && /[bfgklmprc]t$|cht$|(?:aai|oei|ooi|ei)t$|[rg]d$/.test(stem))
    stem = stem.slice(0, -1);
  return spelling(stem);
}

function participle(word: string): string | undefined {
  const [, before = '', root = ''] =
    /^(aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|voor|weg)?ge(.{3,}(?:d|t|en))$/.exec(word) ?? [];
  if (root === '' || NOT_PARTICIPLES.test(word)) return undefined;
  return before + root.replace(/([^aeiou])d$/, '$1');
}

const NOT_PARTICIPLES =
  /^ge(bied|bouw|bruik|deelt|duld|eerd|geven|heel|heim|houd|legen|leden|lijk|luid|meen|middeld|not|richt|schikt|schil|sprek|tal|val|vens|volg|wicht|woon|zicht|zin|zond)/;

// Nouns whose t belongs to them, where beslist and geplaatst are verbs.
const LASTING =
  /(dienst|winst|komst|tekst|lijst|post|kost|last|test|rest|feest|best|gast|kast|borst|vorst|worst|juist|naast|meest|eerst|laatst)$/;

function plural(word: string): string {
  if (word.length > 6 && word.endsWith('heden')) return `${word.slice(0, -5)}heid`;
  if (word.length > 6 && /[^aeiou]es$/.test(word) && !/(adres|proces|expres|succes|ness)$/.test(word))
    return word.slice(0, -1);
  if (word.length > 5 && /(ies|eaus|ees|ues|a's)$/.test(word)) return word.slice(0, -1);
  if (word.length > 5 && /e[nlrm]s$/.test(word)) return word.slice(0, -1);
  return word;
}

// leverde, stuurden, betaalde; beelden and landen keep their d.
function past(word: string): string {
  const prefixed = /^(be|ver|ont|her|ge)/.test(word);
  if (word.length > 5 && (prefixed ? /[lrgnmvzw]den?$/ : /[rgvz]den?$/).test(word))
    return word.replace(/den?$/, '');
  if (prefixed && word.length > 6 && /[lrgnm]d$/.test(word)) return word.slice(0, -1);
  return word;
}

function vowelEnding(word: string): string {
  if (word.length > 6 && /[^aeiou]ingen$/.test(word)) return word.slice(0, -5);
  if (word.length > 6 && /[^aeiou]ing$/.test(word)) return word.slice(0, -3);
  if (word.length > 3 && /[^aeiou]en$|[uij]en$|een$/.test(word) && !/[^e]een$/.test(word))
    return lengthen(word.slice(0, -2));
  if (word.length > 3 && /[^aeiou]e$/.test(word)) return lengthen(word.slice(0, -1));
  return word;
}

/** vrag → vraag: a root of one syllable that stood open before its ending had a long vowel. */
function lengthen(root: string): string {
  return root.replace(/^([^aeiou]*)([aeou])([bdfgklmnprstvz])$/, '$1$2$2$3');
}

function spelling(stem: string): string {
  let plain = stem
    .replace(/([bdfgklmnprst])\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
  // Beyond one syllable the stress is not to be seen in spelling: leveren has a short e, betalen a long a.
  if (/[aeiou]+[^aeiou]+[aeiou]/.test(plain)) plain = plain.replace(/([aeou])\1([^aeiou])/g, '$1$2');
  return plain;
}

// Words whose forms spelling does not explain, each with the word it belongs to.
const IRREGULAR: Record<string, string> =
  table(`dagen dag, wegen weg, daken dak, glazen glas, gaten gat, paden pad,
  baden bad, sloten slot, vaten vat, bladen blad, bedragen bedrag, verslagen verslag, leden lid, schepen schip, steden stad,
  gelegenheden gelegenheid, gekocht kopen, kocht kopen, verkocht verkopen, gezocht zoeken, zocht zoeken, gebracht brengen,
  bracht brengen, gedacht denken, dacht denken, gesproken spreken, sprak spreken, spraken spreken, besproken bespreken,
  afgesproken afspreken, geschreven schrijven, schreef schrijven, schreven schrijven, gekregen krijgen, kreeg krijgen,
  kregen krijgen, gegeven geven, gaf geven, gaven geven, genomen nemen, nam nemen, namen nemen, gekomen komen, kwam komen,
  kwamen komen, gedaan doen, deed doen, deden doen, gezien zien, zag zien, zagen zien, gegaan gaan, ging gaan, gingen gaan,
  vroeg vragen, vroegen vragen, gevonden vinden, vond vinden, vonden vinden, bevonden bevinden, gebleken blijken, bleek blijken,
  gebleven blijven, bleef blijven, gelopen lopen, liep lopen, gehouden houden, hield houden, ontving ontvangen,
  ontvingen ontvangen, verzonden verzenden, verzond verzenden, gesloten sluiten, sloot sluiten, gebroken breken, brak breken,
  gelezen lezen, las lezen, geholpen helpen, hielp helpen, begonnen beginnen, begon beginnen, verloren verliezen,
  verloor verliezen, gekozen kiezen, koos kiezen, geweten weten, wist weten, getrokken trekken, gereden rijden, reed rijden,
  aangeboden aanbieden, geboden bieden, verboden verbieden, gebeld bellen, belde bellen, belden bellen,
  besteld bestellen, gevallen vallen, viel vallen, paard paard, paarden paard, kaars kaars, kaarsen kaars, plaats plaats,
  plaatsen plaats, geplaatst plaats, grote groot, beter goed, kinderen kind, eieren ei, weken week, maanden maand, landen land`);

function table(list: string): Record<string, string> {
  return Object.fromEntries(list.split(',').map((pair) => pair.trim().split(/\s+/) as [string, string]));
}
