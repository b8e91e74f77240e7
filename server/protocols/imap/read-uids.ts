// Asks an opened folder for its UIDs, all or from one on.
import type { ImapFlow } from 'imapflow';
import { ConnectionFailed } from '../connector/connection-failed.ts';
import { parseUidSet } from './uid-set.ts';

/**
 * All UIDs of the folder that is open, ascending: the set of one moment. Uses ESEARCH (RFC 4731) where it is, since
 * 200,000 UIDs are then a few bytes.
 * @param from only UIDs from this one on
 */
export async function readUids(client: ImapFlow, from = 1): Promise<number[]> {
  // "n:*" always names the last mail, even when its UID is smaller (RFC 3501 6.4.8).
  const query = from > 1 ? { uid: `${from}:*` } : { all: true };
  const found = client.capabilities.has('ESEARCH')
    ? await client.search(query, { uid: true, returnOptions: ['ALL'] })
    : await client.search(query, { uid: true });
  if (found === false || found === undefined)
    throw new ConnectionFailed('server-error', 'UID SEARCH was refused');
  const uids = Array.isArray(found) ? found : parseUidSet(found.all ?? '');
  return uids.filter((uid) => uid >= from).sort((a, b) => a - b);
}
