// A contact's card as it is written: what history compares, and what undoing writes back.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { PhoneInput } from '../cards/card-shape.ts';
import { tagNames } from '../cards/tags.ts';
import type { ContactInput } from './contact-shape.ts';

/** All a person may set, whether it is in the bin, and which picture it shows. */
export type WrittenContact = ContactInput & { pictureId: string | null; binned: boolean };

/** The fields of these contacts by id, whoever may see them. */
export async function writtenContacts(
  db: Kysely<Database>,
  ids: string[],
): Promise<Map<string, WrittenContact>> {
  const { rows } = await sql<WrittenContact & { id: string; phones: PhoneInput[] }>`
    select c.id, c.name, c.job, c.language, c.birthday, c.notes, c.stage, c.postal_addresses as "postalAddresses", c.company_id as "companyId",
      c.responsible_id as "responsibleId", c.relation_id as "relationId", c.picture_id as "pictureId",
      c.binned_at is not null as binned, ${tagNames('c.tag_ids')} as tags,
      array(select address from contact_addresses a where a.contact_id = c.id order by position, address) as addresses,
      coalesce((select json_agg(json_build_object('label', p.label, 'number', p.written) order by p.position)
        from card_phones p where p.record_type = 'contact' and p.record_id = c.id), '[]') as phones
    from contacts c where c.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, ...written }) => [id, written]));
}
