// When letters and conversations count as handled, as pieces of SQL.
import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a letter was closed by an act in force.
 * @param letter a row with `conversation_id` and `id`
 * @param conversations a bigint[] of all conversations such rows lie in. Their acts are read once, not for each letter.
 */
export const isHandledLetter = (
  letter: RawBuilder<unknown>,
  conversations: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`
  (${letter}.conversation_id, ${letter}.id) in (
    select h.conversation_id, named.id from handlings h cross join lateral unnest(h.message_ids) as named (id)
    where h.undone_at is null and h.conversation_id = any(${conversations}))`;

/**
 * Whether a conversation is handled for who reads these rows: some of it is, and nothing is open. Of the rows of
 * `conversation_audiences` those over all mail and those of junk tell.
 * @param open the column `open` of all rows that may be read
 */
export const isHandled = (open: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`coalesce(not bool_or(${open}), false)`;

/** The rows that tell, by their alias. */
export const tellsOfHandled = (row: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${row}.mailbox_id = 0 or ${row}.box = 'junk')`;
