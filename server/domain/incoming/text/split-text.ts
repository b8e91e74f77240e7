// Tells apart what the author of a mail wrote, what was quoted, and the signature.
import { htmlToLines } from './html-to-lines.ts';
import { linesOfPlain, type MailLine } from './mail-line.ts';
import { textOfQuietHtml } from './quiet-html.ts';
import { type Span, spansOf } from './split-spans.ts';

export type SplitText = { text: string; own: string; quoted: string; signature: string };

/**
 * plain: decoded text/plain body (flowed lines already joined) or ''; html: decoded text/html body or ''. Takes whichever tells
 * quotes more reliably: HTML in which a mail program marked them, else plain text. `text` is the whole readable text of the one
 * taken; every line of it that is not blank is in exactly one of own, quoted and signature. In doubt a line is own.
 * `author`: name and address of the From header, if at hand: a lone "Bruno" under the text is then known to be his name.
 */
export function splitText(input: { plain: string; html: string; author?: string }): SplitText {
  const { spans: _, ...text } = splitMailText(input);
  return text;
}

/** The same with the spans in the order they stand, for the screen to fold. */
export function splitMailText(input: {
  plain: string;
  html: string;
  author?: string;
}): SplitText & { spans: Span[] } {
  const lines = chooseLines(input);
  const spans = spansOf(lines, input.author);
  return {
    spans,
    text: joinText(lines),
    own: joinKind(spans, 'own'),
    quoted: joinKind(spans, 'quoted'),
    signature: joinKind(spans, 'signature'),
  };
}

function chooseLines({ plain, html }: { plain: string; html: string }): MailLine[] {
  if (html.trim() === '') return linesOfPlain(plain);
  if (plain.trim() === '') return htmlToLines(html);
  const fromPlain = linesOfPlain(plain);
  // Most HTML marks nothing: then the plain text is taken, and reading the HTML, the dearest of all here, is spared.
  const atMost = textOfQuietHtml(html);
  if (atMost !== undefined && lettersIn(fromPlain) * 2 >= atMost) return fromPlain;
  const fromHtml = htmlToLines(html);
  if (fromHtml.some((line) => line.mark || line.startsQuote || line.depth > 0)) return fromHtml;
  return lettersIn(fromPlain) * 2 < lettersIn(fromHtml) ? fromHtml : fromPlain;
}

function lettersIn(lines: MailLine[]): number {
  return lines.reduce((sum, line) => sum + line.bare.length, 0);
}

function joinText(lines: MailLine[]): string {
  const text = lines.map((line) => line.text).join('\n');
  let from = 0;
  while (text.charCodeAt(from) === 10) from++;
  return text.slice(from).trimEnd();
}

function joinKind(spans: Span[], kind: Span['kind']): string {
  return spans
    .filter((span) => span.kind === kind)
    .map((span) => span.text)
    .join('\n\n');
}
