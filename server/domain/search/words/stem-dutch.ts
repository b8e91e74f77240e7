// The Dutch stemmer: plurals, adjectives and verb forms to one stem, over folded letters.
import { dutchForms, PARTING } from './dutch-forms.ts';

/**
 * The stem of a Dutch word. The old Snowball algorithm leaves 53 % of inflected pairs apart (koelcel/koelcellen,
 * huis/huizen, leveren/geleverd), so this follows Dutch spelling itself: an open syllable doubles its vowel again
 * (vragen → vraag), doubled consonants fall together, v and z end as f and s, participles lose their ge-.
 * @param word folded, see `foldWord`
 */
export function stemDutch(word: string): string {
  forms ??= dutchForms();
  const known = forms.get(word);
  if (known !== undefined) return known.startsWith('=') ? known.slice(1) : stemPlain(known);
  return stemPlain(word);
}

function stemPlain(word: string): string {
  const whole = ofWordInEn(word);
  if (whole !== undefined) return whole;
  let stem = presentParticiple(participle(word) ?? word);
  if (stem.endsWith('dt') || (stem.length > 5 && stem.endsWith('st') && !LASTING.test(stem)))
    stem = stem.slice(0, -1);
  stem = plural(stem);
  const present = past(stem);
  if (!SMALL_WORDS.has(present)) stem = present;
  stem = spelling(vowelEnding(stem));
  if (/[bdfgklmnprt]s$/.test(stem)) stem = without(stem);
  if (/[bfgklmprc]t$|cht$|(?:aai|oei|ooi|ei)t$|[rg]d$/.test(stem)) stem = without(stem);
  return spelling(stem);
}

/** The stem without its last letter, unless that leaves one of the small words every mail is full of. */
function without(stem: string): string {
  const rest = stem.slice(0, -1);
  return rest.length < 4 || SMALL_WORDS.has(rest) ? stem : rest;
}

// maart is not maar, waarde not waar, zicht not zich: whoever looks for the first would find all mail by the second.
const SMALL_WORDS = new Set(
  'daar door haar heel hier maar meer naar noch toch veel voor waar weer zeer zich'.split(' '),
);

/** tekenen, tekent, tekende, getekend: all of teken. */
function ofWordInEn(word: string): string | undefined {
  const [, root] = /^(?:ge)?(.{3,}e[nm])(?:en|t|d|de|den|s)?$/.exec(word) ?? [];
  return root !== undefined && ENDING_IN_EN.has(root) ? root : undefined;
}

/** werkend, werkende; but avond, maanden. */
function presentParticiple(word: string): string {
  return word.length > 6 && /[^aeiou]ende?$/.test(word) && !LASTING_END.test(word)
    ? word.replace(/de?$/, '')
    : word;
}

const LASTING_END = /(?:bekend|onbekend|vreemdeling|legende|agende|weekende?|ellende|bende|volgende)$/;

function participle(word: string): string | undefined {
  const [, before = '', after = '', alone = ''] = PARTICIPLE.exec(word) ?? [];
  const root = after || alone;
  if (root === '' || NOT_PARTICIPLES.test(word)) return undefined;
  return before + root.replace(/([^aeiou])d$/, '$1');
}

// aangeleverd, goedgekeurd, omgezet; geleverd.
const PARTICIPLE = new RegExp(`^(?:(${PARTING.join('|')})ge(.{2,}(?:d|t|en))|ge(.{3,}(?:d|t|en)))$`);

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
  if (word.length > 5 && VOICED_PAST.test(word) && !NOUNS_IN_DE.test(word)) return word.replace(/den?$/, '');
  const prefixed = /^(be|ver|ont|her|ge)/.test(word);
  if (word.length > 5 && (prefixed ? /[lrgnmvzw]den?$/ : /[rgvz]den?$/).test(word))
    return word.replace(/den?$/, '');
  if (prefixed && word.length > 6 && /[lrgnm]d$/.test(word)) return word.slice(0, -1);
  return word;
}

// leefde, reisde, belde, speelde, regelde, meende.
const VOICED_PAST =
  /(?:[bfgjmvwzs]|(?:b|t|st|sp|r|v|k|t)[eiou]l|(?:aa|ee|oo|uu|oe|ie|ij|eu|ou|ui)[lnr]|[^aeiou]e[lr])den?$/;
const NOUNS_IN_DE =
  /(?:hoofd|beeld|liefd|deugd|jeugd|vriend|maand|eend|woord|paard|waard|aard|geld|veld|held|orde|wereld|haard)(?:en|e)?$|^liefde$/;

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

// Spelt out with the first word.
let forms: Map<string, string> | undefined;
// Words that end like an infinitive and are none; verbs and plurals are made of them.
const ENDING_IN_EN = new Set(
  'teken reken open oefen regen haven keuken deken laken toren molen varken kussen examen wapen eigen zegen baken gulden leugen lichaam'.split(
    ' ',
  ),
);
