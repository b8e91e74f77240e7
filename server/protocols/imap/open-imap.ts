// Opens an IMAP connection that changes nothing by itself: address checked, certificate checked, every command in time.
import type { ImapFlow } from 'imapflow';
import { ConnectionFailed } from '../connector/connection-failed.ts';
import { type Allowed, resolveHost } from '../connector/resolve-host.ts';
import { imapFailed } from './imap-failed.ts';

export type Security = 'tls' | 'starttls' | 'plain';

/** Where and as whom. Exactly one of `password` and `accessToken`. */
export interface ImapSettings extends Allowed {
  host: string;
  port?: number | undefined;
  security: Security;
  login: string;
  password?: string | undefined;
  /** XOAUTH2 or OAUTHBEARER (RFC 7628), whichever the server offers. */
  accessToken?: string | undefined;
}

const mebibyte = 1024 * 1024;
/** The largest mail that is fetched, in bytes; a larger one is named in the ledger. */
export const largestMail = 256 * mebibyte;

/** 993 for TLS, else 143. */
export function imapPort({ port, security }: Pick<ImapSettings, 'port' | 'security'>): number {
  return port ?? (security === 'tls' ? 993 : 143);
}

/**
 * Connects and signs in. Of several addresses the first that answers is used.
 * @param silence milliseconds after which a quiet server counts as hanging
 * @throws ConnectionFailed
 */
export async function openImap(settings: ImapSettings, { silence = 60_000 } = {}): Promise<ImapFlow> {
  const addresses = await resolveHost(settings.host, settings);
  // Read with the first connection: a Kontor without such a mailbox needs none of it.
  const { ImapFlow } = await import('imapflow');
  let failure: ConnectionFailed | undefined;
  for (const address of addresses.slice(0, 3)) {
    const client = new ImapFlow(options(settings, address, silence));
    // Without a listener a late error would end the process; the command under way is told anyway.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      client.close();
      failure = imapFailed(error, settings.accessToken !== undefined);
      if (!['refused', 'unreachable', 'timeout'].includes(failure.code)) throw failure;
    }
  }
  throw failure ?? new ConnectionFailed('unreachable', settings.host);
}

function options(settings: ImapSettings, address: string, silence: number) {
  const { security, login, password, accessToken, host } = settings;
  return {
    host: address,
    servername: host,
    port: imapPort(settings),
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    tls: { minVersion: 'TLSv1.2' as const },
    auth: accessToken === undefined ? { user: login, pass: password ?? '' } : { user: login, accessToken },
    clientInfo: { name: 'Kontor' },
    logger: false as const,
    disableAutoIdle: true,
    qresync: true,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: silence,
    maxIdleTime: 9 * 60_000,
    maxLiteralSize: largestMail + mebibyte,
    maxLineLength: 64 * mebibyte,
    maxResponseSize: largestMail + 8 * mebibyte,
  };
}
