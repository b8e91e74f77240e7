// One company's card as its viewer may see it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { correspondenceOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { type CardFacts, cardFacts, shownFacts } from '../cards/card-facts.ts';
import { ProductError } from '../problem.ts';
import { groupOf } from './company-group.ts';
import type { Company, CompanyNumber } from './company-shape.ts';

/** @throws ProductError `not-found` when there is none, it is in the bin, or it arose from mail the viewer may not read */
export async function findCompany(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Company> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<
    CardFacts & {
      website: string;
      domains: string[];
      numbers: CompanyNumber[];
      parent_id: string | null;
    }
  >`
    select ${cardFacts('company', 'o')}, o.website, o.parent_id,
      array(select domain from company_domains d where d.company_id = o.id order by domain) as domains,
      coalesce((select json_agg(json_build_object('kind', n.kind, 'value', n.value) order by n.position)
        from company_numbers n where n.company_id = o.id), '[]') as numbers
    from companies o left join users u on u.id = o.responsible_id left join relations r on r.id = o.relation_id
    where o.id = ${id}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(db);
  const row = rows[0];
  if (!row) throw noCompany();
  const people = await sql<Company['people'][number]>`
    select c.id, c.name, c.job, coalesce((select address from contact_addresses a
      where a.contact_id = c.id order by position, address limit 1), '') as address
    from contacts c
    where c.company_id = ${id}::bigint and c.binned_at is null and ${contactIsVisible(audiences)}
    order by lower(c.name), c.id limit 200`.execute(db);
  const group = await groupOf(db, audiences, id);
  const parent = group.find((one) => one.id === row.parent_id);
  return {
    ...shownFacts(row),
    domains: row.domains,
    website: row.website,
    numbers: row.numbers,
    people: people.rows,
    ...(parent ? { parent: { type: 'company', id: parent.id, name: parent.name } } : {}),
    group,
    ...(await correspondenceOf(db, audiences, { type: 'company', id })),
  };
}

export const noCompany = (): ProductError =>
  new ProductError('not-found', 'There is no such company, or you may not see it.', 'no-company');
