// Whom conversations are filed under and who answers for them: what the rights of their mail rest on.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** The customers of one conversation or message. */
export interface Customers {
  filed: boolean;
  /** Users who answer for them. */
  responsible: string[];
}

export const nobodysCustomers: Customers = { filed: false, responsible: [] };

/**
 * The customers of conversations, by key: the conversation's id for links of the whole, `conversation/message` for
 * links of one message. A contact without somebody responsible is its company's; of one who changed companies that holds
 * where the conversation is filed under today's: what they wrote before is the former company's.
 */
export async function findCustomers(
  trx: Transaction<Database>,
  conversations: string[],
): Promise<Map<string, Customers>> {
  const found = new Map<string, Customers>();
  if (conversations.length === 0) return found;
  const { rows } = await sql<{ conversation_id: string; message_id: string; responsible: string[] | null }>`
    select l.conversation_id, l.message_id,
      array_agg(distinct coalesce(c.responsible_id, o.responsible_id))
        filter (where coalesce(c.responsible_id, o.responsible_id) is not null) as responsible
    from links l
      left join contacts c on l.record_type = 'contact' and c.id = l.record_id and c.binned_at is null
      left join companies o on o.binned_at is null and o.id = case
        when l.record_type = 'company' then l.record_id
        when not exists (select from contact_moves m
            where m.contact_id = c.id and m.undone_at is null and m.mail_moved_at is null)
          or exists (select from links x where x.conversation_id = l.conversation_id and x.record_type = 'company'
            and x.record_id = c.company_id and x.undone_at is null)
        then c.company_id end
    where l.conversation_id = any(${conversations}::bigint[]) and l.undone_at is null
      and (c.id is not null or (l.record_type = 'company' and o.id is not null))
    group by 1, 2`.execute(trx);
  for (const { conversation_id, message_id, responsible } of rows)
    found.set(message_id === '0' ? conversation_id : `${conversation_id}/${message_id}`, {
      filed: true,
      responsible: (responsible ?? []).sort(),
    });
  return found;
}

/** A message's customers: its conversation's and its own. */
export function customersOf(
  found: Map<string, Customers>,
  conversationId: string,
  messageId: string,
): Customers {
  const whole = found.get(conversationId);
  const own = found.get(`${conversationId}/${messageId}`);
  if (!whole || !own) return whole ?? own ?? nobodysCustomers;
  return { filed: true, responsible: [...new Set([...whole.responsible, ...own.responsible])].sort() };
}
