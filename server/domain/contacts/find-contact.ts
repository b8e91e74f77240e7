// One contact's card as its viewer may see it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { correspondenceOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { type CardFacts, cardFacts, shownFacts } from '../cards/card-facts.ts';
import { ProductError } from '../problem.ts';
import type { Contact } from './contact-shape.ts';

/** @throws ProductError `not-found` when there is none, it is in the bin, or it arose from mail the viewer may not read */
export async function findContact(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Contact> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<
    CardFacts & {
      addresses: string[];
      job: string;
      language: string;
      birthday: string;
      picture_id: string | null;
      company_id: string | null;
      company: string | null;
      own_responsible: string | null;
    }
  >`
    select ${cardFacts('contact', 'c')}, c.job, c.language, c.birthday, c.picture_id,
      array(select address from contact_addresses a where a.contact_id = c.id order by position, address) as addresses,
      o.id as company_id, o.name as company, c.responsible_id as own_responsible
    from contacts c
      left join companies o on o.id = c.company_id and o.binned_at is null and ${companyIsVisible(audiences)}
      left join companies x on x.id = c.company_id and x.binned_at is null
      left join users u on u.id = coalesce(c.responsible_id, x.responsible_id)
      left join relations r on r.id = c.relation_id
    where c.id = ${id}::bigint and c.binned_at is null and ${contactIsVisible(audiences)}`.execute(db);
  const row = rows[0];
  if (!row) throw noContact();
  return {
    ...shownFacts(row),
    addresses: row.addresses,
    job: row.job,
    language: row.language,
    birthday: row.birthday,
    ...(row.picture_id ? { picture: row.picture_id } : {}),
    ...(row.company_id ? { company: { type: 'company', id: row.company_id, name: row.company! } } : {}),
    responsibleFrom: row.own_responsible ? 'card' : row.responsible_id ? 'company' : 'none',
    ...(await correspondenceOf(db, audiences, { type: 'contact', id })),
  };
}

export const noContact = (): ProductError =>
  new ProductError('not-found', 'There is no such contact, or you may not see it.', 'no-contact');
