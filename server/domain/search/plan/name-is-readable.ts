// Whether a viewer may know that somebody bears a name: only from mail they read that says so.
import { sql } from 'kysely';

/**
 * SQL condition on a row `k` of known_people. The name an audience knows last answers nearly always; else the address's
 * newest 300 mails are asked, which errs on the silent side.
 */
export function nameIsReadable(audiences: string[]) {
  return sql<boolean>`(exists (select from correspondents c
      where c.address = k.address and c.name = k.name and c.audience_id = any(${audiences}::bigint[]))
    or exists (select from (
        select conversation_id, message_id, name from message_addresses a
        where a.address = k.address order by conversation_id desc limit 300) a
      join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
      where left(a.name, 200) = k.name and m.audience_id = any(${audiences}::bigint[])))`;
}
