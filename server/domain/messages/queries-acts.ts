// Writes what people decide about single mails: shares, take-backs, remote pictures.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

export async function insertPicturePermission(
  db: Kysely<Database>,
  userId: string,
  address: string,
): Promise<void> {
  await sql`insert into picture_permissions (user_id, address) values (${userId}::bigint, ${address})
    on conflict do nothing`.execute(db);
}

export async function deletePicturePermission(
  db: Kysely<Database>,
  userId: string,
  address: string,
): Promise<void> {
  await sql`delete from picture_permissions
    where user_id = ${userId}::bigint and address = ${address}`.execute(db);
}

/** A share or a take-back; returns its id. */
export async function insertAccessAct(
  db: Kysely<Database>,
  act: {
    messageId: string;
    mailboxId: string;
    kind: 'share' | 'take-back';
    principal: string | null;
    why: string;
    userId: string | null;
  },
): Promise<string> {
  const row = await db
    .insertInto('access_acts')
    .values({
      message_id: act.messageId,
      mailbox_id: act.mailboxId,
      kind: act.kind,
      principal: act.principal,
      why: act.why,
      user_id: act.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Undoes acts that still hold; returns the messages concerned. */
export async function undoAccessActs(
  db: Kysely<Database>,
  which: { id: string } | { messageId: string; mailboxId: string; kind: 'take-back' },
  userId: string | null,
): Promise<string[]> {
  let query = db
    .updateTable('access_acts')
    .set({ undone_at: sql`now()`, undone_by: userId })
    .where('undone_at', 'is', null);
  query =
    'id' in which
      ? query.where('id', '=', which.id)
      : query
          .where('message_id', '=', which.messageId)
          .where('mailbox_id', '=', which.mailboxId)
          .where('kind', '=', which.kind);
  const rows = await query.returning('message_id').execute();
  return rows.map((row) => row.message_id);
}
