// Finds what a relay puts beneath every mail: it stands at the end of the answer and once more in the quote.
import { isBlank, type Kind, type MailLine } from './mail-line.ts';

/** Shorter lines are said twice by chance. */
const LEAST = 40;
const MAX_LINES = 12;

/** Marks the lines at the very end, below the last quote, that the quote holds word for word. */
export function markRepeatedFooter(lines: MailLine[], kinds: (Kind | undefined)[]): void {
  let end = lines.length - 1;
  while (end >= 0 && isBlank(lines[end]!)) end--;
  if (end < 1 || kinds[end] || lines[end]!.bare.length < LEAST) return;
  let first = end;
  while (first > 0 && kinds[first - 1] !== 'quoted' && end - first < MAX_LINES) first--;
  if (first === 0 || kinds[first - 1] !== 'quoted') return;
  const said = new Set<string>();
  for (let i = 0; i < first; i++) {
    const words = lines[i]!.bare.length >= LEAST && kinds[i] === 'quoted' ? wordsOf(lines[i]!) : '';
    if (words.length >= LEAST) said.add(words);
  }
  for (let i = end; i >= first; i--) {
    if (isBlank(lines[i]!)) continue;
    if (kinds[i] || !said.has(wordsOf(lines[i]!))) return;
    kinds[i] = 'signature';
  }
}

/** Without the addresses of links, which programs write out once and leave out the next time. */
function wordsOf({ bare }: MailLine): string {
  return bare.replace(/\s?[<(]https?:[^\s>)]{0,300}[>)]/g, '');
}
