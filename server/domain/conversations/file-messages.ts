// Files conversations under the customers their mail is from or to, with the reason on each link.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { type CardsAt, type FoundCard, findCards } from '../contacts/link-mail-to-contacts.ts';

/** What of a message its filing follows from. */
export interface Filing {
  conversationId: string;
  kind: string;
  junk: boolean;
  sentAt: Date;
  /** Outsiders it is from or to, lower case; none of ours. */
  outsiders: string[];
}

/**
 * Whether mail of this sort is filed at all: never lists, machines' reports or junk. What a customer's shop or books send
 * to many is the customer's mail too; that it makes no cards is said where these are made.
 */
export function isFiled({ kind, junk }: Pick<Filing, 'kind' | 'junk'>): boolean {
  return !junk && !['list', 'bounce'].includes(kind);
}

/**
 * Files the messages' conversations. A link that a person undid stays undone; a newcomer adds a link and changes none
 * (F25).
 * @returns conversations that have a link they had not before
 */
export async function fileMessages(trx: Transaction<Database>, filings: Filing[]): Promise<Set<string>> {
  const filed = filings.filter(isFiled);
  const cards = await findCards(
    trx,
    filed.flatMap(({ outsiders }) => outsiders),
  );
  const links = linksOf(filed, cards);
  if (links.size === 0) return new Set();
  const sorted = [...links.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
  const { rows } = await sql<{ conversation_id: string }>`
    insert into links (conversation_id, record_type, record_id, reason)
    select * from unnest(${column(
      'bigint',
      sorted.map((link) => link.conversationId),
    )},
      ${column(
        'text',
        sorted.map((link) => link.card.type),
      )}, ${column(
        'bigint',
        sorted.map((link) => link.card.id),
      )},
      ${column(
        'jsonb',
        sorted.map((link) => JSON.stringify(link.card.reason)),
      )})
    on conflict (conversation_id, record_type, record_id, message_id) do nothing
    returning conversation_id`.execute(trx);
  return new Set(rows.map((row) => row.conversation_id));
}

/** Each link these messages give reason for, once, by `conversation type id`. */
export function linksOf(
  filings: Filing[],
  cards: CardsAt,
): Map<string, { conversationId: string; card: FoundCard }> {
  const links = new Map<string, { conversationId: string; card: FoundCard }>();
  for (const { conversationId, outsiders, sentAt } of filings)
    for (const address of outsiders)
      for (const card of cards(address, sentAt)) {
        const key = `${conversationId} ${card.type} ${card.id}`;
        if (!links.has(key)) links.set(key, { conversationId, card });
      }
  return links;
}
