// An answer of theirs opens a handled conversation again, for all.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** What of a message decides whether it opens its conversation again. */
export interface Reopening {
  conversationId: string;
  direction: 'in' | 'out' | 'internal';
  kind: string;
  junk: boolean;
  /** When it was sent, or first seen if it came while we watched. */
  at: Date;
}

/**
 * Opens those that were handled before these messages were sent, or in the same millisecond: too open is the safe side. Machines' answers, lists, bulk and junk open nothing;
 * a bounce does, since somebody must see that our mail did not arrive.
 * @returns the conversations opened
 */
export async function reopenConversations(
  trx: Transaction<Database>,
  messages: Reopening[],
): Promise<string[]> {
  const answers = messages.filter(
    ({ direction, kind, junk }) =>
      direction === 'in' && !junk && !['auto-reply', 'list', 'bulk'].includes(kind),
  );
  if (answers.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update conversations c set handled_at = null
    from (select id, max(sent_at) as sent_at from unnest(${column(
      'bigint',
      answers.map((one) => one.conversationId),
    )},
      ${column(
        'timestamptz',
        answers.map((one) => one.at),
      )}) as given (id, sent_at) group by id) answer
    where c.id = answer.id and c.handled_at <= answer.sent_at
    returning c.id`.execute(trx);
  const opened = rows.map(({ id }) => id);
  if (opened.length > 0)
    await sql`update handlings set undone_at = now(), undone_reason = 'answer'
      where conversation_id = any(${opened}::bigint[]) and undone_at is null`.execute(trx);
  return opened;
}
