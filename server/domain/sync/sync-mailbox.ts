// One run of one mailbox, whatever it speaks.
import { checkDisk } from '../incoming/check-disk.ts';
import type { Run } from './account.ts';
import { syncImap } from './sync-imap.ts';
import { syncPop3 } from './sync-pop3.ts';

/**
 * Syncs until the signal ends or something goes wrong.
 * @throws ConnectionFailed, DiskFull, LeaseLost, errors of the database
 */
export async function syncMailbox(run: Run): Promise<void> {
  await checkDisk(run.deps.config.data);
  if (run.account.kind === 'imap') await syncImap(run);
  else await syncPop3(run);
}
