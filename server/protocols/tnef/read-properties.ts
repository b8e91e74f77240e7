// Reads a list of MAPI properties as TNEF stores it ([MS-OXTNEF] §2.1.3.4).

/** Property id → value: bytes for strings and binaries (with the type to decode by), the number otherwise. */
export type Properties = Map<number, { type: number; value: Buffer }>;

const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const MULTIPLE = 0x1000;

/** Stops quietly where the bytes end: what was read so far is returned. */
export function readProperties(bytes: Buffer): Properties {
  const found: Properties = new Map();
  try {
    let at = 4;
    const count = bytes.readUInt32LE(0);
    for (let index = 0; index < count && at + 4 <= bytes.length; index++) {
      const type = bytes.readUInt16LE(at);
      const id = bytes.readUInt16LE(at + 2);
      at += 4;
      if (id >= 0x8000) at = skipName(bytes, at);
      const base = type & ~MULTIPLE;
      const fixed = FIXED[base];
      if (fixed === undefined && ![13, 30, 31, 258].includes(base)) return found;
      // Variable sizes carry a count of values even when there is one.
      let values = 1;
      if (fixed === undefined || type & MULTIPLE) {
        values = bytes.readUInt32LE(at);
        at += 4;
      }
      for (let one = 0; one < values; one++) {
        let length = fixed ?? 0;
        if (fixed === undefined) {
          length = bytes.readUInt32LE(at);
          at += 4;
        }
        if (at + length > bytes.length) return found;
        if (one === 0 && !found.has(id))
          found.set(id, { type: base, value: bytes.subarray(at, at + length) });
        at += (length + 3) & ~3;
      }
    }
  } catch (error) {
    // Handled: a list that is cut off yields what it holds.
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** A named property: GUID, kind, then a number or a UTF-16 name. */
function skipName(bytes: Buffer, start: number): number {
  const kind = bytes.readUInt32LE(start + 16);
  const next = start + 20;
  return kind === 0 ? next + 4 : next + 4 + ((bytes.readUInt32LE(next) + 3) & ~3);
}
