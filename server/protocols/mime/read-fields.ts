// Reads a block of header fields that stands inside a part: an original's header, a report's groups.
import { decodeHeader } from './decode-words.ts';
import { type Field, splitHeader } from './split-header.ts';

/** Lower-case name → decoded values, topmost first. */
export function fieldMap(fields: Field[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { name, value } of fields) {
    const decoded = decodeHeader(value);
    const values = map.get(name);
    if (values) values.push(decoded);
    else map.set(name, [decoded]);
  }
  return map;
}

/** The fields at the start of `bytes`, decoded. */
export function readFields(bytes: Buffer): Map<string, string[]> {
  return fieldMap(splitHeader(bytes, 0, bytes.length, 256 * 1024).fields);
}

/** Message ids in a header's value, without <>; one that stands bare is taken too. */
export function messageIds(value: string): string[] {
  const found = [...value.matchAll(/<([^<>]+)>/g)]
    .map((match) => match[1]!.replace(/\s+/g, ''))
    .filter((id) => id !== '');
  if (found.length > 0) return found;
  return value.split(/[\s,]+/).filter((word) => /^[^\s<>"]+@[^\s<>"]+$/.test(word));
}
