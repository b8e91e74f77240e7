// Marks addresses as never to be mailed, or lets them be mailed again.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { deleteSuppressions, insertSuppressions } from './queries.ts';

/**
 * The answer is the same whether or not an address was known or marked before.
 * @param addresses in lower case
 * @throws ProductError not-allowed for read-only users
 */
export async function suppressAddresses(
  db: Kysely<Database>,
  viewer: Viewer,
  addresses: string[],
  value: boolean,
): Promise<void> {
  mustWrite(viewer);
  // Sorted, so that two at once do not wait for each other.
  const given = [...new Set(addresses)].sort();
  await transaction(db, async (trx) => {
    if (value) await insertSuppressions(trx, given, viewer.userId);
    else await deleteSuppressions(trx, given);
    await writeJournal(trx, viewer.userId, value ? 'address.suppressed' : 'address.unsuppressed', {
      addresses: given,
    });
  });
}
