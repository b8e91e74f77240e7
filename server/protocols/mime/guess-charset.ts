// Guesses the charset of text that does not say it, or says it wrongly, by what real words look like.
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

const SAMPLE = 20_000;
const CYRILLIC = /[а-яё]/iu;
const COMMON_RUSSIAN = new Set('оеаинтсрвлкмдпуяы');
const COMMON_WESTERN = new Set('äöüßéèêëàâçñåøæíóúáïîôœÄÖÜÉÅØ’‘“”–—…•€«»°§ ´');
/** Usual, but not in the middle of a word. */
const SIGNS = new Set('£©®°±²³½¼¾¡¿·¢¥');
const COMMON_CENTRAL = new Set('ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžČŘŠŽÁÉÍőűŐŰöüäô„”“’–—…•€«»°§ ');

/**
 * The likeliest charset of `bytes` that hold at least one byte above 127: utf-8, else one of windows-1251, koi8-r, gbk,
 * iso-8859-2, windows-1250, windows-1252. Looks at the first 20,000 bytes.
 */
export function guessCharset(bytes: Buffer): string {
  const sample = bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes;
  if (isUtf8(bytes) || mostlyUtf8(sample)) return 'utf-8';
  const japanese = guessJapanese(sample);
  if (japanese) return japanese;
  if (looksLikeGbk(sample)) return 'gbk';
  let best = 'windows-1252';
  let bestScore = scoreLatin(sample, 'windows-1252', COMMON_WESTERN) + 0.05;
  const others: [string, number][] = [
    ['windows-1251', scoreCyrillic(sample, 'windows-1251')],
    ['koi8-r', scoreCyrillic(sample, 'koi8-r')],
    ['iso-8859-2', scoreLatin(sample, 'iso-8859-2', COMMON_CENTRAL)],
    ['windows-1250', scoreLatin(sample, 'windows-1250', COMMON_CENTRAL)],
  ];
  for (const [name, score] of others) {
    if (score > bestScore) {
      best = name;
      bestScore = score;
    }
  }
  return best;
}

/** True when text labelled as Western can hardly be Western: most of its letters are bytes above 127. */
export function isMostlyHigh(bytes: Buffer): boolean {
  let high = 0;
  let ascii = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0xc0) high++;
    else if ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)) ascii++;
  }
  return high > 3 && high > ascii * 0.6;
}

/** UTF-8 with a few broken bytes: cut in the middle of a letter, or a stray one. */
function mostlyUtf8(sample: Buffer): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at]!;
    if (byte < 0x80) continue;
    const follow = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let ok = follow > 0 && byte < 0xf5;
    for (let next = 1; ok && next <= follow; next++) ok = (sample[at + next]! & 0xc0) === 0x80;
    if (ok) {
      good++;
      at += follow;
    } else bad++;
  }
  return good > 0 && good >= bad * 4;
}

/** Japanese has kana in every sentence; nothing else read as EUC-JP or Shift_JIS has. */
function guessJapanese(sample: Buffer): string {
  for (const charset of ['euc-jp', 'shift_jis']) {
    const text = iconv.decode(sample, charset);
    const high = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
    const kana = text.match(/[\u3041-\u3093\u30a1-\u30f6]/g)?.length ?? 0;
    if (kana > 3 && kana > high * 0.35 && !/\ufffd.*\ufffd/s.test(text)) return charset;
  }
  return '';
}

/** Two-byte pairs throughout, most of them among the common characters of GB 2312. */
function looksLikeGbk(sample: Buffer): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < sample.length; at++) {
    const lead = sample[at]!;
    if (lead < 0x80) continue;
    const trail = sample[at + 1];
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xff || trail < 0x40 || trail === 0x7f || trail === 0xff) return false;
    pairs++;
    if (lead >= 0xa1 && lead <= 0xd7 && trail >= 0xa1) common++;
    at++;
  }
  return pairs >= 2 && common >= pairs * 0.85;
}

/** Between -1 and 1: how much the bytes above 127 read as Russian, which has its common letters in lower case. */
function scoreCyrillic(sample: Buffer, charset: string): number {
  const text = iconv.decode(sample, charset);
  let score = 0;
  let high = 0;
  let before = '';
  for (const letter of text) {
    if (letter > '\x7f') {
      high++;
      if (!CYRILLIC.test(letter)) score -= /[№«»—–“”„…’ё Ё ]/u.test(letter) ? 0 : 1;
      else if (COMMON_RUSSIAN.has(letter)) score += 1;
      else if (letter === letter.toLowerCase()) score += 0.4;
      // A capital after a small letter is how koi8-r looks when read as windows-1251.
      else score += before !== '' && CYRILLIC.test(before) && before === before.toLowerCase() ? -1 : 0.3;
      // Western words hold one accented letter among plain ones.
      if (/[a-z]/i.test(before)) score -= 1;
    } else if (/[a-z]/i.test(letter) && before > '\x7f' && CYRILLIC.test(before)) score -= 1;
    before = letter;
  }
  return high ? score / high : -1;
}

/** Between -1 and 1: how many of the bytes above 127 are letters that are usual there. */
function scoreLatin(sample: Buffer, charset: string, common: Set<string>): number {
  const text = iconv.decode(sample, charset);
  let score = 0;
  let high = 0;
  let before = '';
  for (const letter of text) {
    if (letter > '\x7f') {
      high++;
      if (common.has(letter)) score += 1;
      else if (SIGNS.has(letter)) score += /[a-z]/i.test(before) ? -1 : 0.9;
      else if (/\p{L}/u.test(letter)) score += 0.2;
      else if (/[a-z]/i.test(before)) score -= 1;
      else score -= 0.2;
      // Hardly a word has two accented letters in a row; Cyrillic has nothing else.
      if (before > '\x7f' && /\p{L}/u.test(before) && /\p{L}/u.test(letter)) score -= 0.7;
    }
    // A capital before a digit ("Ł7") is a sign of another charset.
    else if (before > '\x7f' && /\d/.test(letter) && /\p{Lu}/u.test(before)) score -= 1;
    before = letter;
  }
  return high ? score / high : -1;
}
