// Whose habits an IMAP server has.
import type { ImapFlow } from 'imapflow';

/** DESIGN 12: Gmail's labels and Exchange's own folders need rules of their own. */
export function serverKind(client: ImapFlow): { gmail: boolean; exchange: boolean } {
  const name = `${client.serverInfo?.name ?? ''} ${client.servername || client.host}`;
  return {
    gmail: client.capabilities.has('X-GM-EXT-1'),
    exchange: /microsoft|exchange|office365|outlook/i.test(name),
  };
}
