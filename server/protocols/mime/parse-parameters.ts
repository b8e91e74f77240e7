// Reads "value; name=value" headers such as Content-Type, with RFC 2231 continuations and charsets.
import { decodeCharset } from './decode-charset.ts';
import { decodeRaw, decodeWords, unfold } from './decode-words.ts';

export type Parameters = { value: string; parameters: Map<string, string> };

// Value: quoted string (with escapes, perhaps unclosed), or a run up to the next semicolon.
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)(?:"|$)|([^;]*))/g;

/** `header` holds one byte a character (latin1). The value and the parameters' names come in lower case. */
export function parseParameters(header: string): Parameters {
  const line = unfold(header);
  const semicolon = line.indexOf(';');
  const value = (semicolon === -1 ? line : line.slice(0, semicolon)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  if (semicolon === -1) return { value, parameters };
  const pieces = new Map<string, { index: number; text: string; encoded: boolean }[]>();
  for (const match of line.slice(semicolon).matchAll(PARAMETER)) {
    const written = match[2] === undefined ? match[3]!.trim() : match[2].replace(/\\(["\\])/g, '$1');
    const [, name = '', index, star] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(match[1]!.toLowerCase()) ?? [];
    if (name === '') continue;
    if (index === undefined && star === undefined) {
      if (!parameters.has(name)) parameters.set(name, decodePlain(written));
    } else {
      const list = pieces.get(name) ?? [];
      list.push({ index: Number(index ?? 0), text: written, encoded: star !== undefined });
      pieces.set(name, list);
    }
  }
  // The extended form wins over the plain one beside it (RFC 6266 §4.3 says so; Outlook writes both).
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list));
  return { value, parameters };
}

function decodePlain(text: string): string {
  return decodeWords(decodeRaw(text)).trim();
}

/** RFC 2231 §3 and §4: pieces in order, the first naming the charset, bytes joined before decoding. */
function joinPieces(list: { index: number; text: string; encoded: boolean }[]): string {
  list.sort((a, b) => a.index - b.index);
  let charset = '';
  const bytes = list.map((piece, order) => {
    let text = piece.text;
    if (order === 0 && piece.encoded) {
      const named = /^([^']*)'[^']*'([\s\S]*)$/.exec(text);
      if (named) {
        charset = named[1]!;
        text = named[2]!;
      }
    }
    if (!piece.encoded) return Buffer.from(text, 'latin1');
    return Buffer.from(
      text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
  });
  const joined = decodeCharset(Buffer.concat(bytes), charset);
  return charset === '' ? decodeWords(joined) : joined;
}
