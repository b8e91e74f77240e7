// Tells a signing name from other capitalised words: by the first name, by a Korean's word of respect, by a dash before it.
import { isGivenName } from './given-names.ts';
import { isNameLine } from './signature-shape.ts';

/** "김민수 드림": the name and a word of respect that only signs letters. */
const KOREAN_SIGN_OFF = /^(?:\S.{0,20}\s)?\p{Script=Hangul}{2,4}\s?(?:드림|올림|배상)\.?$/u;

/** Whether a Korean signs here. */
export function isKoreanSignOff(bare: string): boolean {
  const last = bare.charCodeAt(bare.length - (bare.endsWith('.') ? 2 : 1));
  return last >= 0xac00 && last <= 0xd7a3 && KOREAN_SIGN_OFF.test(bare);
}

/** A name by its first word, not by its capitals alone. */
export function isSurelyName(bare: string): boolean {
  if (isKoreanSignOff(bare)) return true;
  return isNameLine(bare) && (isGivenName(bare.split(/[\s,.]+/, 1)[0]!) || bare.charCodeAt(0) > 0x3000);
}

/** "-Abhishek", "— Ann Lee", "/Jonas", "--ann": a name behind a dash. */
export function isDashName(bare: string): boolean {
  if (!'-–—~/'.includes(bare.charAt(0))) return false;
  if (/^(?:--|\/)\s?\p{L}{1,12}\.?$/u.test(bare)) return true;
  // "--Ann Lee (home page: https://lee.example)"
  const match = /^[-–—~/]{1,2}\s?(\S.*?)(?:\s\([^()]{3,80}\))?$/.exec(bare);
  if (match && /^\p{L}{2,12}$/u.test(match[1]!) && isGivenName(match[1]!)) return true;
  return match !== null && isNameLine(match[1]!) && match[1]!.split(/\s+/).length <= 4;
}
