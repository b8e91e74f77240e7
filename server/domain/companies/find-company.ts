// One company's card as its viewer may see it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { correspondenceOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { Company } from './company-shape.ts';

/** @throws ProductError `not-found` when there is none, it is in the bin, or it arose from mail the viewer may not read */
export async function findCompany(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Company> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{
    id: string;
    name: string;
    notes: string;
    domains: string[];
    made_by: Company['madeBy'];
    created_at: Date;
    responsible_id: string | null;
    responsible: string | null;
  }>`
    select o.id, o.name, o.notes, o.made_by, o.created_at, u.id as responsible_id, u.name as responsible,
      array(select domain from company_domains d where d.company_id = o.id order by domain) as domains
    from companies o left join users u on u.id = o.responsible_id
    where o.id = ${id}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(db);
  const row = rows[0];
  if (!row) throw noCompany();
  const people = await sql<Company['people'][number]>`
    select c.id, c.name, c.job, coalesce((select address from contact_addresses a
      where a.contact_id = c.id order by position, address limit 1), '') as address
    from contacts c
    where c.company_id = ${id}::bigint and c.binned_at is null and ${contactIsVisible(audiences)}
    order by lower(c.name), c.id limit 200`.execute(db);
  const mail = await correspondenceOf(db, audiences, { type: 'company', id });
  return {
    id: row.id,
    name: row.name,
    notes: row.notes,
    domains: row.domains,
    madeBy: row.made_by,
    createdAt: row.created_at.toISOString(),
    ...(row.responsible_id ? { responsible: { id: row.responsible_id, name: row.responsible! } } : {}),
    people: people.rows,
    ...mail,
  };
}

export const noCompany = (): ProductError =>
  new ProductError('not-found', 'There is no such company, or you may not see it.', 'no-company');
