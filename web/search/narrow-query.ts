// Adds operators to a query and takes them away again, as a click on a facet does; the rest of it stays as typed.

/** Words, "phrases", operator:"values with spaces", and the several addresses of one person, as they stand. */
const piecesOf = (q: string): string[] =>
  q.match(/\(from:[^\s"()]+(?: OR from:[^\s"()]+)+\)|(?:"[^"]*"?|[^\s"])+/g) ?? [];

const same = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();

export function isNarrowedBy(q: string, narrow: string): boolean {
  return piecesOf(q).some((piece) => same(piece, narrow));
}

/** An OR without parentheses would take the addition into its last part: what was typed is put in parentheses first. */
export function narrowed(q: string, narrow: string): string {
  const pieces = piecesOf(q);
  if (pieces.length === 0) return narrow;
  const hasOr = depthless(pieces).some((piece) => piece === 'OR' || piece === '|');
  return `${hasOr ? `(${q.trim()})` : q.trim()} ${narrow}`;
}

export function widened(q: string, narrow: string): string {
  const rest = piecesOf(q).filter((piece) => !same(piece, narrow));
  const whole = rest.join(' ');
  // The parentheses that a facet brought go with the last facet.
  return /^\([^()]*\)$/.test(whole) ? whole.slice(1, -1) : whole;
}

/** Pieces outside of parentheses. */
function depthless(pieces: string[]): string[] {
  let depth = 0;
  return pieces.filter((piece) => {
    const before = depth;
    for (const letter of piece.replace(/"[^"]*"?/g, ''))
      depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    return before <= 0 && depth <= 0;
  });
}
