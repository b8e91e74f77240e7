// A POP3 client (RFC 1939, STLS of RFC 2595, CAPA of RFC 2449, XOAUTH2) that believes nothing a server says without a limit.
import type { Socket } from 'node:net';
import { connectTo, startTls } from '../connector/connect-to.ts';
import { ConnectionFailed, type ConnectionTrouble } from '../connector/connection-failed.ts';
import type { Allowed } from '../connector/resolve-host.ts';
import { ResponseReader } from './response-reader.ts';

export interface Pop3Settings extends Allowed {
  host: string;
  port?: number | undefined;
  /** starttls means STLS. */
  security: 'tls' | 'starttls' | 'plain';
  login: string;
  password?: string | undefined;
  accessToken?: string | undefined;
}

/** Milliseconds of silence and bytes of an answer after which the server is left. */
export interface Pop3Limits {
  silence: number;
  /** Of one mail. */
  largest: number;
  /** Of a listing. */
  listing: number;
}

const usualLimits: Pop3Limits = { silence: 60_000, largest: 256 * 1024 * 1024, listing: 64 * 1024 * 1024 };

/** 995 for TLS, else 110. */
export function pop3Port({ port, security }: Pick<Pop3Settings, 'port' | 'security'>): number {
  return port ?? (security === 'tls' ? 995 : 110);
}

/** One signed-in session. Commands go one after the other; after an error only `close` is of use. */
export class Pop3Client {
  capabilities = new Set<string>();
  private socket: Socket;
  private reader: ResponseReader;
  private readonly limits: Pop3Limits;
  private isBroken = false;

  private constructor(socket: Socket, limits: Pop3Limits) {
    this.socket = socket;
    this.limits = limits;
    this.reader = new ResponseReader(socket, limits.silence);
  }

  /** Connects and signs in. @throws ConnectionFailed */
  static async open(settings: Pop3Settings, limits: Partial<Pop3Limits> = {}): Promise<Pop3Client> {
    const socket = await connectTo(settings.host, pop3Port(settings), {
      ...settings,
      tls: settings.security === 'tls',
    });
    const client = new Pop3Client(socket, { ...usualLimits, ...limits });
    try {
      await client.greet();
      if (settings.security === 'starttls') await client.startTls(settings.host);
      await client.readCapabilities();
      await client.signIn(settings);
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Unique ids by message number, in the server's order (RFC 1939 7: up to 70 printable characters). */
  async uidl(): Promise<Map<number, string>> {
    const found = new Map<number, string>();
    for (const line of await this.listing('UIDL')) {
      const [, number, id] = /^(\d{1,10})[ \t]+(\S{1,200})[ \t]*$/.exec(line) ?? [];
      if (number && id) found.set(Number(number), id);
    }
    return found;
  }

  /** Sizes in bytes by message number. */
  async list(): Promise<Map<number, number>> {
    const found = new Map<number, number>();
    for (const line of await this.listing('LIST')) {
      const [, number, size] = /^(\d{1,10})[ \t]+(\d{1,15})/.exec(line) ?? [];
      if (number) found.set(Number(number), Number(size));
    }
    return found;
  }

  /** A mail as it comes, dots unstuffed, in pieces. Read it to its end before the next command. */
  async *stream(number: number): AsyncGenerator<Buffer> {
    await this.command(`RETR ${number}`);
    yield* this.guarded(this.reader.body(this.limits.largest));
  }

  /** A whole mail. @throws ConnectionFailed too-large beyond the limit */
  async retrieve(number: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.stream(number)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** The header block and some lines of the body. */
  async top(number: number, lines: number): Promise<Buffer> {
    await this.command(`TOP ${number} ${lines}`);
    const pieces: Buffer[] = [];
    for await (const piece of this.guarded(this.reader.body(this.limits.listing))) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Marks a mail; it goes when `quit` succeeds. */
  async delete(number: number): Promise<void> {
    await this.command(`DELE ${number}`);
  }

  /** Ends the session properly: only now does the server delete what was marked (RFC 1939 6). */
  async quit(): Promise<void> {
    try {
      await this.command('QUIT');
    } finally {
      this.close();
    }
  }

  /** Drops the connection; nothing marked is deleted. */
  close(): void {
    this.isBroken = true;
    this.socket.destroy();
  }

  private async greet(): Promise<void> {
    const line = await this.reader.line();
    if (line.startsWith('-ERR')) throw refusal(line, 'server-error');
    if (!line.startsWith('+OK')) throw new ConnectionFailed('not-this-protocol', line);
  }

  private async startTls(host: string): Promise<void> {
    await this.command('STLS', 'tls-none');
    // Whatever came after +OK was said by nobody we know (RFC 3207 6 on the same flaw in SMTP).
    if (this.reader.hasMore()) throw new ConnectionFailed('tls-none', 'data before TLS');
    this.reader.release();
    this.socket = await startTls(this.socket, host);
    this.reader = new ResponseReader(this.socket, this.limits.silence);
  }

  private async readCapabilities(): Promise<void> {
    try {
      this.capabilities = new Set((await this.listing('CAPA')).map((line) => line.trim().toUpperCase()));
    } catch (error) {
      // A server of 1996 does not know CAPA and says so.
      if (!(error instanceof Refused)) throw error;
    }
  }

  private async signIn({ login, password, accessToken }: Pop3Settings): Promise<void> {
    if (accessToken !== undefined) return this.signInByToken(login, accessToken);
    await this.command(`USER ${argument(login)}`, 'wrong-password');
    await this.command(`PASS ${argument(password ?? '')}`, 'wrong-password');
  }

  private async signInByToken(login: string, token: string): Promise<void> {
    const response = Buffer.from(`user=${login}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
    // Microsoft takes the response only after its challenge, others take it in the same line too.
    const first = await this.exchange('AUTH XOAUTH2');
    if (first.startsWith('-ERR')) throw refusal(first, 'reconnect');
    let line = await this.exchange(response);
    // On refusal a challenge with JSON comes, to be answered by an empty line.
    if (line.startsWith('+ ')) line = await this.exchange('');
    if (!line.startsWith('+OK')) throw refusal(line, 'reconnect');
  }

  private async listing(name: string): Promise<string[]> {
    await this.command(name);
    const lines: string[] = [];
    let rest = '';
    for await (const piece of this.guarded(this.reader.body(this.limits.listing))) {
      const parts = (rest + piece.toString('latin1')).split(/\r?\n/);
      rest = parts.pop()!;
      lines.push(...parts);
    }
    if (rest !== '') lines.push(rest);
    return lines;
  }

  private async command(line: string, otherwise: ConnectionTrouble = 'server-error'): Promise<string> {
    const answer = await this.exchange(line);
    if (answer.startsWith('+OK')) return answer;
    if (answer.startsWith('-ERR')) throw refusal(answer, otherwise);
    throw this.broken(new ConnectionFailed('not-this-protocol', answer));
  }

  private async exchange(line: string): Promise<string> {
    if (this.isBroken || this.socket.destroyed) throw new ConnectionFailed('lost');
    this.socket.write(`${line}\r\n`);
    try {
      return await this.reader.line();
    } catch (error) {
      throw this.broken(error);
    }
  }

  private async *guarded(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    let isWhole = false;
    try {
      yield* pieces;
      isWhole = true;
    } finally {
      // Half-read answers leave the session out of step.
      if (!isWhole) this.close();
    }
  }

  private broken(error: unknown): unknown {
    this.close();
    return error;
  }
}

/** The server said -ERR; the session goes on. */
export class Refused extends ConnectionFailed {}

// RFC 2449 8.1 and RFC 3206 give -ERR a code in brackets.
function refusal(line: string, otherwise: ConnectionTrouble): Refused {
  const words = line.replace(/^-ERR\s*/, '');
  const code = /^\[([A-Z/-]+)\]/i.exec(words)?.[1]?.toUpperCase() ?? '';
  if (code === 'IN-USE' || code === 'LOGIN-DELAY' || /\b(too many|rate limit|try again later)\b/i.test(words))
    return new Refused('limit', words);
  if (code.startsWith('SYS/')) return new Refused('server-error', words);
  if (/plaintext authentication (disallowed|disabled)/i.test(words))
    return new Refused('login-disabled', words);
  return new Refused(otherwise, words);
}

// A line break in a password would be a command of its own.
function argument(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new ConnectionFailed('wrong-password', 'a line break in it');
  return text;
}
