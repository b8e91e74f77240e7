// Files somebody's mail anew between two companies, after they moved, or took it along, or the move was taken back.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { findCards } from '../contacts/link-mail-to-contacts.ts';
import { filingsOf } from './file-conversations.ts';
import { fileEarlierMail } from './file-earlier-mail.ts';
import { isFiled, linksOf } from './file-messages.ts';

/** Between which companies whose mail is divided. */
export interface Moved {
  contactId: string;
  companies: string[];
}

/**
 * Takes derived links to these companies that the person's addresses no longer give reason for, and makes those they do.
 * What people linked or undid by hand stays. A piece of at most some hundred at a time.
 */
export async function followMove(
  trx: Transaction<Database>,
  { contactId, companies }: Moved,
  conversations: string[],
): Promise<void> {
  const filings = (await filingsOf(trx, conversations)).filter(isFiled);
  const cards = await findCards(
    trx,
    filings.flatMap(({ outsiders }) => outsiders),
  );
  const wanted = linksOf(filings, cards);
  const { rows } = await sql<{ id: string; conversation_id: string; record_id: string }>`
    select l.id, l.conversation_id, l.record_id from links l
    where l.conversation_id = any(${conversations}::bigint[]) and l.message_id = 0 and l.record_type = 'company'
      and l.record_id = any(${companies}::bigint[]) and l.made_by is null and l.undone_at is null
      and l.reason ->> 'what' in (select address from contact_addresses where contact_id = ${contactId}::bigint)`.execute(
    trx,
  );
  const stale = rows.filter((row) => !wanted.has(`${row.conversation_id} company ${row.record_id}`));
  await sql`delete from links where id = any(${stale.map(({ id }) => id)}::bigint[])`.execute(trx);
  await fileEarlierMail(trx, conversations);
}
