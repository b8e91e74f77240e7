// A connection that has what is asked of it often planned once, not each time anew.
import { createHash } from 'node:crypto';
import pg from 'pg';

// A text seen this often is worth a plan that is kept; lists of ids make texts that come once.
const askedOften = 3;
const preparedAtMost = 200;
const countedAtMost = 2000;

/**
 * Gives statements with parameters a name once they have come three times, so that PostgreSQL keeps them parsed and,
 * where that is as good, planned: half of a short list's time is planning. At most 200 a connection.
 */
export class PreparingClient extends pg.Client {
  readonly #asked = new Map<string, number>();
  readonly #names = new Map<string, string>();

  // biome-ignore lint/suspicious/noExplicitAny: pg's many ways to ask, passed on as they are
  override query(...args: any[]): any {
    const [text, values] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? this.#nameOf(text) : undefined;
    const asked = name === undefined ? args : [{ name, text, values }, ...args.slice(2)];
    return (super.query as (...all: unknown[]) => unknown)(...asked);
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= preparedAtMost) return known;
    const times = (this.#asked.get(text) ?? 0) + 1;
    if (times < askedOften) {
      if (this.#asked.size >= countedAtMost) this.#asked.clear();
      this.#asked.set(text, times);
      return undefined;
    }
    this.#asked.delete(text);
    const name = createHash('sha256').update(text).digest('hex').slice(0, 40);
    this.#names.set(text, name);
    return name;
  }
}
