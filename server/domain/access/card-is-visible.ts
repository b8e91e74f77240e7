// Whether a card may be shown: one that made itself tells of mail, so only to who may read some of that mail.
import { sql } from 'kysely';
import { linkIsVisible } from './link-is-visible.ts';

/**
 * SQL condition on a contact `c`: a person made it or vouched for it, or the viewer reads mail from or to it. `offset 0`
 * keeps PostgreSQL from answering it for all contacts at once out of all readable mail: a page asks for a hundred.
 */
export function contactIsVisible(audiences: string[]) {
  return sql<boolean>`(c.made_by <> 'itself' or exists (
    select 1 from contact_addresses a
      join message_addresses ma on ma.address = a.address
      join messages m on m.conversation_id = ma.conversation_id and m.id = ma.message_id
    where a.contact_id = c.id and m.audience_id = any(${audiences}::bigint[]) offset 0))`;
}

/** SQL condition on a company `o`. */
export function companyIsVisible(audiences: string[]) {
  return sql<boolean>`(o.made_by <> 'itself' or exists (
    select 1 from links l
    where l.record_type = 'company' and l.record_id = o.id and l.undone_at is null and ${linkIsVisible(audiences)} offset 0))`;
}
