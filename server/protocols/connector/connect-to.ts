// Connects to a server somebody named: resolves once, connects to that address, checks the certificate.
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { ConnectionFailed, connectionFailed } from './connection-failed.ts';
import { type Allowed, type Lookup, resolveHost } from './resolve-host.ts';

export interface ConnectTo extends Allowed {
  /** TLS from the first byte. */
  tls?: boolean;
  /** Milliseconds for the whole of it, 20,000 unless said. */
  timeout?: number;
  look?: Lookup;
}

/**
 * Opens a connection. The socket it gives has an error listener, so that a late error ends nothing else.
 * @throws ConnectionFailed
 */
export async function connectTo(
  host: string,
  port: number,
  options: ConnectTo = {},
): Promise<Socket | TLSSocket> {
  const deadline = Date.now() + (options.timeout ?? 20_000);
  const addresses = await resolveHost(host, options, options.look);
  let failure: unknown;
  for (const [index, address] of addresses.slice(0, 4).entries()) {
    const left = deadline - Date.now();
    if (left <= 0) break;
    try {
      const share = index === addresses.length - 1 ? left : Math.max(left / 2, 1000);
      const socket = await open(address, port, share);
      return options.tls ? await startTls(socket, host, Math.max(deadline - Date.now(), 1000)) : socket;
    } catch (error) {
      failure = error;
    }
  }
  throw connectionFailed(failure ?? new ConnectionFailed('timeout', `${host}:${port}`));
}

function open(address: string, port: number, timeout: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ host: address, port, noDelay: true, keepAlive: true });
    const timer = setTimeout(
      () => socket.destroy(new ConnectionFailed('timeout', `${address}:${port}`)),
      timeout,
    );
    socket.once('error', (error) => {
      clearTimeout(timer);
      fail(connectionFailed(error));
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.on('error', () => {});
      done(socket);
    });
  });
}

/**
 * Starts TLS on an open connection (RFC 8314, or STARTTLS and STLS after their command) and checks the certificate
 * against the name that was typed, not against the address.
 * @throws ConnectionFailed tls-expired, tls-name, tls-untrusted, tls-none, timeout
 */
export function startTls(socket: Socket, host: string, timeout = 20_000): Promise<TLSSocket> {
  return new Promise((done, fail) => {
    const name = host.replace(/^\[(.*)\]$/, '$1');
    const secure = connectTls({
      socket,
      host: name,
      ...(isIP(name) ? {} : { servername: name }),
      minVersion: 'TLSv1.2',
    });
    const timer = setTimeout(() => secure.destroy(new ConnectionFailed('timeout', 'TLS')), timeout);
    secure.once('error', (error) => {
      clearTimeout(timer);
      socket.destroy();
      fail(connectionFailed(error));
    });
    secure.once('secureConnect', () => {
      clearTimeout(timer);
      secure.on('error', () => {});
      done(secure);
    });
  });
}
