// Writes contacts and their addresses.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { PostalAddress, Stage } from '../cards/card-shape.ts';
import { deleteOfCards } from '../cards/queries.ts';
import { insertCard, type Made, updateCard } from '../cards/write-card.ts';

/** The columns of a card that a person sets. */
export interface ContactFields {
  name?: string | undefined;
  companyId?: string | null | undefined;
  job?: string | undefined;
  language?: string | undefined;
  birthday?: string | undefined;
  postalAddresses?: PostalAddress[] | undefined;
  notes?: string | undefined;
  responsibleId?: string | null | undefined;
  relationId?: string | null | undefined;
  stage?: Stage | undefined;
  tagIds?: string[] | undefined;
  pictureId?: string | null | undefined;
}

export const insertContact = (
  db: Kysely<Database>,
  fields: ContactFields & { name: string },
  made: Made,
): Promise<string> => insertCard(db, 'contacts', { ...columns(fields), name: fields.name }, made);

/** Changes a card. Whatever made it, a person vouches for it from now on. */
export const updateContact = (
  db: Kysely<Database>,
  id: string,
  fields: ContactFields,
  vouches = true,
): Promise<void> => updateCard(db, 'contacts', id, columns(fields), vouches);

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

const columns = (fields: ContactFields) => ({
  name: fields.name,
  company_id: fields.companyId,
  job: fields.job,
  language: fields.language,
  birthday: fields.birthday,
  postal_addresses: fields.postalAddresses && JSON.stringify(fields.postalAddresses),
  notes: fields.notes,
  responsible_id: fields.responsibleId,
  relation_id: fields.relationId,
  stage: fields.stage,
  tag_ids: fields.tagIds,
  picture_id: fields.pictureId,
});

/** Removes cards for good, with all that hangs on them but links. */
export async function deleteContacts(db: Kysely<Database>, ids: string[]): Promise<void> {
  await deleteOfCards(db, 'contact', ids);
  await sql`delete from contact_addresses where contact_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from declined_suggestions where contact_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from contact_moves where contact_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from contacts where id = any(${ids}::bigint[])`.execute(db);
}

/** Somebody leaves a company now; `addresses` null: with all of theirs. */
export async function insertMove(
  db: Kysely<Database>,
  move: {
    contactId: string;
    from: string;
    to: string | null;
    addresses: string[] | null;
    userId: string | null;
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into contact_moves (contact_id, from_company_id, to_company_id, addresses, user_id)
    values (${move.contactId}::bigint, ${move.from}::bigint, ${move.to}::bigint, ${move.addresses}::text[],
      ${move.userId}::bigint) returning id`.execute(db);
  return rows[0]!.id;
}

/** The earlier mail goes along, or stays. */
export async function updateMoveMail(db: Kysely<Database>, id: string, moved: boolean): Promise<void> {
  await sql`update contact_moves set mail_moved_at = case when ${moved} then coalesce(mail_moved_at, now()) end
    where id = ${id}::bigint`.execute(db);
}

/** The move is taken back. */
export async function updateMoveUndone(
  db: Kysely<Database>,
  id: string,
  userId: string | null,
): Promise<void> {
  await sql`update contact_moves set undone_at = now(), undone_by = ${userId}::bigint
    where id = ${id}::bigint and undone_at is null`.execute(db);
}

/** Where a card that joined another had worked holds for the merged one too, for its addresses. @returns the moves made */
export async function copyMoves(
  db: Kysely<Database>,
  { from, into, addresses }: { from: string; into: string; addresses: string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into contact_moves (contact_id, from_company_id, to_company_id, addresses, at, user_id, mail_moved_at)
    select ${into}::bigint, from_company_id, to_company_id, coalesce(addresses, ${addresses}::text[]), at, user_id, mail_moved_at
    from contact_moves where contact_id = ${from}::bigint and undone_at is null order by at, id
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

interface Declined {
  contactId: string;
  field: string;
  value: string;
}

/** What a card's mail offers is not wanted. */
export async function insertDeclined(
  db: Kysely<Database>,
  { contactId, field, value }: Declined,
  userId: string | null,
): Promise<void> {
  await sql`insert into declined_suggestions (contact_id, field, value, user_id)
    values (${contactId}::bigint, ${field}, ${value}, ${userId}::bigint) on conflict do nothing`.execute(db);
}

/** It is wanted after all. */
export async function deleteDeclined(
  db: Kysely<Database>,
  { contactId, field, value }: Declined,
): Promise<void> {
  await sql`delete from declined_suggestions
    where contact_id = ${contactId}::bigint and field = ${field} and value = ${value}`.execute(db);
}
