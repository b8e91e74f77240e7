// Whose correspondence is asked for: the contacts and companies of an address such as company-5,contact-9,group-3.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { ProductError } from '../problem.ts';
import type { RecordRef } from '../refs.ts';

/** What was asked for as the viewer may see it, and every single record whose mail that means. */
export interface ChosenRecords {
  named: RecordRef[];
  records: { type: 'contact' | 'company'; id: string }[];
}

const recordsAtMost = 2000;

/**
 * Cards that are not there for this viewer are left out without a word; a group is a company and all below it.
 * @throws ProductError `not-found` when none is left
 */
export async function chooseRecords(
  db: Kysely<Database>,
  audiences: string[],
  of: string,
): Promise<ChosenRecords> {
  const asked = of.split(',').map((one) => {
    const [sort, id] = one.split('-') as ['contact' | 'company' | 'group', string];
    return { sort, id };
  });
  const ids = (...sorts: string[]) => asked.filter(({ sort }) => sorts.includes(sort)).map(({ id }) => id);
  const contacts = await sql<{ id: string; name: string }>`
    select c.id, c.name from contacts c
    where c.id = any(${ids('contact')}::bigint[]) and c.binned_at is null and ${contactIsVisible(audiences)}
    `.execute(db);
  const companies = await sql<{ id: string; name: string }>`
    select o.id, o.name from companies o
    where o.id = any(${ids('company', 'group')}::bigint[]) and o.binned_at is null
      and ${companyIsVisible(audiences)}`.execute(db);
  const named = asked.flatMap(({ sort, id }): RecordRef[] => {
    const type = sort === 'contact' ? 'contact' : 'company';
    const card = (type === 'contact' ? contacts : companies).rows.find((row) => row.id === id);
    return card ? [{ type, id, name: card.name }] : [];
  });
  if (named.length === 0) throw noCustomer();
  const heads = companies.rows.map(({ id }) => id).filter((id) => ids('group').includes(id));
  const below = heads.length > 0 ? await companiesBelow(db, audiences, heads) : [];
  const all = [...named, ...below.map((id) => ({ type: 'company' as const, id }))];
  const distinct = new Map(all.map(({ type, id }) => [`${type}-${id}`, { type, id }]));
  return { named, records: [...distinct.values()].slice(0, recordsAtMost) };
}

/** All companies below these, at any depth; a circle ends where it began. */
async function companiesBelow(db: Kysely<Database>, audiences: string[], heads: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from companies where id = any(${heads}::bigint[])
      union
      select companies.id from companies join below on companies.parent_id = below.id
      where companies.binned_at is null
    )
    select o.id from below join companies o on o.id = below.id
    where ${companyIsVisible(audiences)} limit ${recordsAtMost}`.execute(db);
  return rows.map(({ id }) => id);
}

export const noCustomer = (): ProductError =>
  new ProductError('not-found', 'There is no such customer, or you may not see it.', 'no-customer');
