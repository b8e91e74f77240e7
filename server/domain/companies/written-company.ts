// A company's card as it is written: what history compares, and what undoing writes back.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { tagNames } from '../cards/tags.ts';
import type { CompanyInput } from './company-shape.ts';

/** All a person may set, and whether it is in the bin. */
export type WrittenCompany = CompanyInput & { binned: boolean };

/** The fields of these companies by id, whoever may see them. */
export async function writtenCompanies(
  db: Kysely<Database>,
  ids: string[],
): Promise<Map<string, WrittenCompany>> {
  const { rows } = await sql<WrittenCompany & { id: string }>`
    select o.id, o.name, o.website, o.notes, o.stage, o.postal_addresses as "postalAddresses",
      o.parent_id as "parentId", o.responsible_id as "responsibleId", o.relation_id as "relationId",
      o.binned_at is not null as binned, ${tagNames('o.tag_ids')} as tags,
      array(select domain from company_domains d where d.company_id = o.id order by domain) as domains,
      coalesce((select json_agg(json_build_object('kind', n.kind, 'value', n.value) order by n.position)
        from company_numbers n where n.company_id = o.id), '[]') as numbers,
      coalesce((select json_agg(json_build_object('label', p.label, 'number', p.written) order by p.position)
        from card_phones p where p.record_type = 'company' and p.record_id = o.id), '[]') as phones
    from companies o where o.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, ...written }) => [id, written]));
}
