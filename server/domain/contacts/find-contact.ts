// One contact's card as its viewer may see it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { contactIsVisible } from '../access/card-is-visible.ts';
import { correspondenceOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { Contact } from './contact-shape.ts';

/** @throws ProductError `not-found` when there is none, it is in the bin, or it arose from mail the viewer may not read */
export async function findContact(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Contact> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{
    id: string;
    name: string;
    addresses: string[];
    job: string;
    phone: string;
    language: string;
    notes: string;
    made_by: Contact['madeBy'];
    created_at: Date;
    company_id: string | null;
    company: string | null;
    own_responsible: string | null;
    responsible_id: string | null;
    responsible: string | null;
  }>`
    select c.id, c.name, c.job, c.phone, c.language, c.notes, c.made_by, c.created_at,
      array(select address from contact_addresses a where a.contact_id = c.id order by position, address) as addresses,
      o.id as company_id, o.name as company, c.responsible_id as own_responsible,
      u.id as responsible_id, u.name as responsible
    from contacts c
      left join companies o on o.id = c.company_id and o.binned_at is null
      left join users u on u.id = coalesce(c.responsible_id, o.responsible_id)
    where c.id = ${id}::bigint and c.binned_at is null and ${contactIsVisible(audiences)}`.execute(db);
  const row = rows[0];
  if (!row) throw noContact();
  const mail = await correspondenceOf(db, audiences, { type: 'contact', id });
  return {
    id: row.id,
    name: row.name,
    addresses: row.addresses,
    job: row.job,
    phone: row.phone,
    language: row.language,
    notes: row.notes,
    madeBy: row.made_by,
    createdAt: row.created_at.toISOString(),
    ...(row.company_id ? { company: { type: 'company', id: row.company_id, name: row.company! } } : {}),
    ...(row.responsible_id ? { responsible: { id: row.responsible_id, name: row.responsible! } } : {}),
    responsibleFrom: row.own_responsible ? 'card' : row.responsible_id ? 'company' : 'none',
    ...mail,
  };
}

export const noContact = (): ProductError =>
  new ProductError('not-found', 'There is no such contact, or you may not see it.', 'no-contact');
