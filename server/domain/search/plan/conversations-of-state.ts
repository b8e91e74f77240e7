// In which conversations mail of a state can lie, each by an index of its own: where they are few, a search begins there.
import { type RawBuilder, sql } from 'kysely';
import type { Pair } from '../../access/pair-rows.ts';

// Each gives `id`, maybe more than once, and maybe of conversations without a hit: hits are asked for their rights and
// their state all the same.

/** Unread for a user: something was noticed after their mark, in mail of one of the audiences. */
export const unreadConversations = (userId: string | null, audiences: string[]): RawBuilder<unknown> => sql`
  select e.id from unnest(${audiences}::bigint[]) a (id) cross join lateral (
    select ca.conversation_id as id from conversation_audiences ca
    where ca.mailbox_id = 0 and ca.unread_after is not null and ca.audience_id = a.id
      and not exists (select from reads r where r.user_id = ${userId}::bigint
        and r.conversation_id = ca.conversation_id and r.up_to >= ca.unread_after)
  ) e`;

/** Those of which a part is handled that one of the audiences reads. */
export const handledConversations = (audiences: string[]): RawBuilder<unknown> => sql`
  select e.id from unnest(${audiences}::bigint[]) a (id) cross join lateral (
    select ca.conversation_id as id from conversation_audiences ca where not ca.open and ca.audience_id = a.id
  ) e`;

export const starredConversations = (userId: string | null): RawBuilder<unknown> =>
  sql`select conversation_id as id from stars where user_id = ${userId}::bigint`;

/** Those in the inboxes a viewer reads. */
export const inboxConversations = (boxes: Pair[]): RawBuilder<unknown> => sql`
  select ca.conversation_id as id
  from unnest(${boxes.map((one) => one.mailboxId)}::bigint[], ${boxes.map((one) => one.audienceId)}::bigint[])
      as p (mailbox_id, audience_id)
    join conversation_audiences ca using (mailbox_id, audience_id)
  where ca.box = 'inbox'`;

/**
 * Those with mail in junk, whatever mailbox it lies in: junk of a colleague's own that was shared stands in no box of the
 * viewer's.
 */
export const junkConversations = (audiences: string[]): RawBuilder<unknown> => sql`
  select ca.conversation_id as id
  from audiences a cross join lateral unnest(a.mailbox_ids) as m (id)
    join conversation_audiences ca on ca.mailbox_id = m.id and ca.box = 'junk' and ca.audience_id = a.id
  where a.id = any(${audiences}::bigint[])`;

/** With this and more, mail is rare enough for an index of its own (023). */
const large = 524_288;

/** With a mail of at least so many bytes; undefined where such mail is too common to begin with it. */
export const conversationsWithLarge = (bytes: number): RawBuilder<unknown> | undefined =>
  bytes < large
    ? undefined
    : sql`select conversation_id as id from messages where size >= ${sql.lit(large)} and size >= ${bytes}`;
