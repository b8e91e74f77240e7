// Files the mail that was there before a card was: by the contact's addresses, by the company's domains.
import { type Kysely, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { addressesOfConversations, refreshStandings } from '../correspondents/keep-correspondents.ts';
import { fileConversations } from './file-conversations.ts';
import { refreshConversations } from './refresh-conversations.ts';

/**
 * Conversations with mail from or to a card's addresses, and those filed under it: whatever of the card has changed,
 * these are concerned.
 */
export async function conversationsOfCard(
  db: Kysely<Database>,
  card: { type: 'contact' | 'company'; id: string },
): Promise<string[]> {
  const mail =
    card.type === 'contact'
      ? sql`select distinct a.conversation_id from contact_addresses c
          join message_addresses a on a.address = c.address where c.contact_id = ${card.id}::bigint`
      : sql`select distinct a.conversation_id from company_domains d
          join message_addresses a on a.address like '%@' || d.domain or a.address like '%.' || d.domain
          where d.company_id = ${card.id}::bigint
        union select distinct a.conversation_id from contacts c join contact_addresses x on x.contact_id = c.id
          join message_addresses a on a.address = x.address where c.company_id = ${card.id}::bigint
        union select l.conversation_id from links l join contacts c on l.record_type = 'contact' and l.record_id = c.id
          where c.company_id = ${card.id}::bigint`;
  const { rows } = await sql<{ conversation_id: string }>`
    ${mail} union select conversation_id from links
      where record_type = ${card.type} and record_id = ${card.id}::bigint
    order by 1`.execute(db);
  return rows.map((row) => row.conversation_id);
}

/**
 * Conversations with mail from or to many cards' addresses or domains, each once: what filing them all at once is about.
 * Domains are compared as a whole and with one name before them (mail.noord.example), in one pass over the addresses.
 */
export async function conversationsOfCards(
  db: Kysely<Database>,
  type: 'contact' | 'company',
  ids: string[],
): Promise<string[]> {
  const { rows } = await sql<{ conversation_id: string }>`${
    type === 'contact'
      ? sql`select distinct a.conversation_id from contact_addresses c join message_addresses a on a.address = c.address
          where c.contact_id = any(${column('bigint', ids)})`
      : sql`select distinct a.conversation_id from company_domains d join message_addresses a
          on d.domain in (split_part(a.address, '@', 2), regexp_replace(split_part(a.address, '@', 2), '^[^.]+[.]', ''))
          where d.company_id = any(${column('bigint', ids)})`
  } order by 1`.execute(db);
  return rows.map((row) => row.conversation_id);
}

/** Files and refreshes these conversations; a piece of at most some hundred at a time. */
export async function fileEarlierMail(trx: Transaction<Database>, conversations: string[]): Promise<void> {
  await fileConversations(trx, conversations);
  await refreshConversations(trx, conversations);
  await refreshStandings(trx, await addressesOfConversations(trx, conversations));
}
