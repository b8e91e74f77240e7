// Reads POP3 answers from a socket whatever pieces the network cuts them into: single lines and dot-ended bodies.
import type { Socket } from 'node:net';
import { ConnectionFailed } from '../connector/connection-failed.ts';

/** RFC 2449 4 allows 512 bytes; servers' words and tokens are longer. */
const longestLine = 8192;
const dot = 0x2e;
const cr = 0x0d;
const lf = 0x0a;

/** Pulls from one socket. Reading stops when nobody asks, so that a fast server fills no memory. */
export class ResponseReader {
  private readonly socket: Socket;
  private readonly silence: number;
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  /** The server's own lines end with LF alone. */
  private isLoose = false;

  /** @param silence milliseconds without a byte after which the server counts as hanging */
  constructor(socket: Socket, silence: number) {
    this.socket = socket;
    this.silence = silence;
    this.pieces = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  }

  /** One line without its end. @throws ConnectionFailed not-this-protocol when it is endless, lost, timeout */
  async line(): Promise<string> {
    for (let from = 0; ; ) {
      const end = this.rest.indexOf(lf, from);
      if (end !== -1) {
        this.isLoose = this.rest[end - 1] !== cr;
        const line = this.rest.subarray(0, this.isLoose ? end : end - 1);
        this.rest = this.rest.subarray(end + 1);
        return line.toString('utf8');
      }
      if (this.rest.length > longestLine) throw new ConnectionFailed('not-this-protocol', 'an endless line');
      from = this.rest.length;
      this.rest = Buffer.concat([this.rest, await this.more()]);
    }
  }

  /**
   * The body of a multi-line answer up to its final dot (RFC 1939 3), with the doubled dots made single. Nothing else
   * is changed: bare line feeds and NULs stay what they are.
   * @throws ConnectionFailed too-large beyond `most` bytes, lost when the server stops in the middle
   */
  async *body(most: number): AsyncGenerator<Buffer> {
    let bytes = 0;
    // An answer begins at the start of a line. `held` are bytes that only what follows can tell the meaning of.
    let isLineStart = true;
    let held: Buffer = Buffer.alloc(0);
    for (;;) {
      const fresh = this.rest.length > 0 ? this.rest : await this.more();
      this.rest = Buffer.alloc(0);
      const data = held.length > 0 ? Buffer.concat([held, fresh]) : fresh;
      const read = unstuff(data, isLineStart, this.isLoose);
      bytes += read.out.length;
      if (bytes > most) throw new ConnectionFailed('too-large', `more than ${most} bytes`);
      if (read.out.length > 0) yield read.out;
      if (read.end !== undefined) {
        this.rest = data.subarray(read.end);
        return;
      }
      held = data.subarray(read.used);
      isLineStart = read.isLineStart;
    }
  }

  /** Bytes that came and were not asked for. */
  hasMore(): boolean {
    return this.rest.length > 0 || this.socket.readableLength > 0;
  }

  /** Lets go of the socket, for TLS to take it. */
  release(): void {
    void this.pieces.return?.();
  }

  private async more(): Promise<Buffer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(
        () => fail(new ConnectionFailed('timeout', `silent for ${this.silence / 1000} s`)),
        this.silence,
      );
    });
    try {
      const { value, done } = await Promise.race([this.pieces.next(), late]);
      if (done) throw new ConnectionFailed('lost', 'the server closed the connection');
      return value;
    } catch (error) {
      throw error instanceof ConnectionFailed
        ? error
        : new ConnectionFailed('lost', (error as Error).message, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Unstuffed {
  out: Buffer;
  /** Bytes of the input that are done with. */
  used: number;
  /** Where the answer ended in the input. */
  end: number | undefined;
  isLineStart: boolean;
}

// Copies runs between line starts; only a dot at a line's start needs a look. A line ends with CR LF: after a bare LF
// a compliant server has doubled no dot. One that ends even its answers with LF alone is taken at its word.
function unstuff(data: Buffer, startsLine: boolean, isLoose: boolean): Unstuffed {
  const runs: Buffer[] = [];
  let from = 0;
  let isLineStart = startsLine;
  for (let at = 0; ; ) {
    if (isLineStart && data[at] === dot) {
      // ".", CR and LF must all be there before it is known what the dot means.
      const next = data[at + 1];
      if (next === undefined || (next === cr && data[at + 2] === undefined))
        return finish(at, undefined, true);
      if (next === cr && data[at + 2] === lf) return finish(at, at + 3, true);
      if (next === lf && isLoose) return finish(at, at + 2, true);
      runs.push(data.subarray(from, at));
      at += 1;
      from = at;
    }
    const end = data.indexOf(lf, at);
    if (end === -1) {
      // A CR at the end may be half of a line's end.
      const used = data.at(-1) === cr ? data.length - 1 : data.length;
      return finish(Math.max(used, from), undefined, isLineStart && used <= at);
    }
    isLineStart = isLoose || data[end - 1] === cr;
    at = end + 1;
    if (at >= data.length) return finish(data.length, undefined, isLineStart);
  }

  function finish(used: number, end: number | undefined, lineStart: boolean): Unstuffed {
    runs.push(data.subarray(from, used));
    return { out: runs.length === 1 ? runs[0]! : Buffer.concat(runs), used, end, isLineStart: lineStart };
  }
}
