// Decodes header text: encoded words (RFC 2047), raw 8-bit bytes (RFC 6532) and the two mixed.
import { decodeCharset, normaliseCharset } from './decode-charset.ts';

const WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=/gi;
const NON_ASCII = /[\x80-\xff]/;

/** A header's value as people read it: unfolded, encoded words decoded. `value` holds one byte a character (latin1). */
export function decodeHeader(value: string): string {
  return decodeWords(decodeRaw(unfold(value)));
}

/** Removes the line ends of folding (RFC 5322 §2.2.3) and blanks around. */
export function unfold(value: string): string {
  return (value.includes('\n') || value.includes('\r') ? value.replace(/[\r\n]+/g, '') : value).trim();
}

/** Raw 8-bit bytes outside of encoded words become text; the words themselves stay bytes. */
export function decodeRaw(value: string): string {
  if (!NON_ASCII.test(value)) return value.includes('\0') ? value.replaceAll('\0', '') : value;
  if (!value.includes('=?')) return decodeCharset(Buffer.from(value, 'latin1'));
  let text = '';
  let at = 0;
  for (const match of value.matchAll(WORD)) {
    text += decodeCharset(Buffer.from(value.slice(at, match.index), 'latin1')) + match[0];
    at = match.index + match[0].length;
  }
  return text + decodeCharset(Buffer.from(value.slice(at), 'latin1'));
}

/**
 * Decodes encoded words. Neighbouring words of one charset are joined as bytes first, since many programs cut
 * inside a letter (against RFC 2047 §5, seen daily).
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?'))
    return value.includes('\x1b$') ? decodeCharset(Buffer.from(value, 'latin1')) : value;
  let text = '';
  let at = 0;
  let pending: Buffer[] = [];
  let charset = '';
  const flush = () => {
    if (pending.length)
      text += decodeCharset(pending.length === 1 ? pending[0]! : Buffer.concat(pending), charset);
    pending = [];
  };
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(at, match.index);
    const name = normaliseCharset(match[1]!);
    if (pending.length === 0 || /\S/.test(between)) {
      flush();
      text += between;
    } else if (name !== charset) flush();
    charset = name;
    pending.push(decodeWord(match[2]!, match[3]!));
    at = match.index + match[0].length;
  }
  flush();
  return text + value.slice(at);
}

function decodeWord(encoding: string, text: string): Buffer {
  if (encoding === 'b' || encoding === 'B')
    return Buffer.from(text.replace(/[^A-Za-z0-9+/_-]/g, ''), 'base64');
  return Buffer.from(
    text
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
