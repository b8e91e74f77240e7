// Tells the language of a mail's own words.
import { eld } from 'eld/small';

/** How much of a text is looked at, in UTF-16 units: more costs time and changes little. */
const LOOKED_AT = 300;
/** Fewer letters than this say nothing certain; function words alone may still tell. */
const FEW_LETTERS = 24;

// Only what a European company is written in: each further language makes short texts less certain.
eld.setLanguageSubset(
  'en nl ru pl de fr es it pt cs sk uk be bg sr da no sv fi et lv lt hu ro hr sl tr el'.split(' '),
);

/**
 * The language of a text, by its first 300 characters, addresses and numbers left out.
 * @param text the author's own words
 * @returns a two-letter code (ISO 639-1), or '' when it is too short or too mixed to tell. About 0.1 ms.
 */
export function detectLanguage(text: string): string {
  const words = firstWords(text);
  const letters = lettersIn(words);
  if (letters < 4) return '';
  const isCyrillic = /[а-я]/i.test(words);
  const cyrillic = isCyrillic
    ? byCyrillicLetters(words)
    : POLISH_LETTERS.test(words)
      ? polishAfterAll(words)
      : '';
  if (cyrillic !== '') return cyrillic;
  const known = byFunctionWords(words);
  if (letters < FEW_LETTERS) return known;
  // Small words that are plainly one language's outweigh the statistics, which cost far more.
  if (known !== '' && !isCyrillic) return known;
  const found = eld.detect(words);
  if (isCyrillic) return cyrillicAfterAll(words, found.language);
  return found.isReliable() || letters > 80 ? found.language : '';
}

/** The first 300 characters that are words; mostly they stand in the first 480 of the text. */
function firstWords(text: string): string {
  const near = text.length > NEAR ? onlyWords(text.slice(0, NEAR).replace(/\S+$/, '')) : '';
  return (near.length >= LOOKED_AT ? near : onlyWords(text.slice(0, 4 * LOOKED_AT))).slice(0, LOOKED_AT);
}

const NEAR = 480;

function onlyWords(text: string): string {
  const words = text.replace(NOT_WORDS, ' ');
  return (MANY_BLANKS.test(words) ? words.replace(/\s+/g, ' ') : words).trim();
}

// A single line feed must become a blank as well.
const MANY_BLANKS = /\s\s|[^\S ]/;

/** A neighbour of Russian only where its own letters are: і is every twentieth letter of Ukrainian, ъ before a consonant Bulgarian. */
function cyrillicAfterAll(words: string, found: string): string {
  if (found === 'bg' && /ъ[^еёюя]/i.test(words)) return 'bg';
  if ((found === 'uk' || found === 'be') && /[іў]/i.test(words)) return found;
  return ['ru', 'uk', 'be', 'bg', 'sr'].includes(found) ? 'ru' : '';
}

// Of the languages told apart here only Polish has these letters; a Polish name in a foreign text is one word of it.
const POLISH_LETTERS = /[łśźżńęą]/i;

function polishAfterAll(words: string): string {
  if (/[ėįųūšžčůřěőűăâ]/i.test(words)) return '';
  const all = words.split(' ');
  const polish = all.filter(
    (word, index) => POLISH_LETTERS.test(word) && (index === 0 || word === word.toLowerCase()),
  );
  return polish.length > 0 && polish.length * 8 >= all.length && byFunctionWords(words) === '' ? 'pl' : '';
}

const NOT_WORDS = /[^\s@\d]*[@\d]\S*|\b(?:https?:\/\/|www\.)\S+|[\u0000-\u001f_*|<>[\]{}=+~#]+/g;

/** Characters that are letters, by code point; no list of them is made. */
function lettersIn(words: string): number {
  let letters = 0;
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    if (code < 128) letters += (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : 0;
    else if (code >= 0x430 && code <= 0x44f) letters += 1;
    else if (code < 0xdc00 || code > 0xdfff)
      letters += LETTER.test(String.fromCodePoint(words.codePointAt(at)!)) ? 1 : 0;
  }
  return letters;
}

const LETTER = /^\p{L}$/u;

// Letters that one language of the script has and its neighbours have not; the detector confuses these neighbours.
function byCyrillicLetters(words: string): string {
  if (/[ђјљњћџ]/i.test(words)) return 'sr';
  if (/ў/i.test(words)) return 'be';
  if (/[їєґ]/i.test(words)) return 'uk';
  if (/[ыэё]/i.test(words))
    return (words.match(/[a-z]/gi)?.length ?? 0) > (words.match(/[а-я]/gi)?.length ?? 0) ? '' : 'ru';
  return '';
}

// A short mail ("Dank je wel, tot morgen") has too few letters for statistics, but its small words are telling.
const FUNCTION_WORDS: [language: string, words: Set<string>][] = [
  [
    'en',
    new Set(
      "i the and you for we our your please thanks thank with this that have will are is from dear regards hello hi do to of it be not my me don't won't can't it's i'm i've i'll we'll you'll that's didn't doesn't isn't shall who how when would could should us here works no longer an".split(
        ' ',
      ),
    ),
  ],
  [
    'nl',
    new Set(
      'de het een en wij we ik je jij jullie u uw ons onze niet voor met van dat dit graag bedankt dank wel geachte beste groet groeten is hallo'.split(
        ' ',
      ),
    ),
  ],
  [
    'pl',
    new Set(
      'i w z na nie się jest dziękuję dziękujemy proszę dzień dobry pozdrawiam oraz że do jak czy pan pani państwa witam już'.split(
        ' ',
      ),
    ),
  ],
  [
    'ru',
    new Set(
      'и в на не с что как для вас мы вы спасибо добрый день пожалуйста здравствуйте уважением это по за к да нет'.split(
        ' ',
      ),
    ),
  ],
  [
    'de',
    new Set(
      'der die das und ist nicht wir sie ich mit für bitte danke hallo grüße freundlichen grüßen ein eine von'.split(
        ' ',
      ),
    ),
  ],
  [
    'fr',
    new Set(
      "le la les et est vous nous je merci bonjour cordialement pour avec une des pas dans votre suis au du jusqu'au c'est qu'il nos".split(
        ' ',
      ),
    ),
  ],
];

/** Each small word once, with the languages that have it in the order above. */
const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of FUNCTION_WORDS)
  for (const word of words) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);

/** The language whose function words are at least two and twice as many as any other's; '' otherwise. */
function byFunctionWords(words: string): string {
  const counts = new Map<string, number>();
  for (const word of words
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}']+/u))
    for (const language of LANGUAGES_OF.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  const [first, second] = [...counts].sort((one, other) => other[1] - one[1]);
  if (first === undefined || first[1] < 2 || first[1] < 2 * (second?.[1] ?? 0)) return '';
  return first[0];
}
