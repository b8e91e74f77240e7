// Writes companies and their domains.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { PostalAddress, Stage } from '../cards/card-shape.ts';
import { deleteOfCards } from '../cards/queries.ts';
import { insertCard, type Made, updateCard } from '../cards/write-card.ts';
import type { CompanyNumber } from './company-shape.ts';

/** The columns of a company's card that a person sets. */
export interface CompanyFields {
  name?: string | undefined;
  notes?: string | undefined;
  website?: string | undefined;
  postalAddresses?: PostalAddress[] | undefined;
  parentId?: string | null | undefined;
  responsibleId?: string | null | undefined;
  relationId?: string | null | undefined;
  stage?: Stage | undefined;
  tagIds?: string[] | undefined;
}

export const insertCompany = (
  db: Kysely<Database>,
  fields: CompanyFields & { name: string },
  made: Made,
): Promise<string> => insertCard(db, 'companies', { ...columns(fields), name: fields.name }, made);

/** Changes a card. Whatever made it, a person vouches for it from now on. */
export const updateCompany = (
  db: Kysely<Database>,
  id: string,
  fields: CompanyFields,
  vouches = true,
): Promise<void> => updateCard(db, 'companies', id, columns(fields), vouches);

/** Makes exactly these the company's numbers, in this order. */
export async function replaceNumbers(
  db: Kysely<Database>,
  id: string,
  numbers: CompanyNumber[],
): Promise<void> {
  await sql`delete from company_numbers where company_id = ${id}::bigint`.execute(db);
  await sql`
    insert into company_numbers (company_id, position, kind, value, number)
    select ${id}::bigint, position - 1, kind, value, number
    from unnest(${numbers.map(({ kind }) => kind)}::text[], ${numbers.map(({ value }) => value)}::text[],
      ${numbers.map(({ value }) => plainNumber(value))}::text[]) with ordinality as n (kind, value, number, position)`.execute(
    db,
  );
}

/** Letters and digits alone, upper case: "NL 8052.34.567.B01" is found as NL805234567B01. */
export const plainNumber = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

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
  website: fields.website,
  postal_addresses: fields.postalAddresses && JSON.stringify(fields.postalAddresses),
  parent_id: fields.parentId,
  responsible_id: fields.responsibleId,
  relation_id: fields.relationId,
  stage: fields.stage,
  tag_ids: fields.tagIds,
});

/** Removes cards for good, with all that hangs on them but links; people and companies below lose their company. */
export async function deleteCompanies(db: Kysely<Database>, ids: string[]): Promise<void> {
  await deleteOfCards(db, 'company', ids);
  await sql`delete from company_domains where company_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from company_numbers where company_id = any(${ids}::bigint[])`.execute(db);
  await sql`update ${sql.table('contacts')} set company_id = null where company_id = any(${ids}::bigint[])`.execute(
    db,
  );
  await sql`update ${sql.table('shared_addresses')} set company_id = null where company_id = any(${ids}::bigint[])`.execute(
    db,
  );
  for (const column of ['from_company_id', 'to_company_id'])
    await sql`update ${sql.table('contact_moves')} set ${sql.ref(column)} = null
      where ${sql.ref(column)} = any(${ids}::bigint[])`.execute(db);
  await sql`update companies set parent_id = null where parent_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from companies where id = any(${ids}::bigint[])`.execute(db);
}

/** Makes exactly these the company's domains, whoever had them: merging moves them to and fro. */
export async function setDomains(db: Kysely<Database>, id: string, domains: string[]): Promise<void> {
  await sql`delete from company_domains
    where company_id = ${id}::bigint and not domain = any(${domains}::text[])`.execute(db);
  await sql`
    insert into company_domains (domain, company_id)
    select domain, ${id}::bigint from unnest(${domains}::text[]) domain order by domain
    on conflict (domain) do update set company_id = excluded.company_id`.execute(db);
}

/** These companies belong to that one from now on. */
export async function updateParents(db: Kysely<Database>, ids: string[], parent: string): Promise<void> {
  await sql`update companies set parent_id = ${parent}::bigint where id = any(${ids}::bigint[])`.execute(db);
}
