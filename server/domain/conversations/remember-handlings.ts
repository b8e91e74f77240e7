// Who had handled which of two conversations when a person merged them, and how undoing gives it back.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Acts of handling in force, by the side they stood on. */
export interface JoinedHandlings {
  came: string[];
  stayed: string[];
}

/** Call it before anything moves. */
export async function rememberHandlings(
  trx: Transaction<Database>,
  from: string,
  into: string,
): Promise<JoinedHandlings> {
  const { rows } = await sql<{ id: string; conversation_id: string }>`
    select id, conversation_id from handlings
    where conversation_id = any(${[from, into]}::bigint[]) and undone_at is null order by id`.execute(trx);
  const of = (side: string) => rows.filter((row) => row.conversation_id === side).map(({ id }) => id);
  return { came: of(from), stayed: of(into) };
}

/**
 * Gives each side its handling back: acts name their letters, so what came since stays open. What people handled or
 * opened in the whole stays with `home`. Merges from before acts named letters had opened them: there each side is handled
 * again unless mail came to it since.
 * @param answered the conversations that got mail since the merge
 */
export async function giveBackHandlings(
  trx: Transaction<Database>,
  {
    actId,
    home,
    parted,
    handled,
    answered,
  }: {
    actId: string;
    home: string;
    parted: string;
    handled: JoinedHandlings;
    answered: ReadonlySet<string>;
  },
): Promise<void> {
  for (const [conversation, ids] of [
    [parted, handled.came],
    [home, handled.stayed],
  ] as const) {
    await sql`update handlings set conversation_id = ${conversation}::bigint where id = any(${ids}::bigint[])`.execute(
      trx,
    );
    // Opened then in the very transaction of the merge, which both bear as their time.
    if (!answered.has(conversation))
      await sql`update handlings set undone_at = null, undone_reason = null
        where id = any(${ids}::bigint[]) and undone_by is null
          and undone_at = (select at from thread_acts where id = ${actId}::bigint)`.execute(trx);
  }
}
