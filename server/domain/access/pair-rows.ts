// (mailbox, audience) pairs as SQL rows, for lists that read them.
import { sql } from 'kysely';

/** A mailbox and an audience through which a viewer reads in it; mailbox 0 is all mail. */
export interface Pair {
  mailboxId: string;
  audienceId: string;
}

/** Pairs as rows (mailbox_id, audience_id). */
export function pairRows(pairs: Pair[]) {
  return sql`select * from unnest(${pairs.map((pair) => pair.mailboxId)}::bigint[],
    ${pairs.map((pair) => pair.audienceId)}::bigint[]) as p (mailbox_id, audience_id)`;
}
