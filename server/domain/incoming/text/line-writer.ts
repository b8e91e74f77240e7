// Collects running text into lines the way a browser would show it: blanks collapsed, paragraphs apart, quotes marked.
import type { Kind } from './mail-line.ts';

export type WrittenLine = {
  text: string;
  depth: number;
  mark: Kind | undefined;
  box: number;
  startsQuote: boolean;
  ruleAbove: boolean;
  coloured: boolean;
};

/** Held open while one mail's HTML is read. */
export class LineWriter {
  readonly #lines: WrittenLine[] = [];
  #pieces: string[] = [];
  #blank = true;
  #space = false;
  #nbsp = false;
  #gap = false;
  #prefix = '';
  #depth = 0;
  #mark: Kind | undefined;
  #box = 0;
  #coloured = false;
  #plainSeen = false;
  #starts = false;
  #rule = false;
  #pre = false;

  /** Depth of quotation, mark, box and whether a colour stands out, for the text that follows. */
  context(depth: number, mark: Kind | undefined, box: number, coloured: boolean): void {
    if (
      depth !== this.#depth ||
      box !== this.#box ||
      (mark !== this.#mark && !this.#blank && mark === 'quoted')
    )
      this.endLine();
    this.#depth = depth;
    this.#mark = mark;
    this.#box = box;
    this.#coloured = coloured;
  }

  text(content: string, pre: boolean): void {
    if (content === '') return;
    if (pre) {
      const parts = content.split(/\r\n|\r|\n/);
      for (let i = 0; i < parts.length; i++) {
        if (i > 0) this.newLine();
        this.#write(parts[i]!, true);
      }
      return;
    }
    if (content.includes('\u00a0')) this.#nbsp = true;
    const clean = content.replace(/[ \t\r\n\f]+/g, ' ');
    if (clean === ' ') {
      this.#space = true;
      return;
    }
    this.#write(clean, false);
  }

  #write(content: string, pre: boolean): void {
    if (content === '') return;
    let next = content;
    if (!pre) {
      if (next.startsWith(' ')) {
        this.#space = true;
        next = next.slice(1);
      }
      const trailing = next.endsWith(' ');
      if (trailing) next = next.slice(0, -1);
      if (this.#space && !this.#blank) this.#pieces.push(' ');
      this.#space = trailing;
    } else this.#pre = true;
    this.#pieces.push(next);
    if (/\S/.test(next)) {
      this.#blank = false;
      if (!this.#coloured) this.#plainSeen = true;
    }
  }

  space(): void {
    if (!this.#blank) this.#space = true;
  }

  /** Text put before the next line that has content (list marks). */
  prefix(text: string): void {
    this.#prefix = text;
  }

  /** A line break: ends the line even when it is empty. */
  newLine(): void {
    if (this.#blank) this.#push('');
    else this.endLine();
  }

  /** Ends the line if anything stands on it; a lone no-break space makes an empty one. */
  endLine(): void {
    if (this.#blank) {
      if (this.#nbsp) this.#push('');
      this.#reset();
      return;
    }
    const joined = this.#pieces.join('').replace(/\u00a0/g, ' ');
    const text = this.#prefix + (this.#pre ? joined.trimEnd() : joined.trim());
    this.#prefix = '';
    this.#push(text);
  }

  /** An empty line before what follows, one at most. */
  gap(): void {
    this.#gap = true;
  }

  rule(): void {
    this.endLine();
    this.#rule = true;
  }

  startQuote(): void {
    this.endLine();
    this.#starts = true;
  }

  finish(): WrittenLine[] {
    this.endLine();
    return this.#lines;
  }

  #push(text: string): void {
    const last = this.#lines.at(-1);
    const filled = text !== '';
    if (this.#gap && last && last.text !== '') this.#add('', Math.min(last.depth, this.#depth), false);
    this.#gap = false;
    if (filled || (this.#lines.at(-1)?.text ?? '') !== '' || this.#lines.at(-2)?.text !== '')
      this.#add(text, this.#depth, filled);
    this.#reset();
  }

  #add(text: string, depth: number, filled: boolean): void {
    this.#lines.push({
      text,
      depth,
      mark: filled ? this.#mark : undefined,
      box: this.#box,
      startsQuote: filled && this.#starts,
      ruleAbove: filled && this.#rule,
      coloured: filled && !this.#plainSeen,
    });
    if (filled) this.#starts = this.#rule = false;
  }

  #reset(): void {
    this.#pieces = [];
    this.#blank = true;
    this.#space = this.#nbsp = this.#pre = this.#plainSeen = false;
  }
}
