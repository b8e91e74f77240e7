// Makes many contacts at once, with their addresses and phones: a list brought in holds tens of thousands.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import type { PostalAddress, Stage } from '../cards/card-shape.ts';
import type { Made } from '../cards/write-card.ts';

export interface NewContact {
  name: string;
  addresses: string[];
  companyId: string | null;
  job: string;
  language: string;
  birthday: string;
  notes: string;
  stage: Stage;
  relationId: string | null;
  tagIds: string[];
  postalAddresses: PostalAddress[];
}

/** @returns the ids, in the same order */
export async function insertContacts(
  trx: Transaction<Database>,
  contacts: NewContact[],
  made: Made,
): Promise<string[]> {
  if (contacts.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('contacts', 'id'))::text as id from generate_series(1, ${contacts.length}::int)`.execute(
    trx,
  );
  const ids = rows.map(({ id }) => id);
  const of = <Key extends keyof NewContact>(key: Key) => contacts.map((one) => one[key]);
  const json = (values: unknown[]) =>
    column(
      'jsonb',
      values.map((value) => JSON.stringify(value)),
    );
  await sql`
    insert into contacts (id, name, company_id, job, language, birthday, notes, stage, relation_id, tag_ids, postal_addresses, made_by, created_by)
    select id, name, company_id, job, language, birthday, notes, stage, relation_id,
      array(select jsonb_array_elements_text(tags)::bigint), places, ${made.by}, ${made.userId}::bigint
    from unnest(${column('bigint', ids)}, ${column('text', of('name'))}, ${column('bigint', of('companyId'))},
      ${column('text', of('job'))}, ${column('text', of('language'))}, ${column('text', of('birthday'))},
      ${column('text', of('notes'))}, ${column('text', of('stage'))}, ${column('bigint', of('relationId'))},
      ${json(of('tagIds'))}, ${json(of('postalAddresses'))})
      as x (id, name, company_id, job, language, birthday, notes, stage, relation_id, tags, places)`.execute(
    trx,
  );
  const addresses = contacts.flatMap((one, at) =>
    one.addresses.map((address, position) => ({ id: ids[at]!, address, position })),
  );
  await sql`
    insert into contact_addresses (contact_id, address, position)
    select * from unnest(${column(
      'bigint',
      addresses.map(({ id }) => id),
    )}, ${column(
      'text',
      addresses.map(({ address }) => address),
    )}, ${column(
      'smallint',
      addresses.map(({ position }) => position),
    )}) on conflict do nothing`.execute(trx);
  return ids;
}
