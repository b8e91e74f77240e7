// One HTTP request to a server somebody named, within limits, without following anything.
import type { IncomingMessage } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { ConnectionFailed, connectionFailed } from './connection-failed.ts';
import { type Allowed, type Lookup, resolveHost } from './resolve-host.ts';

export interface RequestOut extends Allowed {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Bytes of the answer, 1 MiB unless said. */
  maxBytes?: number;
  /** Milliseconds for all of it, 10,000 unless said. */
  timeout?: number;
  look?: Lookup;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/**
 * Asks and reads the whole answer.
 * @throws ConnectionFailed, also too-large and timeout
 */
export async function requestOut(url: URL, options: RequestOut = {}): Promise<Answer> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new ConnectionFailed('not-this-protocol', url.protocol);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const [address] = await resolveHost(host, options, options.look);
  const deadline = AbortSignal.timeout(options.timeout ?? 10_000);
  try {
    return await exchange(url, host, address!, options, deadline);
  } catch (error) {
    if (deadline.aborted) throw new ConnectionFailed('timeout', host, { cause: error });
    throw connectionFailed(error);
  }
}

async function exchange(
  url: URL,
  host: string,
  address: string,
  options: RequestOut,
  signal: AbortSignal,
): Promise<Answer> {
  // Named at the head of a file they would bring Node's own fetch into every start (80 ms), which nothing there uses.
  const { request: requestPlain } = await import('node:http');
  const { request: requestTls } = await import('node:https');
  return new Promise((done, fail) => {
    const family = isIP(address) === 6 ? 6 : 4;
    // The name stays in Host and SNI; the connection goes to the address that was checked and to no other.
    const lookup: LookupFunction = (_name, { all }, found) =>
      all ? found(null, [{ address, family }]) : found(null, address, family);
    const send = url.protocol === 'https:' ? requestTls : requestPlain;
    const request = send(
      url,
      {
        method: options.method ?? 'GET',
        headers: options.headers,
        lookup,
        agent: false,
        signal,
        ...(isIP(host) ? {} : { servername: host }),
      },
      (response) => {
        readAll(response, options.maxBytes ?? 1024 * 1024).then(
          (body) => done({ status: response.statusCode ?? 0, headers: response.headers, body }),
          (error) => {
            request.destroy();
            fail(error);
          },
        );
      },
    );
    request.once('error', fail);
    request.end(options.body);
  });
}

async function readAll(response: IncomingMessage, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > most) throw new ConnectionFailed('too-large', `more than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
