// Says cheaply which of many words a text may hold, so that long regular expressions are asked only where they could answer yes.

const PREFIX = 4;
const SIZE = 1 << 14;
const LOWER = lowerCase();

export type StemFilter = {
  /** Bit n is set when a word begins like one of group n; all bits where words stand without blanks. Never misses, may say too much. */
  groups(text: string): number;
  /** The same for the first word alone. */
  first(text: string): number;
};

/**
 * At most 30 groups of words or beginnings of words, in any case, each with letters only. A beginning of fewer than four letters
 * stands for that word alone. Linear, about two nanoseconds a character.
 */
export function stemFilter(...stems: string[]): StemFilter {
  const table = new Int32Array(SIZE);
  stems.forEach((group, n) => {
    for (const stem of group.split(/\s+/)) if (stem !== '') table[hashOf(stem)]! |= 1 << n;
  });
  const all = (1 << stems.length) - 1;

  function scan(text: string, firstOnly: boolean): number {
    let found = 0;
    let length = 0;
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const letter = code < LOWER.length ? LOWER[code]! : isOtherLetter(code) ? code : 0;
      if (letter !== 0) {
        if (code >= UNSPACED) return all;
        if (length < PREFIX) {
          hash = mix(hash, letter);
          if (++length === PREFIX) {
            found |= table[hash]!;
            if (firstOnly) return found;
          }
        }
      } else if (length > 0) {
        if (length < PREFIX) {
          found |= table[hash]!;
          if (firstOnly) return found;
        }
        length = hash = 0;
      }
    }
    return length > 0 && length < PREFIX ? found | table[hash]! : found;
  }

  return { groups: (text) => scan(text, false), first: (text) => scan(text, true) };
}

/** From here on stand writings that part words by no blank (Chinese, Japanese, Korean). */
const UNSPACED = 0x2e80;

const mix = (hash: number, letter: number): number => (Math.imul(hash, 131) + letter) & (SIZE - 1);

function hashOf(stem: string): number {
  let hash = 0;
  for (let at = 0; at < Math.min(PREFIX, stem.length); at++) {
    const code = stem.charCodeAt(at);
    hash = mix(hash, code < LOWER.length ? LOWER[code]! : code);
  }
  return hash;
}

/** Beyond the table all but signs of punctuation and blanks counts as a letter. */
function isOtherLetter(code: number): boolean {
  return code > 0x206f && (code < 0x20a0 || code > 0x2bff) && (code < 0x3000 || code > 0x3003);
}

/** Lower case of the letters of most writings, without accents ("ё" is "е"); 0 for what is no letter. */
function lowerCase(): Uint16Array {
  const table = new Uint16Array(0x2000);
  for (let code = 0; code < table.length; code++) {
    const char = String.fromCharCode(code);
    if (/[\p{L}\p{M}]/u.test(char)) table[code] = char.toLowerCase().normalize('NFD').charCodeAt(0);
  }
  for (const [accented, plain] of ['łl', 'Łl', 'øo', 'Øo', 'đd', 'Đd', 'ıi'])
    table[accented!.charCodeAt(0)] = plain!.charCodeAt(0);
  return table;
}
