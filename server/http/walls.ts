// The walls every request passes: safe headers, writing from our own pages only, nothing before Kontor is set up.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { ProductError } from '../domain/problem.ts';

// Mantine writes its theme into style elements; scripts come from our files alone.
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Files of the screen and addresses that lead nowhere. Asked of the route found, never of the address as it was
 * written, which may hide its letters (%61pi).
 */
export function isPage({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === undefined || url === '/*';
}

/** Headers of everything; a route with other needs (a mail's frame) sets its own over them. */
export function safeHeaders(config: Pick<Config, 'url'>) {
  const isSecure = config.url.startsWith('https:');
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const isApi = !isPage(request);
    const { open } = request.routeOptions.config ?? {};
    reply.headers({
      'content-security-policy': isApi ? "default-src 'none'; frame-ancestors 'none'; sandbox" : pagePolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      // What is open carries a signature and is fetched from a mail's frame, which has no origin.
      'cross-origin-resource-policy': isApi && open ? 'cross-origin' : 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'x-dns-prefetch-control': 'off',
    });
    if (isApi) reply.header('cache-control', 'no-store');
    if (isSecure) reply.header('strict-transport-security', 'max-age=31536000');
  };
}

/**
 * Refuses what another site's page makes a signed-in browser send: every method but GET and HEAD, and opening the
 * WebSocket, needs our own Origin or Sec-Fetch-Site (Fetch Metadata §2.4). A request with a token of its own carries
 * no cookie and needs neither.
 */
export function refuseForeignPages(config: Pick<Config, 'url'>) {
  return async (request: FastifyRequest) => {
    const isSafe = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (isSafe && request.headers.upgrade === undefined) return;
    if (request.headers.authorization !== undefined) return;
    if (isOwnPage(request, config.url)) return;
    throw new ProductError('not-allowed', 'This request came from another site.', 'foreign-origin');
  };
}

function isOwnPage({ headers }: FastifyRequest, url: string): boolean {
  const { origin, host } = headers;
  if (origin !== undefined) return origin === url || isOwnLoopback(origin, host, url);
  return headers['sec-fetch-site'] === 'same-origin';
}

// Without a public address people type localhost, 127.0.0.1 or [::1]; no foreign name can stand in these.
function isOwnLoopback(origin: string, host: string | undefined, url: string): boolean {
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;
  const page = URL.parse(origin);
  return (
    page !== null &&
    page.host === host &&
    loopback.test(page.hostname) &&
    loopback.test(new URL(url).hostname)
  );
}

/**
 * Until the first admin exists every route answers 503 but those that say `whileClosed`. Once open it stays open.
 * @param isSetUp asks the database
 */
export function closedUntilSetUp(isSetUp: () => Promise<boolean>) {
  let open = false;
  return async (request: FastifyRequest) => {
    if (open || isPage(request) || request.routeOptions.config?.whileClosed) return;
    open = await isSetUp();
    if (!open)
      throw new ProductError(
        'unavailable',
        'Kontor is not set up yet. Open the link in its terminal.',
        'not-set-up',
      );
  };
}
