// Fetches a picture a mail refers to, for the reader who asked for it: public addresses, few redirects, raster types, small.
import { ConnectionFailed } from './connection-failed.ts';
import { requestOut } from './request-out.ts';
import type { Allowed, Lookup } from './resolve-host.ts';

export interface FetchOut extends Allowed {
  /** Bytes, 10 MB unless said. */
  maxBytes?: number;
  /** Milliseconds for all of it, redirects included; 10,000 unless said. */
  timeout?: number;
  look?: Lookup;
  /** Ports beyond 80 and 443. */
  ports?: number[];
}

export interface Fetched {
  /** Of the bytes, not of the header: image/png, image/jpeg, image/gif, image/webp, image/avif, image/bmp or image/x-icon. */
  type: string;
  body: Buffer;
}

const redirects = 4;

/**
 * Fetches a raster picture. Every redirect is resolved and checked anew. No cookie, referrer or name of ours goes along.
 * @throws ConnectionFailed when it cannot or must not be fetched, is too large or no raster picture
 */
export async function fetchOut(address: string, options: FetchOut = {}): Promise<Fetched> {
  const deadline = Date.now() + (options.timeout ?? 10_000);
  let url = checked(address, options);
  for (let turn = 0; turn <= redirects; turn++) {
    const left = deadline - Date.now();
    if (left <= 0) throw new ConnectionFailed('timeout', url.hostname);
    const answer = await requestOut(url, {
      ...options,
      maxBytes: options.maxBytes ?? 10_000_000,
      timeout: left,
      headers: { accept: 'image/*', 'user-agent': 'Mozilla/5.0', 'accept-encoding': 'identity' },
    });
    const next = answer.headers.location;
    if (answer.status >= 300 && answer.status < 400 && typeof next === 'string') {
      url = checked(next, options, url);
      continue;
    }
    if (answer.status !== 200) throw new ConnectionFailed('server-error', `${answer.status}`);
    const type = rasterType(answer.body);
    if (type === undefined) throw new ConnectionFailed('not-this-protocol', 'not a raster picture');
    return { type, body: answer.body };
  }
  throw new ConnectionFailed('server-error', 'too many redirects');
}

function checked(address: string, { ports = [] }: FetchOut, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ConnectionFailed('not-this-protocol', 'not http or https');
  if (url.port !== '' && !['80', '443', ...ports.map(String)].includes(url.port))
    throw new ConnectionFailed('private-address', `port ${url.port}`);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

// By the first bytes: a Content-Type is what a stranger claims, and SVG is a document with scripts.
function rasterType(body: Buffer): string | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => body[at] === byte);
  const text = (at: number, length: number) => body.toString('latin1', at, at + length);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (text(0, 4) === 'GIF8') return 'image/gif';
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return 'image/webp';
  if (text(4, 8) === 'ftypavif' || text(4, 8) === 'ftypavis') return 'image/avif';
  if (text(0, 2) === 'BM' && body.length > 26) return 'image/bmp';
  if (starts(0, 0, 1, 0)) return 'image/x-icon';
  return undefined;
}
