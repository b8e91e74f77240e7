// Joins the lines a mail program broke at some 72 characters, so that a narrow pane breaks them only once.

// Shorter lines end where their author ended them, longer ones nobody broke.
const shortest = 55;
const longest = 90;

/** One paragraph, without the breaks that stand only because the next word had no room. Lists and addresses stay. */
export function unwrapLines(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => line.trimEnd());
  const width = Math.max(...lines.map((line) => line.length));
  if (lines.length < 2 || width > longest) return paragraph;
  return lines.reduce((text, line, at) => {
    const before = lines[at - 1]!;
    return `${text}${isBroken(before, line, width) ? ' ' : '\n'}${line}`;
  });
}

function isBroken(line: string, next: string, width: number): boolean {
  if (line.length < shortest || !/^[\p{L}\p{N}("'«„“‘]/u.test(next) || /^\d+[.)]\s/.test(next)) return false;
  // A sentence that ends with its line may have been meant to.
  if (/[.!?:;]$/u.test(line) && /^\P{Ll}/u.test(next)) return false;
  return line.length + 1 + next.search(/\s|$/) > width;
}
