// Finds the mailbox of an address, or makes an open archive for files to be imported into.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { ProductError } from '../problem.ts';

/** The mailbox with this address as main address or alias; an unknown address gets an archive that everyone reads. */
export async function findOrMakeArchive(
  db: Kysely<Database>,
  given: string,
): Promise<{ id: string; made: boolean }> {
  const address = given.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address))
    throw new ProductError('invalid', `“${given}” is no mail address.`, 'bad-address', { field: 'mailbox' });
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select id from mailboxes where removed_at is null and (address = ${address} or ${address} = any (aliases))
      order by address = ${address} desc, id limit 1`.execute(trx);
    if (rows[0]) return { id: rows[0].id, made: false };
    const made = await sql<{ id: string }>`
      insert into mailboxes (name, address, kind, policy, state) values (${address}, ${address}, 'archive', 'open', 'ok')
      on conflict (address) where removed_at is null do update set address = excluded.address returning id`.execute(
      trx,
    );
    const id = made.rows[0]!.id;
    await announce(trx, { what: 'mailbox', mailbox: id });
    return { id, made: true };
  });
}
