// Makes many companies at once, with their domains and numbers.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import type { PostalAddress, Stage } from '../cards/card-shape.ts';
import type { Made } from '../cards/write-card.ts';
import type { CompanyNumber } from './company-shape.ts';
import { plainNumber } from './queries.ts';

export interface NewCompany {
  name: string;
  /** Those that are another company's are left out. */
  domains: string[];
  website: string;
  notes: string;
  stage: Stage;
  relationId: string | null;
  tagIds: string[];
  numbers: CompanyNumber[];
  postalAddresses: PostalAddress[];
}

/** @returns the ids, in the same order */
export async function insertCompanies(
  trx: Transaction<Database>,
  companies: NewCompany[],
  made: Made,
): Promise<string[]> {
  if (companies.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('companies', 'id'))::text as id from generate_series(1, ${companies.length}::int)`.execute(
    trx,
  );
  const ids = rows.map(({ id }) => id);
  const of = <Key extends keyof NewCompany>(key: Key) => companies.map((one) => one[key]);
  const json = (values: unknown[]) =>
    column(
      'jsonb',
      values.map((value) => JSON.stringify(value)),
    );
  await sql`
    insert into companies (id, name, website, notes, stage, relation_id, tag_ids, postal_addresses, made_by, created_by)
    select id, name, website, notes, stage, relation_id, array(select jsonb_array_elements_text(tags)::bigint), places,
      ${made.by}, ${made.userId}::bigint
    from unnest(${column('bigint', ids)}, ${column('text', of('name'))}, ${column('text', of('website'))},
      ${column('text', of('notes'))}, ${column('text', of('stage'))}, ${column('bigint', of('relationId'))},
      ${json(of('tagIds'))}, ${json(of('postalAddresses'))})
      as x (id, name, website, notes, stage, relation_id, tags, places)`.execute(trx);
  const domains = companies
    .flatMap((one, at) => one.domains.map((domain) => ({ id: ids[at]!, domain })))
    .sort((a, b) => (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : 0));
  await sql`
    insert into company_domains (domain, company_id)
    select distinct on (domain) domain, id from unnest(${column(
      'text',
      domains.map(({ domain }) => domain),
    )}, ${column(
      'bigint',
      domains.map(({ id }) => id),
    )}) as x (domain, id) order by domain, id
    on conflict (domain) do nothing`.execute(trx);
  const numbers = companies.flatMap((one, at) =>
    one.numbers.map((number, position) => ({ id: ids[at]!, position, ...number })),
  );
  await sql`
    insert into company_numbers (company_id, position, kind, value, number)
    select * from unnest(${column(
      'bigint',
      numbers.map(({ id }) => id),
    )}, ${column(
      'smallint',
      numbers.map(({ position }) => position),
    )}, ${column(
      'text',
      numbers.map(({ kind }) => kind),
    )}, ${column(
      'text',
      numbers.map(({ value }) => value),
    )}, ${column(
      'text',
      numbers.map(({ value }) => plainNumber(value)),
    )})`.execute(trx);
  return ids;
}
