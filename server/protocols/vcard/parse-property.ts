// Takes one logical line of a vCard apart: group, name, parameters, value (RFC 6350 §3.3, RFC 2426 §4, vCard 2.1).
import { decodeCharset } from '../mime/decode-charset.ts';
import { decodeTransfer } from '../mime/decode-transfer.ts';

/** A property. `value` is decoded and still escaped; `bytes` are there where it was base64. */
export interface Property {
  /** Lower case; '' when it stands in none. */
  group: string;
  /** Upper case. */
  name: string;
  /** By name, upper case; values as written. */
  params: Map<string, string[]>;
  value: string;
  bytes: Buffer | undefined;
}

const bareEncodings = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);
const bareValues = new Set(['URL', 'URI', 'CONTENT-ID', 'CID', 'INLINE']);

/**
 * @param line unfolded, one character a byte (latin1)
 * @param charset of the file, for values that name none
 * @returns undefined for a line that is no property
 */
export function parseProperty(line: string, charset: string): Property | undefined {
  const end = endOfHead(line);
  if (end < 0) return undefined;
  const [full, ...rest] = splitOutsideQuotes(line.slice(0, end), ';');
  const head = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)$/.exec(full!.trim());
  if (!head) return undefined;
  const params = new Map<string, string[]>();
  for (const param of rest) readParam(params, param, charset);
  const raw = line.slice(end + 1);
  const encoding = (params.get('ENCODING')?.[0] ?? '').toUpperCase();
  const label = params.get('CHARSET')?.[0] ?? charset;
  const property = { group: (head[1] ?? '').toLowerCase(), name: head[2]!.toUpperCase(), params };
  if (encoding === 'BASE64' || encoding === 'B')
    return { ...property, value: '', bytes: Buffer.from(raw.replace(/\s+/g, ''), 'base64') };
  const written = Buffer.from(raw, 'latin1');
  const bytes = encoding === 'QUOTED-PRINTABLE' ? decodeTransfer(written, 'quoted-printable') : written;
  return { ...property, value: decodeCharset(bytes, label), bytes: undefined };
}

/** The types of a property, lower case: `TYPE=home,pref`, `TYPE="home,work"`, or bare as in 2.1. */
export function typesOf({ params }: Property): string[] {
  return (params.get('TYPE') ?? [])
    .flatMap((value) => value.split(','))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== '');
}

/** Cuts an escaped value at unescaped signs and undoes the escapes (RFC 6350 §3.4). */
export function cutEscaped(value: string, at: ';' | ','): string[] {
  const cells: string[] = [];
  let cell = '';
  for (let i = 0; i < value.length; i++) {
    const sign = value[i]!;
    if (sign === '\\' && i + 1 < value.length) cell += sign + value[++i]!;
    else if (sign === at) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}

/** The text of an escaped value. */
export function unescaped(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    : value;
}

function readParam(params: Map<string, string[]>, param: string, charset: string): void {
  const equals = param.indexOf('=');
  const bare = param.trim().toUpperCase();
  // vCard 2.1 leaves the parameter's name out.
  const name =
    equals >= 0
      ? param.slice(0, equals).trim().toUpperCase()
      : bareEncodings.has(bare)
        ? 'ENCODING'
        : bareValues.has(bare)
          ? 'VALUE'
          : 'TYPE';
  const values = splitOutsideQuotes(equals >= 0 ? param.slice(equals + 1) : param, ',').map((value) =>
    // RFC 6868: ^n, ^^ and ^' stand for a new line, ^ and a quotation mark.
    decodeCharset(Buffer.from(value.trim().replace(/^"|"$/g, ''), 'latin1'), charset).replace(
      /\^([n^'])/g,
      (_, sign: string) => (sign === 'n' ? '\n' : sign === '^' ? '^' : '"'),
    ),
  );
  params.set(name, [...(params.get(name) ?? []), ...values]);
}

function endOfHead(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charCodeAt(at);
    if (sign === 34) quoted = !quoted;
    else if (sign === 58 && !quoted) return at;
  }
  // A quotation mark that is never closed is only a sign.
  return quoted ? line.indexOf(':') : -1;
}

function splitOutsideQuotes(text: string, at: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === at && !quoted) {
      pieces.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...pieces, text.slice(from)];
}
