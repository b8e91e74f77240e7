// Turns bytes into text by the charset a mail names, mending names that are wrong, missing or unknown.
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { guessCharset, isMostlyHigh } from './guess-charset.ts';

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  'utf-8-mac': 'utf-8',
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  l1: 'windows-1252',
  cp1252: 'windows-1252',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'ks_c_5601-1987': 'cp949',
  ks_c_5601: 'cp949',
  'euc-kr': 'cp949',
  'iso-8859-8-i': 'windows-1255',
  'iso-8859-8-e': 'windows-1255',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'unicode-1-1-utf-7': 'utf-7',
  utf7: 'utf-7',
  'x-sjis': 'shift_jis',
  sjis: 'shift_jis',
  'x-mac-cyrillic': 'maccyrillic',
  macintosh: 'macroman',
  'x-gbk': 'gb18030',
};

/** Names that say nothing: seven-bit, or "unknown". */
const SAYS_NOTHING = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'ansi_x3.4-1986',
  'iso646-us',
  'iso-ir-6',
  '646',
  'us',
  'unknown-8bit',
  'unknown',
  'x-unknown',
  'x-user-defined',
  'default',
  'default_charset',
  'none',
  'binary',
  '8bit',
  '7bit',
]);

const MULTI_BYTE = /^(gb|big5|cp949|cp932|shift|euc|iso-2022|utf-16|utf-32|utf-7|hz)/;

/** A charset's name in the form the decoders know; '' when it says nothing. */
export function normaliseCharset(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["'_\s]+|["'$;,\s]+$/g, '')
    .replace(/\*.*$/, '');
  if (SAYS_NOTHING.has(name)) return '';
  return (
    ALIASES[name] ??
    name.replace(/^(?:x-)?cp-?(125\d)$/, 'windows-$1').replace(/^iso[_-]?8859[_-]/, 'iso-8859-')
  );
}

/**
 * The text of `bytes`. `label` is the charset as the mail names it. Falls back to UTF-8 and then to statistics when the name is
 * missing or unknown, or the bytes contradict it. Never throws; a NUL is dropped.
 * `onProblem` is told when the label was not followed.
 */
export function decodeCharset(bytes: Buffer, label = '', onProblem?: (words: string) => void): string {
  const name = normaliseCharset(label);
  return withoutNul(decode(bytes, name, onProblem));
}

function decode(bytes: Buffer, name: string, onProblem?: (words: string) => void): string {
  const stateful = name.startsWith('iso-2022') || name.startsWith('utf-') || name.startsWith('hz');
  if (!stateful && isAscii(bytes)) {
    return bytes.includes('\x1b$') ? decodeBy('iso-2022-jp', bytes) : bytes.toString('latin1');
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (name === 'utf-8' || name === '') {
    if (isUtf8(bytes)) return withoutBom(bytes.toString('utf8'));
    const guess = guessCharset(bytes);
    onProblem?.(
      name === ''
        ? `The charset is not named; read as ${guess}.`
        : `The text is not the UTF-8 it claims to be; read as ${guess}.`,
    );
    return withoutBom(decodeBy(guess, bytes));
  }
  // UTF-8 under a single-byte name: the reverse, that such text is valid UTF-8 by chance, does not happen.
  if (!MULTI_BYTE.test(name) && isUtf8(bytes)) {
    onProblem?.(`The text says ${name} and is UTF-8.`);
    return withoutBom(bytes.toString('utf8'));
  }
  if (name === 'windows-1252' && isMostlyHigh(bytes)) {
    const guess = guessCharset(bytes);
    if (guess !== name) onProblem?.(`The text says ${name}; read as ${guess}.`);
    return decodeBy(guess, bytes);
  }
  if (isKnown(name)) {
    const text = withoutBom(decodeBy(name, bytes));
    if (!isMostlyBroken(text)) return text;
  }
  const guess = isUtf8(bytes) ? 'utf-8' : guessCharset(bytes);
  onProblem?.(`The charset "${name.slice(0, 40)}" is unknown or wrong; read as ${guess}.`);
  return withoutBom(decodeBy(guess, bytes));
}

function isKnown(name: string): boolean {
  return name === 'iso-2022-jp' || iconv.encodingExists(name) || decoderFor(name) !== undefined;
}

/** More than a tenth of the signs cannot be: the name was wrong. */
function isMostlyBroken(text: string): boolean {
  const broken = text.includes('\ufffd') ? text.match(/\ufffd/g)!.length : 0;
  return broken > 3 && broken * 10 > text.length;
}

function decodeBy(name: string, bytes: Buffer): string {
  if (name === 'iso-2022-jp') {
    // Pieces joined from several encoded words change to ASCII and back without a sign between, which the decoder marks.
    const joined = Buffer.from(bytes.toString('latin1').replace(/\x1b\([BJ](?=\x1b)/g, ''), 'latin1');
    return decoderFor(name)!.decode(joined);
  }
  if (name === 'utf-8') return bytes.toString('utf8');
  if (iconv.encodingExists(name)) return iconv.decode(bytes, name);
  return decoderFor(name)?.decode(bytes) ?? bytes.toString('latin1');
}

const decoders = new Map<string, TextDecoder | undefined>();

/** The platform's decoder, for what iconv-lite lacks (ISO-2022-JP). */
function decoderFor(name: string): TextDecoder | undefined {
  if (!decoders.has(name)) {
    if (decoders.size > 200) decoders.clear();
    let decoder: TextDecoder | undefined;
    try {
      decoder = new TextDecoder(name);
    } catch {
      // Handled: an unknown name is guessed by the caller.
    }
    decoders.set(name, decoder);
  }
  return decoders.get(name);
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
