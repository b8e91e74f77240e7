// A name a file may have in an archive, whatever a stranger called it.

/**
 * Without what leads out of a folder or what some system forbids; numbered where it is taken already.
 * @param taken names in small letters, with the last number given to each; the new one joins them
 */
export function freeName(name: string, taken: Map<string, number>): string {
  const clean =
    name
      .toWellFormed()
      .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '_')
      .replace(/^[.\s]+|\s+$/g, '') || 'file';
  const dot = clean.lastIndexOf('.');
  const [base, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  let free = clean;
  // Counted on from the last: of thousands with one name each would try all before it.
  for (let number = taken.get(clean.toLowerCase()) ?? 1; taken.has(free.toLowerCase()); ) {
    number += 1;
    free = `${base} (${number})${ending}`;
    taken.set(clean.toLowerCase(), number);
  }
  taken.set(free.toLowerCase(), 1);
  return free;
}
