// Writes contacts and their addresses.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** The columns of a card that a person sets. */
export interface ContactFields {
  name?: string;
  companyId?: string | null;
  job?: string;
  phone?: string;
  language?: string;
  notes?: string;
  responsibleId?: string | null;
}

export async function insertContact(
  db: Kysely<Database>,
  fields: ContactFields & { name: string },
  made: { by: 'person' | 'itself' | 'import'; userId: string | null },
): Promise<string> {
  const row = await db
    .insertInto('contacts')
    .values({ ...columns(fields), name: fields.name, made_by: made.by, created_by: made.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes a card. Whatever made it, a person vouches for it from now on. */
export async function updateContact(db: Kysely<Database>, id: string, fields: ContactFields): Promise<void> {
  await db
    .updateTable('contacts')
    .set({
      ...columns(fields),
      updated_at: sql`now()`,
      made_by: sql`case when made_by = 'itself' then 'person' else made_by end`,
    })
    .where('id', '=', id)
    .execute();
}

/** Puts a card into the bin or takes it out. */
export async function updateContactBinned(db: Kysely<Database>, id: string, binned: boolean): Promise<void> {
  await db
    .updateTable('contacts')
    .set({ binned_at: binned ? sql`now()` : null })
    .where('id', '=', id)
    .execute();
}

/** Makes exactly these the contact's addresses, in this order, lower case. */
export async function replaceAddresses(db: Kysely<Database>, id: string, addresses: string[]): Promise<void> {
  const own = [...new Set(addresses.map((address) => address.trim().toLowerCase()))];
  await sql`delete from contact_addresses
    where contact_id = ${id}::bigint and not address = any(${own}::text[])`.execute(db);
  await sql`
    insert into contact_addresses (contact_id, address, position)
    select ${id}::bigint, address, position - 1
    from unnest(${own}::text[]) with ordinality as a (address, position)
    on conflict (contact_id, address) do update set position = excluded.position`.execute(db);
}

function columns(fields: ContactFields) {
  return {
    ...(fields.name === undefined ? {} : { name: fields.name }),
    ...(fields.companyId === undefined ? {} : { company_id: fields.companyId }),
    ...(fields.job === undefined ? {} : { job: fields.job }),
    ...(fields.phone === undefined ? {} : { phone: fields.phone }),
    ...(fields.language === undefined ? {} : { language: fields.language }),
    ...(fields.notes === undefined ? {} : { notes: fields.notes }),
    ...(fields.responsibleId === undefined ? {} : { responsible_id: fields.responsibleId }),
  };
}
