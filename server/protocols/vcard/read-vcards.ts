// Reads a file of vCards card by card, without holding the file: what one card has wrong costs that card alone.
import iconv from 'iconv-lite';
import { cardOfProperties } from './card-of-properties.ts';
import { type Property, parseProperty } from './parse-property.ts';
import type { VCard } from './vcard.ts';

/** A card, or why there is none; `line` is where it begins, the first being 1. */
export type ReadVCard =
  | { line: number; card: VCard }
  | { line: number; trouble: 'too-large' | 'not-closed' | 'no-name'; text: string };

export interface VCardLimits {
  /** Bytes of one property, pictures included. */
  property: number;
  /** Properties of one card. */
  properties: number;
}

const usual: VCardLimits = { property: 8 * 1024 ** 2, properties: 2000 };

/**
 * @param chunks the file's bytes
 * @param charset of values that name none themselves; '' is guessed value by value
 */
export async function* readVCards(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  charset = '',
  limits: VCardLimits = usual,
): AsyncGenerator<ReadVCard> {
  let open: { line: number; properties: Property[]; depth: number; trouble: boolean } | undefined;
  for await (const { text, line, tooLong } of logicalLines(bytesOf(chunks), limits.property)) {
    const sign = text.trim().toUpperCase();
    if (sign === 'BEGIN:VCARD') {
      if (open && open.properties.length > 0 && !isAgent(open.properties.at(-1)!)) {
        yield { line: open.line, trouble: 'not-closed', text: describe(open.properties) };
        open = undefined;
      }
      if (open) open.depth++;
      else open = { line, properties: [], depth: 1, trouble: false };
      continue;
    }
    if (!open) continue;
    if (sign === 'END:VCARD') {
      if (--open.depth > 0) continue;
      yield finish(open);
      open = undefined;
      continue;
    }
    // A card inside a card (AGENT, vCard 2.1 §2.5.6) is somebody else.
    if (open.depth > 1) continue;
    if (tooLong || open.properties.length >= limits.properties) open.trouble = true;
    else {
      const property = parseProperty(text, charset);
      if (property) open.properties.push(property);
    }
  }
  if (open) yield { line: open.line, trouble: 'not-closed', text: describe(open.properties) };
}

function finish(open: { line: number; properties: Property[]; trouble: boolean }): ReadVCard {
  const text = describe(open.properties);
  if (open.trouble) return { line: open.line, trouble: 'too-large', text };
  const card = cardOfProperties(open.properties);
  return card.name === '' ? { line: open.line, trouble: 'no-name', text } : { line: open.line, card };
}

const isAgent = ({ name, value }: Property): boolean => name === 'AGENT' && value.trim() === '';

const describe = (properties: Property[]): string =>
  properties
    .filter(({ name }) => name !== 'VERSION' && name !== 'PHOTO')
    .slice(0, 3)
    .map(({ name, value }) => `${name}:${value}`)
    .join(' ')
    .slice(0, 200);

interface LogicalLine {
  /** One character a byte. */
  text: string;
  line: number;
  tooLong: boolean;
}

/** Joins folded lines (RFC 6350 §3.2), soft breaks of quoted-printable and bare base64 (vCard 2.1 §2.1). */
async function* logicalLines(bytes: AsyncIterable<Buffer>, most: number): AsyncGenerator<LogicalLine> {
  let pieces: string[] = [];
  let length = 0;
  let from = 0;
  let last = '';
  let joins: 'soft' | 'base64' | 'fold' = 'fold';
  const whole = (): LogicalLine => ({ text: pieces.join(''), line: from, tooLong: length > most });
  const add = (piece: string) => {
    length += piece.length;
    if (length <= most) pieces.push(piece);
  };
  for await (const { text, line } of physicalLines(bytes, most)) {
    const softly = joins === 'soft' && last.endsWith('=');
    const folded = length > 0 && /^[ \t]/.test(text);
    const base64 = joins === 'base64' && text !== '' && /^[A-Za-z0-9+/=]+$/.test(text);
    if (softly || folded || base64) {
      if (softly && pieces.length > 0) pieces[pieces.length - 1] = pieces.at(-1)!.replace(/=$/, '');
      add(folded && !softly ? text.slice(1) : text);
      last = text;
      continue;
    }
    if (length > 0) yield whole();
    pieces = [];
    length = 0;
    from = line;
    last = text;
    add(text);
    const head = text.slice(0, Math.max(0, text.indexOf(':')));
    joins = /quoted-printable/i.test(head)
      ? 'soft'
      : /[;=](?:base64|b)(?=[;:]|$)/i.test(head)
        ? 'base64'
        : 'fold';
  }
  if (length > 0) yield whole();
}

async function* physicalLines(
  bytes: AsyncIterable<Buffer>,
  most: number,
): AsyncGenerator<{ text: string; line: number }> {
  let rest = '';
  let line = 0;
  for await (const chunk of bytes) {
    rest += chunk.toString('latin1');
    let at = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', at)) {
      yield { text: rest.slice(at, end).replace(/\r$/, ''), line: ++line };
      at = end + 1;
    }
    rest = rest.slice(at);
    // A line without end is cut, so that no file fills the memory; its card is refused by its length.
    if (rest.length > most + 2) rest = rest.slice(0, most + 2);
  }
  if (rest !== '') yield { text: rest.replace(/\r$/, ''), line: ++line };
}

/** The bytes without a byte order mark, and as UTF-8 where they came as UTF-16. */
async function* bytesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: ReturnType<typeof iconv.getDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (bytes.length === 0) continue;
    if (isFirst) {
      isFirst = false;
      if (bytes[0] === 0xff && bytes[1] === 0xfe) decoder = iconv.getDecoder('utf16-le');
      else if (bytes[0] === 0xfe && bytes[1] === 0xff) decoder = iconv.getDecoder('utf16-be');
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    yield decoder ? Buffer.from(decoder.write(bytes), 'utf8') : bytes;
  }
  const end = decoder?.end();
  if (end) yield Buffer.from(end, 'utf8');
}
