// Guesses what stands between the cells of a CSV file.

/** In the order of preference where the file does not tell. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** @param text the beginning of the file */
export function guessDelimiter(text: string): Delimiter {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1];
  const named = delimiters.find((one) => one === said);
  if (named) return named;
  // Cells in quotation marks may hold anything.
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, 'x')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const head = counts[0] ?? 0;
    if (head === 0) continue;
    const same = counts.filter((count) => count === head).length / counts.length;
    const score = same * 10 + Math.min(head, 20) / 10;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
