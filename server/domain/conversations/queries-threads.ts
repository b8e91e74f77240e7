// Writes what people decided about which mails belong together.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Joined } from './remember-links.ts';

/** A split's messages were taken out, a merge's came along; `stayed` is a message of the other side. */
export interface ThreadAct {
  kind: 'split' | 'merge';
  messageIds: string[];
  stayed: string;
  userId: string | null;
  /** Of a merge, what it joined. */
  joined?: Joined | undefined;
}

export async function insertThreadAct(trx: Transaction<Database>, act: ThreadAct): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into thread_acts (kind, message_ids, stayed, user_id, joined)
    values (${act.kind}, ${act.messageIds}::bigint[], ${act.stayed}::bigint, ${act.userId}::bigint,
      ${act.joined ? JSON.stringify(act.joined) : null}::jsonb) returning id`.execute(trx);
  return rows[0]!.id;
}

/** An act that holds, locked; undefined when there is none. */
export async function lockThreadAct(
  trx: Transaction<Database>,
  id: string,
): Promise<Omit<ThreadAct, 'userId'> | undefined> {
  const { rows } = await sql<{
    kind: 'split' | 'merge';
    message_ids: string[];
    stayed: string;
    joined: Joined | null;
  }>`
    select kind, message_ids, stayed, joined from thread_acts where id = ${id}::bigint and undone_at is null for update`.execute(
    trx,
  );
  const row = rows[0];
  return (
    row && {
      kind: row.kind,
      messageIds: row.message_ids,
      stayed: row.stayed,
      joined: row.joined ?? undefined,
    }
  );
}

export async function updateThreadActsUndone(
  trx: Transaction<Database>,
  ids: string[],
  userId: string | null,
): Promise<void> {
  await sql`update thread_acts set undone_at = now(), undone_by = ${userId}::bigint
    where id = any(${ids}::bigint[]) and undone_at is null`.execute(trx);
}

/** Splits that keep these two conversations apart. */
export async function findSplitsBetween(trx: Transaction<Database>, a: string, b: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct act.id from thread_acts act
      join message_conversations home on home.id = act.stayed
      cross join lateral unnest(act.message_ids) as member (id)
      join message_conversations taken on taken.id = member.id
    where act.kind = 'split' and act.undone_at is null
      and array[taken.conversation_id, home.conversation_id] <@ array[${a}::bigint, ${b}::bigint]`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}
