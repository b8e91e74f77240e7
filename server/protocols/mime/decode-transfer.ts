// Undoes Content-Transfer-Encoding (RFC 2045 §6) and uuencode, whole or piece by piece.

export type TransferEncoding = '7bit' | 'base64' | 'quoted-printable' | 'uuencode';

/** What the header means, whatever its spelling: everything that is no real encoding counts as '7bit'. */
export function transferEncodingOf(header: string): TransferEncoding {
  const name = header.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (name.startsWith('base64')) return 'base64';
  if (name.startsWith('quotedprintable')) return 'quoted-printable';
  if (/^x?(uue|uuencode)/.test(name)) return 'uuencode';
  return '7bit';
}

/** Decoded bytes of `encoded`; for '7bit' the same bytes. */
export function decodeTransfer(encoded: Buffer, encoding: TransferEncoding): Buffer {
  if (encoding === 'base64') return decodeBase64(encoded);
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(encoded);
  if (encoding === 'uuencode') return decodeUu(encoded);
  return encoded;
}

/** Decodes in pieces with constant memory: `push` gives what can be decoded so far, `end` the rest. */
export function createTransferDecoder(encoding: TransferEncoding): {
  push(piece: Buffer): Buffer;
  end(): Buffer;
} {
  if (encoding === '7bit') return { push: (piece) => piece, end: () => Buffer.alloc(0) };
  let rest = Buffer.alloc(0);
  return {
    push(piece) {
      const all = rest.length ? Buffer.concat([rest, piece]) : piece;
      const cut = encoding === 'base64' ? cutAtQuantum(all) : all.lastIndexOf(10) + 1;
      rest = Buffer.from(all.subarray(cut));
      return decodeTransfer(all.subarray(0, cut), encoding);
    },
    end() {
      const last = decodeTransfer(rest, encoding);
      rest = Buffer.alloc(0);
      return last;
    },
  };
}

/** The largest index up to which whole groups of four base64 characters lie. Cuts at a '=' too, where a new run begins. */
function cutAtQuantum(bytes: Buffer): number {
  const padding = bytes.lastIndexOf(61);
  let count = 0;
  let cut = padding + 1;
  for (let at = padding + 1; at < bytes.length; at++) {
    if (isBase64(bytes[at]!) && ++count % 4 === 0) cut = at + 1;
  }
  return cut;
}

function isBase64(byte: number): boolean {
  return (
    (byte >= 65 && byte <= 90) ||
    (byte >= 97 && byte <= 122) ||
    (byte >= 48 && byte <= 57) ||
    byte === 43 ||
    byte === 47
  );
}

function decodeBase64(encoded: Buffer): Buffer {
  const text = encoded.toString('latin1');
  const padding = text.indexOf('=');
  // Node stops at padding; base64 glued together from several runs goes on after it.
  if (padding !== -1 && /[A-Za-z0-9+/]{4}/.test(text.slice(padding).trimEnd())) {
    return Buffer.concat(
      text.split(/=+/).map((run) => Buffer.from(run.replace(/[^A-Za-z0-9+/]/g, ''), 'base64')),
    );
  }
  if (/[^A-Za-z0-9+/=\s]/.test(text)) return Buffer.from(text.replace(/[^A-Za-z0-9+/]/g, ''), 'base64');
  return Buffer.from(text, 'base64');
}

function decodeQuotedPrintable(encoded: Buffer): Buffer {
  const out = Buffer.allocUnsafe(encoded.length);
  let to = 0;
  let at = 0;
  const length = encoded.length;
  while (at < length) {
    const sign = encoded.indexOf(61, at);
    const stop = sign === -1 ? length : sign;
    to += encoded.copy(out, to, at, stop);
    if (sign === -1) break;
    const high = hexValue(encoded[sign + 1]);
    const low = hexValue(encoded[sign + 2]);
    if (high >= 0 && low >= 0) {
      out[to++] = high * 16 + low;
      at = sign + 3;
      continue;
    }
    // A soft line break, perhaps with blanks a relay added before the line end.
    let next = sign + 1;
    while (encoded[next] === 32 || encoded[next] === 9) next++;
    if (next >= length) break;
    if (encoded[next] === 10) at = next + 1;
    else if (encoded[next] === 13) at = encoded[next + 1] === 10 ? next + 2 : next + 1;
    else {
      out[to++] = 61;
      at = sign + 1;
    }
  }
  return out.subarray(0, to);
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  if (byte >= 97 && byte <= 102) return byte - 87;
  return -1;
}

/** Lines of up to 45 bytes; "begin" and "end" lines are skipped. */
function decodeUu(encoded: Buffer): Buffer {
  const out: number[] = [];
  for (const line of encoded.toString('latin1').split(/\r?\n/)) {
    if (line === '' || /^(begin(?:-base64)? [0-7]{3,4} |end\s*$|`\s*$)/.test(line)) continue;
    let left = (line.charCodeAt(0) - 32) & 63;
    for (let at = 1; left > 0 && at < line.length; at += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((add) => ((line.charCodeAt(at + add) || 32) - 32) & 63) as [
        number,
        number,
        number,
        number,
      ];
      if (left-- > 0) out.push(((a << 2) | (b >> 4)) & 255);
      if (left-- > 0) out.push(((b << 4) | (c >> 2)) & 255);
      if (left-- > 0) out.push(((c << 6) | d) & 255);
    }
  }
  return Buffer.from(out);
}
