// Writes companies and their domains.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { insertCard, type Made, updateCard, updateCardBinned } from '../cards/write-card.ts';

/** The columns of a company's card that a person sets. */
export interface CompanyFields {
  name?: string;
  notes?: string;
  responsibleId?: string | null;
}

export const insertCompany = (
  db: Kysely<Database>,
  fields: CompanyFields & { name: string },
  made: Made,
): Promise<string> => insertCard(db, 'companies', { ...columns(fields), name: fields.name }, made);

/** Changes a card. Whatever made it, a person vouches for it from now on. */
export const updateCompany = (db: Kysely<Database>, id: string, fields: CompanyFields): Promise<void> =>
  updateCard(db, 'companies', id, columns(fields));

/** Puts a card into the bin or takes it out. */
export const updateCompanyBinned = (db: Kysely<Database>, id: string, binned: boolean): Promise<void> =>
  updateCardBinned(db, 'companies', id, binned);

/**
 * Makes exactly these the company's mail domains.
 * @returns a domain that belongs to another company already, if there is one: then nothing has changed
 */
export async function replaceDomains(
  db: Kysely<Database>,
  id: string,
  domains: string[],
): Promise<string | undefined> {
  const taken = await sql<{ domain: string }>`
    select d.domain from company_domains d join companies o on o.id = d.company_id
    where d.domain = any(${domains}::text[]) and d.company_id <> ${id}::bigint and o.binned_at is null
    limit 1`.execute(db);
  if (taken.rows[0]) return taken.rows[0].domain;
  await sql`delete from company_domains
    where company_id = ${id}::bigint and not domain = any(${domains}::text[])`.execute(db);
  await sql`
    insert into company_domains (domain, company_id)
    select domain, ${id}::bigint from unnest(${domains}::text[]) domain order by domain
    on conflict (domain) do update set company_id = excluded.company_id`.execute(db);
  return undefined;
}

const columns = (fields: CompanyFields) => ({
  name: fields.name,
  notes: fields.notes,
  responsible_id: fields.responsibleId,
});
