// Unpacks Outlook's compressed rich text ([MS-OXRTFCP]).

const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const MAX_BYTES = 32 * 1024 * 1024;

/** The RTF inside, or undefined when the bytes are no compressed RTF. Takes at most 32 MB out. */
export function decompressRtf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 16) return undefined;
  const size = Math.min(bytes.readUInt32LE(4), MAX_BYTES);
  const kind = bytes.readUInt32LE(8);
  if (kind === UNCOMPRESSED) return bytes.subarray(16, 16 + size);
  if (kind !== COMPRESSED) return undefined;
  const out: number[] = [];
  const ring = Buffer.alloc(4096, 32);
  DICTIONARY.copy(ring);
  let write = DICTIONARY.length;
  const put = (byte: number) => {
    out.push(byte);
    ring[write] = byte;
    write = (write + 1) & 4095;
  };
  let at = 16;
  while (at < bytes.length && out.length < size) {
    const flags = bytes[at++]!;
    for (let bit = 0; bit < 8 && at < bytes.length && out.length < size; bit++) {
      if (flags & (1 << bit)) {
        if (at + 1 >= bytes.length) return Buffer.from(out);
        const token = bytes.readUInt16BE(at);
        at += 2;
        const offset = token >> 4;
        // §2.1.3.1.4: a reference to the place being written ends the run.
        if (offset === write) return Buffer.from(out);
        for (let count = 0; count < (token & 15) + 2; count++) put(ring[(offset + count) & 4095]!);
      } else put(bytes[at++]!);
    }
  }
  return Buffer.from(out.length > size ? out.slice(0, size) : out);
}
