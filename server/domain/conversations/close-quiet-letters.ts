// Letters that open nothing: where a conversation is handled for all their readers, they are closed with it.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { areReadersAmong } from '../access/are-readers-among.ts';
import { asksForWork } from './asks-for-work.ts';
import { addToHandlings, lockConversations } from './queries-handlings.ts';

/** What of a new letter decides whether it opens its conversation again. */
export interface ArrivingLetter {
  id: string;
  conversationId: string;
  audienceId: string;
  direction: 'in' | 'out' | 'internal';
  kind: string;
  junk: boolean;
  /** When it was sent, or first seen if it came while we watched. */
  at: Date;
}

/** A part of a conversation that is handled, by the last act that closed some of it. */
interface ClosedPart {
  conversation_id: string;
  audience_id: string;
  readers: string[];
  act: string;
  at: Date;
}

/**
 * A new letter is open by itself, for its readers. It follows an earlier act instead where everybody who may read it
 * finds the conversation handled, and it asks for nothing or was sent before that; in the same millisecond it stays open:
 * too open is the safe side. Junk is in no act: taken out of there it is to be seen. Call it before the lists are written.
 */
export async function closeQuietLetters(
  trx: Transaction<Database>,
  letters: ArrivingLetter[],
): Promise<void> {
  const ids = [...new Set(letters.map(({ conversationId }) => conversationId))].sort();
  if (ids.length === 0) return;
  await lockConversations(trx, ids);
  const closed = Map.groupBy(await closedParts(trx, ids), (part) => part.conversation_id);
  if (closed.size === 0) return;
  const readers = await readersOf(
    trx,
    letters.map(({ audienceId }) => audienceId),
  );
  const followed = letters.flatMap((letter) => {
    const act = letter.junk
      ? undefined
      : (closed.get(letter.conversationId) ?? []).find(
          (part) =>
            (!asksForWork(letter) || part.at > letter.at) &&
            (part.audience_id === letter.audienceId ||
              areReadersAmong(readers.get(letter.audienceId) ?? [], part.readers)),
        )?.act;
    return act ? [{ act, id: letter.id }] : [];
  });
  if (followed.length > 0) await addToHandlings(trx, followed);
}

/** The last closed first. */
async function closedParts(trx: Transaction<Database>, ids: string[]): Promise<ClosedPart[]> {
  const { rows } = await sql<ClosedPart>`
    select ca.conversation_id, ca.audience_id, a.readers, last.id as act, last.at
    from conversation_audiences ca join audiences a on a.id = ca.audience_id
      cross join lateral (
        select h.id, h.at from handlings h
        where h.conversation_id = ca.conversation_id and h.undone_at is null and exists (
          select from unnest(h.message_ids) as letter (id)
            join messages m on m.conversation_id = h.conversation_id and m.id = letter.id
          where m.audience_id = ca.audience_id)
        order by h.at desc, h.id desc limit 1
      ) last
    where ca.conversation_id = any(${ids}::bigint[]) and ca.mailbox_id = 0 and not ca.open
    order by last.at desc, last.id desc`.execute(trx);
  return rows;
}

async function readersOf(trx: Transaction<Database>, audiences: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; readers: string[] }>`
    select id, readers from audiences where id = any(${[...new Set(audiences)]}::bigint[])`.execute(trx);
  return new Map(rows.map(({ id, readers }) => [id, readers]));
}
