// Writes companies and their domains.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** The columns of a company's card that a person sets. */
export interface CompanyFields {
  name?: string;
  notes?: string;
  responsibleId?: string | null;
}

export async function insertCompany(
  db: Kysely<Database>,
  fields: CompanyFields & { name: string },
  made: { by: 'person' | 'itself' | 'import'; userId: string | null },
): Promise<string> {
  const row = await db
    .insertInto('companies')
    .values({ ...columns(fields), name: fields.name, made_by: made.by, created_by: made.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes a card. Whatever made it, a person vouches for it from now on. */
export async function updateCompany(db: Kysely<Database>, id: string, fields: CompanyFields): Promise<void> {
  await db
    .updateTable('companies')
    .set({
      ...columns(fields),
      updated_at: sql`now()`,
      made_by: sql`case when made_by = 'itself' then 'person' else made_by end`,
    })
    .where('id', '=', id)
    .execute();
}

/** Puts a card into the bin or takes it out. */
export async function updateCompanyBinned(db: Kysely<Database>, id: string, binned: boolean): Promise<void> {
  await db
    .updateTable('companies')
    .set({ binned_at: binned ? sql`now()` : null })
    .where('id', '=', id)
    .execute();
}

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

function columns(fields: CompanyFields) {
  return {
    ...(fields.name === undefined ? {} : { name: fields.name }),
    ...(fields.notes === undefined ? {} : { notes: fields.notes }),
    ...(fields.responsibleId === undefined ? {} : { responsible_id: fields.responsibleId }),
  };
}
