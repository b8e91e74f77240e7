// Signs in to a mailbox's IMAP server with its stored secret.
import type { ImapFlow } from 'imapflow';
import { ConnectionFailed } from '../../protocols/connector/connection-failed.ts';
import { type ImapSettings, openImap } from '../../protocols/imap/open-imap.ts';
import { signInSecret } from '../mailboxes/oauth/access-token.ts';
import type { Run } from './account.ts';

/**
 * Opens a connection that is closed when the run's signal ends.
 * @throws ConnectionFailed; reconnect when consent was withdrawn
 */
export async function openAccount({ deps, account, signal, pace }: Run): Promise<ImapFlow> {
  const { connection, address } = account;
  const secret = await signInSecret(deps, account.id, connection);
  const settings: ImapSettings = {
    host: connection.host,
    port: connection.port,
    security: connection.security,
    login: connection.login || address,
    allowPrivate: connection.allowPrivate,
    allowedHosts: deps.config.allowedHosts,
    ...secret,
  };
  const client = await openImap(settings, { silence: pace.silence });
  if (signal.aborted) {
    client.close();
    throw new ConnectionFailed('lost', 'stopped');
  }
  const close = () => client.close();
  signal.addEventListener('abort', close, { once: true });
  client.once('close', () => signal.removeEventListener('abort', close));
  return client;
}
