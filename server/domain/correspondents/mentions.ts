// Compares who is in messages before and after these are derived anew.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** Of one message: everything that correspondents are counted by, as text, and the addresses in it. */
interface Mention {
  text: string;
  addresses: string[];
}

/** By the messages' ids. */
export async function mentionsOfMessages(
  trx: Transaction<Database>,
  ids: string[],
): Promise<Map<string, Mention>> {
  const { rows } = await sql<Mention & { id: string }>`
    select m.id, concat_ws(chr(1), m.direction, m.kind, m.sent_at, m.from_address, m.counterpart_address,
        m.counterpart_name, string_agg(concat_ws(chr(2), a.role, a.address, a.name), chr(1)
          order by a.role collate "C", a.position)) as text,
      array_remove(array_append(array_agg(distinct a.address), m.counterpart_address), null) as addresses
    from message_conversations mc join messages m using (conversation_id, id)
      left join message_addresses a on a.conversation_id = m.conversation_id and a.message_id = m.id
    where mc.id = any(${column('bigint', ids)}) group by m.conversation_id, m.id`.execute(trx);
  return new Map(rows.map(({ id, ...mention }) => [id, mention]));
}

/** @returns the addresses, old and new, of messages that are no longer as they were */
export async function otherMentions(
  trx: Transaction<Database>,
  ids: string[],
  before: Map<string, Mention>,
): Promise<string[]> {
  const after = await mentionsOfMessages(trx, ids);
  return ids.flatMap((id) => {
    const [old, fresh] = [before.get(id), after.get(id)];
    return old?.text === fresh?.text ? [] : [...(old?.addresses ?? []), ...(fresh?.addresses ?? [])];
  });
}
