// Writes what cards of every sort have beside their own row: phones, tags, relations, pictures, history.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardRef, Phone } from './card-shape.ts';

/** Makes exactly these the card's phone numbers, in this order. */
export async function replacePhones(db: Kysely<Database>, card: CardRef, phones: Phone[]): Promise<void> {
  await sql`delete from card_phones
    where record_type = ${card.type} and record_id = ${card.id}::bigint`.execute(db);
  await sql`
    insert into card_phones (record_type, record_id, position, label, written, number)
    select ${card.type}, ${card.id}::bigint, position - 1, label, written, number
    from unnest(${phones.map(({ label }) => label)}::text[], ${phones.map(({ number }) => number)}::text[],
      ${phones.map(({ e164 }) => e164)}::text[]) with ordinality as p (label, written, number, position)`.execute(
    db,
  );
}

/** Notes the normalised forms of numbers, one each. */
export async function updatePhoneNumbers(
  db: Kysely<Database>,
  numbers: (CardRef & { position: number; e164: string })[],
): Promise<void> {
  await sql`
    update card_phones p set number = n.number
    from unnest(${numbers.map(({ type }) => type)}::text[], ${numbers.map(({ id }) => id)}::bigint[],
      ${numbers.map(({ position }) => position)}::smallint[], ${numbers.map(({ e164 }) => e164)}::text[])
      as n (record_type, record_id, position, number)
    where p.record_type = n.record_type and p.record_id = n.record_id and p.position = n.position`.execute(
    db,
  );
}

/** Every number is to be read anew. */
export async function forgetPhoneNumbers(db: Kysely<Database>): Promise<void> {
  await sql`update card_phones set number = null where number is not null`.execute(db);
}

/** Makes the tags that are missing, however many do so at once. */
export async function insertTags(
  db: Kysely<Database>,
  names: string[],
  userId: string | null,
): Promise<void> {
  await sql`insert into tags (name, created_by)
    select name, ${userId}::bigint from unnest(${[...names].sort()}::text[]) name
    on conflict (lower(name)) do nothing`.execute(db);
}

export async function updateTagName(db: Kysely<Database>, id: string, name: string): Promise<void> {
  await sql`update tags set name = ${name} where id = ${id}::bigint`.execute(db);
}

export async function deleteTag(db: Kysely<Database>, id: string): Promise<void> {
  await sql`delete from tags where id = ${id}::bigint`.execute(db);
}

/** @returns the relation's id */
export async function insertRelation(
  db: Kysely<Database>,
  name: string,
  userId: string | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into relations (name, created_by, position)
    values (${name}, ${userId}::bigint, (select coalesce(max(position), 0) + 1 from relations)) returning id`.execute(
    db,
  );
  return rows[0]!.id;
}

/** What is undefined stays. */
export async function updateRelation(
  db: Kysely<Database>,
  id: string,
  { name, retired }: { name?: string | undefined; retired?: boolean | undefined },
): Promise<void> {
  await sql`update relations set name = coalesce(${name ?? null}::text, name),
    retired_at = case ${retired ?? null}::boolean when true then coalesce(retired_at, now()) when false then null
      else retired_at end
    where id = ${id}::bigint`.execute(db);
}

/** One change of one field, as history keeps it. */
export interface ChangeRow extends CardRef {
  field: string;
  before: unknown;
  after: unknown;
}

/** How a change came to be. */
export interface ChangeCause {
  /** edit, undo, bulk, merge, import, bin, restore. */
  act: string;
  actId?: string | null;
  by: 'person' | 'itself' | 'import';
  userId: string | null;
}

/** Writes history; each card's revision is the one it has by then. */
export async function insertChanges(
  db: Kysely<Database>,
  changes: ChangeRow[],
  { act, actId, by, userId }: ChangeCause,
): Promise<void> {
  if (changes.length === 0) return;
  const json = (values: unknown[]) => values.map((value) => JSON.stringify(value ?? null));
  await sql`
    insert into card_changes (record_type, record_id, revision, field, before, after, act, act_id, made_by, user_id)
    select x.type, x.id, coalesce(c.revision, o.revision, 1), x.field, x.before, x.after, ${act},
      ${actId ?? null}::bigint, ${by}, ${userId}::bigint
    from unnest(${changes.map(({ type }) => type)}::text[], ${changes.map(({ id }) => id)}::bigint[],
        ${changes.map(({ field }) => field)}::text[], ${json(changes.map(({ before }) => before))}::jsonb[],
        ${json(changes.map(({ after }) => after))}::jsonb[]) with ordinality as x (type, id, field, before, after, n)
      left join contacts c on x.type = 'contact' and c.id = x.id
      left join companies o on x.type = 'company' and o.id = x.id
    order by x.n`.execute(db);
}

/** The change was taken back. */
export async function updateChangeUndone(db: Kysely<Database>, id: string): Promise<void> {
  await sql`update card_changes set undone_at = now() where id = ${id}::bigint`.execute(db);
}

/** These changes were taken back. */
export async function updateChangesUndone(db: Kysely<Database>, ids: string[]): Promise<void> {
  await sql`update card_changes set undone_at = now() where id = any(${ids}::bigint[])`.execute(db);
}

/** Begins an act on many cards. @returns its id */
export async function insertAct(
  db: Kysely<Database>,
  userId: string | null,
  act: string,
  detail: Record<string, unknown>,
): Promise<string> {
  const row = await db
    .insertInto('card_acts')
    .values({ act, user_id: userId, detail: JSON.stringify(detail) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What an act has come to by now, for one that goes on piece by piece. */
export async function updateActDetail(
  db: Kysely<Database>,
  id: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await db
    .updateTable('card_acts')
    .set({ detail: JSON.stringify(detail) })
    .where('id', '=', id)
    .execute();
}

/** What an act does, or undoes, in the background from now on; what is left out stays. @param left null: nothing goes on */
export async function updateActLeft(
  db: Kysely<Database>,
  id: string,
  { left, total, done }: { left: string[] | null; total?: number; done?: number },
): Promise<void> {
  await sql`update card_acts set left_ids = ${left}::bigint[], left_from = 0, total = coalesce(${total ?? null}::int, total),
    done = coalesce(${done ?? null}::int, done) where id = ${id}::bigint`.execute(db);
}

/** How far an act has come. Its ids, which may be half a million, are not written anew. */
export async function updateActPlace(
  db: Kysely<Database>,
  id: string,
  { from, done }: { from: number; done: number },
): Promise<void> {
  await sql`update card_acts set left_from = ${from}::int, done = ${done}::int where id = ${id}::bigint`.execute(
    db,
  );
}

/** An act that goes on has come so much further. */
export async function addActDone(db: Kysely<Database>, id: string, more: number): Promise<void> {
  await sql`update card_acts set done = done + ${more}::int where id = ${id}::bigint`.execute(db);
}

/** The act as a whole was taken back. */
export async function updateActUndone(
  db: Kysely<Database>,
  id: string,
  userId: string | null,
): Promise<void> {
  await sql`update card_acts set undone_at = now(), undone_by = ${userId}::bigint where id = ${id}::bigint`.execute(
    db,
  );
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** @returns the picture's id */
export async function insertPicture(
  db: Kysely<Database>,
  contactId: string,
  { type, bytes }: { type: PictureType; bytes: Buffer },
  userId: string | null,
): Promise<string> {
  const row = await db
    .insertInto('card_pictures')
    .values({ contact_id: contactId, type, bytes, created_by: userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Forgets all that hangs on cards that are gone for good. */
export async function deleteOfCards(db: Kysely<Database>, type: string, ids: string[]): Promise<void> {
  await sql`delete from card_phones where record_type = ${type} and record_id = any(${ids}::bigint[])`.execute(
    db,
  );
  await sql`delete from card_changes where record_type = ${type} and record_id = any(${ids}::bigint[])`.execute(
    db,
  );
  if (type === 'contact')
    await sql`delete from card_pictures where contact_id = any(${ids}::bigint[])`.execute(db);
}

/** Phone numbers of cards that have none yet. */
export async function insertPhones(
  db: Kysely<Database>,
  phones: (CardRef & Phone & { position: number })[],
): Promise<void> {
  if (phones.length === 0) return;
  await sql`
    insert into card_phones (record_type, record_id, position, label, written, number)
    select * from unnest(${phones.map(({ type }) => type)}::text[], ${phones.map(({ id }) => id)}::bigint[],
      ${phones.map(({ position }) => position)}::smallint[], ${phones.map(({ label }) => label)}::text[],
      ${phones.map(({ number }) => number)}::text[], ${phones.map(({ e164 }) => e164)}::text[])`.execute(db);
}
