// Removes for good the cards that lay in the bin for thirty days: card, addresses, links. Their mail stays.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { daysInBin } from '../cards/list-bin.ts';
import { deleteCompanies } from '../companies/queries.ts';
import { deleteContacts } from '../contacts/queries.ts';
import { writeJournal } from '../house/journal.ts';
import { refreshConversations } from './refresh-conversations.ts';

const atOnce = 200;

/** @returns how many cards went */
export async function emptyBin(
  db: Kysely<Database>,
  now = new Date(),
): Promise<{ contacts: number; companies: number }> {
  const until = new Date(now.getTime() - daysInBin * 86_400_000);
  const gone = { contacts: 0, companies: 0 };
  for (const table of ['contacts', 'companies'] as const)
    for (;;) {
      const count = await transaction(db, (trx) => removeSome(trx, table, until));
      gone[table] += count;
      if (count < atOnce) break;
    }
  if (gone.contacts + gone.companies > 0) await writeJournal(db, null, 'bin.emptied', gone);
  return gone;
}

async function removeSome(
  trx: Transaction<Database>,
  table: 'contacts' | 'companies',
  until: Date,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where binned_at < ${until} and merged_into is null order by id limit ${atOnce} for update`.execute(trx);
  if (rows.length === 0) return 0;
  // What was merged into a card goes with it.
  const { rows: joined } = await sql<{ id: string }>`
    with recursive joined as (
      select id from ${sql.table(table)} where merged_into = any(${rows.map(({ id }) => id)}::bigint[])
      union select c.id from ${sql.table(table)} c join joined j on c.merged_into = j.id
    ) select id from joined`.execute(trx);
  const ids = [...rows, ...joined].map(({ id }) => id);
  const type = table === 'contacts' ? 'contact' : 'company';
  const { rows: filed } = await sql<{ conversation_id: string }>`
    delete from links where record_type = ${type} and record_id = any(${ids}::bigint[])
    returning conversation_id`.execute(trx);
  if (table === 'contacts') await deleteContacts(trx, ids);
  else await deleteCompanies(trx, ids);
  await refreshConversations(trx, [...new Set(filed.map((row) => row.conversation_id))]);
  return rows.length;
}
