// A name a file may have in an archive, whatever a stranger called it.

/** Without what leads out of a folder or what some system forbids; numbered where it is `taken` already, which it joins. */
export function freeName(name: string, taken: Set<string>): string {
  const clean =
    name
      .toWellFormed()
      .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '_')
      .replace(/^[.\s]+|\s+$/g, '') || 'file';
  const dot = clean.lastIndexOf('.');
  const [base, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  let free = clean;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base} (${number})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
