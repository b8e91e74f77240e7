// Cuts a mail's text into spans of own words, quotes and signature, in the order they stand.
import { classifyLines } from './classify-lines.ts';
import { isBlank, type Kind, linesOfPlain, type MailLine } from './mail-line.ts';

export type Span = { kind: Kind; text: string };

/** The spans of a decoded text/plain body, in order, so that a screen can fold quotes where they stand. `author`: see splitText. */
export function splitSpans(plain: string, author = ''): Span[] {
  return spansOf(linesOfPlain(plain), author);
}

/** Joins neighbouring lines of one kind; blank lines inside a span are kept, between spans dropped. */
export function spansOf(lines: MailLine[], author = ''): Span[] {
  const kinds = classifyLines(lines, author);
  const spans: Span[] = [];
  let from = -1;
  let to = -1;
  const close = () => {
    if (from >= 0)
      spans.push({
        kind: kinds[from]!,
        text: lines
          .slice(from, to + 1)
          .map((line) => line.text)
          .join('\n'),
      });
  };
  for (let i = 0; i < lines.length; i++) {
    if (isBlank(lines[i]!)) continue;
    if (from < 0 || kinds[i] !== kinds[from]) {
      close();
      from = i;
    }
    to = i;
  }
  close();
  return spans;
}
