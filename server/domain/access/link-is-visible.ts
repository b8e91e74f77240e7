// Whether a link may be shown: a derived one tells of the mail it arose from, so only through a readable message.
import { sql } from 'kysely';

/**
 * SQL condition on a link `l`: a person made it, or the viewer reads a message that bears the address or domain it
 * arose from.
 * @param audiences ids the viewer reads
 */
export function linkIsVisible(audiences: string[]) {
  return sql<boolean>`(l.made_by is not null or exists (
    select 1 from message_addresses ma
      join messages m on m.conversation_id = ma.conversation_id and m.id = ma.message_id
    where ma.conversation_id = l.conversation_id and (l.message_id = 0 or l.message_id = m.id)
      and m.audience_id = any(${audiences}::bigint[])
      and (ma.address = l.reason ->> 'what' or ma.address like '%@' || (l.reason ->> 'what')
        or ma.address like '%.' || (l.reason ->> 'what'))))`;
}
