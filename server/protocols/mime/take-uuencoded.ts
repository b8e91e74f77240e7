// Finds files that stand uuencoded in the middle of a plain text, as programs before MIME sent them.

export type UuencodedFile = { name: string; offset: number; length: number };

const BEGIN = /^begin [0-7]{3,4} (\S[^\r\n]{0,250}?)[ \t]{0,20}\r?\n(?=[\x21-\x60])/gm;

/** `text` without the files, and where each stands in `bytes` ("begin" to "end" line, in bytes). */
export function takeUuencoded(bytes: Buffer): { text: Buffer; files: UuencodedFile[] } {
  if (!bytes.includes('begin ')) return { text: bytes, files: [] };
  const text = bytes.toString('latin1');
  const files: UuencodedFile[] = [];
  const rest: Buffer[] = [];
  let at = 0;
  for (const match of text.matchAll(BEGIN)) {
    if (match.index < at) continue;
    const end = endOfFile(text, match.index + match[0].length);
    if (end === -1) continue;
    files.push({ name: match[1]!, offset: match.index, length: end - match.index });
    rest.push(bytes.subarray(at, match.index));
    at = end;
  }
  if (files.length === 0) return { text: bytes, files };
  rest.push(bytes.subarray(at));
  return { text: Buffer.concat(rest), files };
}

/** The index after the "end" line when every line between is of the length it says; -1 when this is no such file. */
function endOfFile(text: string, start: number): number {
  let at = start;
  for (;;) {
    const newline = text.indexOf('\n', at);
    const line = text.slice(at, newline === -1 ? text.length : newline).replace(/\r$/, '');
    if (/^end\s*$/.test(line)) return newline === -1 ? text.length : newline + 1;
    if (newline === -1) return -1;
    const count = (line.charCodeAt(0) - 32) & 63;
    if (line !== '' && (!/^[\x20-\x60]+\s?$/.test(line) || line.length < 1 + Math.ceil((count * 4) / 3) - 3))
      return -1;
    at = newline + 1;
  }
}
