// A text's UTF-16 units as numbers: a string has to be asked for each of them, which in a long loop costs far more.

/**
 * The units of a text, in an array of at least its length.
 * @param text any string; lone surrogates stay what they are
 * @param into an array to write into when it is long enough; another is made when not
 */
export function unitsOf(text: string, into: Uint16Array): Uint16Array {
  const units = text.length <= into.length ? into : new Uint16Array(text.length);
  Buffer.from(units.buffer).write(text, 0, 'utf16le');
  return units;
}
