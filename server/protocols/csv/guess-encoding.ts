// Guesses in which encoding a table was written, and decodes it as it streams.
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from '../mime/guess-charset.ts';

/** Those a person may choose from; as iconv names them. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'koi8-r',
  'cp866',
] as const;
export type Encoding = (typeof encodings)[number];

/** @param bytes the beginning of the file, some hundred kilobytes */
export function guessEncoding(bytes: Buffer): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = nulls(bytes);
  if (zeros) return zeros;
  // The cut may go through a letter.
  if ([0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))))) return 'utf-8';
  // Delimiters and plain letters say nothing; the words with foreign letters do.
  const words = Buffer.from(
    bytes
      .toString('latin1')
      .split(/[\x00-\x09\x0b-\x1f!-,./:-@[-`{-~]+/)
      .filter((word) => /[\x80-\xff]/.test(word))
      .join(' '),
    'latin1',
  );
  if (looksLikeDos(words)) return 'cp866';
  const guess = guessCharset(words);
  if (guess === 'windows-1251' || guess === 'koi8-r') return cyrillicOf(words);
  return encodings.find((one) => one === guess) ?? 'windows-1252';
}

// Per cent of the letters of Russian text, а to я (ё counts as е).
const russian = [
  8, 1.6, 4.5, 1.7, 3, 8.5, 0.9, 1.6, 7.4, 1.2, 3.5, 4.4, 3.2, 6.7, 11, 2.8, 4.7, 5.5, 6.3, 2.6, 0.3, 1, 0.5,
  1.4, 0.7, 0.4, 0.04, 1.9, 1.7, 0.3, 0.6, 2,
];

/**
 * The two have small and capital letters in each other's place, so that case says little in a table of names in capitals;
 * which letters are frequent says it.
 */
function cyrillicOf(words: Buffer): 'windows-1251' | 'koi8-r' {
  const likelihood = (charset: string): number => {
    let sum = 0;
    let before = '';
    for (const letter of iconv.decode(words, charset)) {
      const at = letter.toLowerCase().codePointAt(0)! - 0x430;
      if (at >= 0 && at < 32) sum += Math.log(russian[at]!);
      else if (letter > '\x7f' && !/[ёЁ№«»—–“”„…’]/.test(letter)) sum -= 4;
      // A capital after a small letter begins no word.
      if (/[а-я]/.test(before) && /[А-Я]/.test(letter)) sum -= 3;
      before = letter;
    }
    return sum;
  };
  return likelihood('koi8-r') > likelihood('windows-1251') ? 'koi8-r' : 'windows-1251';
}

/** UTF-16 without a mark: every second byte of plain signs is zero. */
function nulls(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4000);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  let [even, odd] = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++;
  const enough = sample.length / 20;
  return odd > enough && odd > even * 3
    ? 'utf-16le'
    : even > enough && even > odd * 3
      ? 'utf-16be'
      : undefined;
}

/** Cyrillic of old programs: small letters lie at 0xA0–0xAF and 0xE0–0xEF, capitals at 0x80–0x9F. */
function looksLikeDos(words: Buffer): boolean {
  let [inside, high] = [0, 0];
  for (const byte of words) {
    if (byte < 0x80) continue;
    high++;
    if (byte < 0xb0 || (byte >= 0xe0 && byte <= 0xf1)) inside++;
  }
  if (high < 4 || inside < high * 0.95) return false;
  let vowels = 0;
  // о а и е у in small and large.
  for (const byte of words)
    if ([0xae, 0xa0, 0xa8, 0xa5, 0xe3, 0x8e, 0x80, 0x88, 0x85].includes(byte)) vowels++;
  return vowels > high * 0.25;
}

/** The text of streaming bytes, without a byte order mark. */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let isFirst = true;
  for await (const chunk of chunks) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (text === '') continue;
    yield isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst = false;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}
