// What reading a document comes to, and the limits under which its text is gathered.

/** What came of it: its text, or why there is none. */
export type DocumentState = 'read' | 'too-large' | 'encrypted' | 'broken' | 'no-text' | 'unsupported';

/** `cut`: only the beginning was read, since the rest is beyond the limits. */
export interface DocumentText {
  state: DocumentState;
  text: string;
  cut: boolean;
}

/** Thrown by a reader that can give no text at all. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly state: Exclude<DocumentState, 'read'>;

  constructor(state: Exclude<DocumentState, 'read'>, words: string) {
    super(words);
    this.state = state;
  }
}

/** Bytes of the file itself; what is larger is not looked at. */
export const largestDocument = 64 * 1024 * 1024;
/** UTF-16 units and words that are kept of a document. */
export const mostText = 1024 * 1024;
export const mostWords = 100_000;

/** Gathers text until it is enough. Control characters fall out, runs of blanks shrink to one. */
export class TextGatherer {
  private readonly pieces: string[] = [];
  private length = 0;
  /** The limit was met: whatever reads may stop. */
  isFull = false;

  add(text: string): void {
    if (text === '' || this.isFull) return;
    const room = mostText - this.length;
    this.pieces.push(text.length > room ? text.slice(0, room) : text);
    this.length += text.length;
    if (this.length >= mostText) this.isFull = true;
  }

  /** @param cut the reader itself left something out */
  finish(cut = false): DocumentText {
    const tidied = tidy(this.pieces.join(''));
    const text = firstWords(tidied);
    const isCut = cut || this.isFull || text.length < tidied.length;
    return /[\p{L}\p{N}]/u.test(text)
      ? { state: 'read', text, cut: isCut }
      : { state: isCut ? 'too-large' : 'no-text', text: '', cut: false };
  }
}

// One pass: a pattern that tries each length of a blank anew takes minutes over a megabyte of blanks.
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000e-\u001f\ufffe\uffff]+/g, '')
    .replace(/\s+/g, shortest)
    .trim();
}

function shortest(blank: string): string {
  const line = blank.indexOf('\n');
  if (line === -1 && !blank.includes('\r')) return blank.includes('\t') ? '\t' : ' ';
  return line !== -1 && blank.indexOf('\n', line + 1) !== -1 ? '\n\n' : '\n';
}

function firstWords(text: string): string {
  const word = /\S+/g;
  let end = 0;
  for (let count = 0; count < mostWords; count++) {
    if (!word.test(text)) return text;
    end = word.lastIndex;
  }
  return text.slice(0, end);
}
