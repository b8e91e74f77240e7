// Somebody changes companies: notes since when, lets the earlier mail stay or go along, and takes that back.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { CappedCount, Moment, RecordRef, UserRef } from '../refs.ts';
import { findContact } from './find-contact.ts';
import { insertMove, updateMoveMail, updateMoveUndone } from './queries.ts';

/** A change of companies, as the card shows it. */
export interface ShownMove {
  id: string;
  from: RecordRef;
  to?: RecordRef | undefined;
  at: Moment;
  by?: UserRef | undefined;
  /** Where the mail until then is filed. */
  mail: 'stays' | 'moved';
  /** Earlier conversations the viewer may read. */
  conversations: CappedCount;
}

const countAtMost = 1000;

/**
 * Call it in the transaction that changes where a contact works. What they wrote until now stays with the company they
 * leave; going back by undoing takes the move back.
 */
export async function noteMove(
  trx: Transaction<Database>,
  { userId }: Viewer,
  { id, from, to, act }: { id: string; from: string | null; to: string | null; act: string },
): Promise<void> {
  if (from === null || from === to) return;
  const last = await lastMove(trx, id);
  // Set back within the hour it was no move but a slip.
  const isBack = last && last.from === to && last.to === from && (act === 'undo' || last.is_new);
  if (isBack) await updateMoveUndone(trx, last.id, userId);
  else await insertMove(trx, { contactId: id, from, to, addresses: null, userId });
  await divideMail(trx, id, [from, to]);
}

/** The moves that hold, the newest first. @throws ProductError `not-found` */
export async function listMoves(
  db: Kysely<Database>,
  viewer: Viewer,
  contactId: string,
): Promise<{ items: ShownMove[] }> {
  await findContact(db, viewer, contactId);
  const audiences = await readableAudiences(db, viewer);
  const seen = (column: string) =>
    sql`exists (select from companies o where o.id = ${sql.ref(column)} and ${companyIsVisible(audiences)})`;
  const { rows } = await sql<{
    id: string;
    from_id: string;
    from_name: string;
    to_id: string | null;
    to_name: string | null;
    at: Date;
    user_id: string | null;
    user_name: string | null;
    moved: boolean;
    count: number;
  }>`
    select m.id, f.id as from_id, f.name as from_name, t.id as to_id, t.name as to_name, m.at, u.id as user_id,
      u.name as user_name, m.mail_moved_at is not null as moved,
      (select count(*)::int from (select distinct a.conversation_id from contact_addresses c
          join message_addresses a on a.address = c.address
          join messages x on x.conversation_id = a.conversation_id and x.id = a.message_id
        where c.contact_id = m.contact_id and (m.addresses is null or c.address = any(m.addresses))
          and x.sent_at <= m.at and x.audience_id = any(${audiences}::bigint[]) limit ${countAtMost + 1}) y) as count
    from contact_moves m join companies f on f.id = m.from_company_id and ${seen('m.from_company_id')}
      left join companies t on t.id = m.to_company_id and ${seen('m.to_company_id')}
      left join users u on u.id = m.user_id
    where m.contact_id = ${contactId}::bigint and m.undone_at is null order by m.at desc, m.id desc limit 20`.execute(
    db,
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      from: { type: 'company', id: row.from_id, name: row.from_name },
      ...(row.to_id ? { to: { type: 'company', id: row.to_id, name: row.to_name! } } : {}),
      at: row.at.toISOString(),
      ...(row.user_id ? { by: { id: row.user_id, name: row.user_name! } } : {}),
      mail: row.moved ? 'moved' : 'stays',
      conversations: { count: Math.min(row.count, countAtMost), capped: row.count > countAtMost },
    })),
  };
}

/**
 * Lets the mail until a move go along to the new company, or stay with the former one after all.
 * @throws ProductError `not-found`; `not-allowed` where that would open the mail to whoever asks
 */
export async function moveEarlierMail(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { contactId: string; moveId: string; mail: 'stays' | 'moved' },
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await findContact(trx, viewer, input.contactId);
    const { rows } = await sql<{
      from: string;
      to: string | null;
      before: string | null;
      after: string | null;
    }>`
      select m.from_company_id as "from", m.to_company_id as "to", coalesce(c.responsible_id, f.responsible_id) as before,
        coalesce(c.responsible_id, t.responsible_id) as after
      from contact_moves m join contacts c on c.id = m.contact_id join companies f on f.id = m.from_company_id
        left join companies t on t.id = m.to_company_id
      where m.id = ${input.moveId}::bigint and m.contact_id = ${input.contactId}::bigint and m.undone_at is null
      for update of m`.execute(trx);
    const move = rows[0];
    if (!move) throw noMove();
    const [before, after] = input.mail === 'moved' ? [move.before, move.after] : [move.after, move.before];
    mustAssignResponsible(viewer, before, after);
    await updateMoveMail(trx, input.moveId, input.mail === 'moved');
    await divideMail(trx, input.contactId, [move.from, move.to]);
  });
}

async function lastMove(
  trx: Transaction<Database>,
  contactId: string,
): Promise<{ id: string; from: string; to: string | null; is_new: boolean } | undefined> {
  const { rows } = await sql<{ id: string; from: string; to: string | null; is_new: boolean }>`
    select id, from_company_id as "from", to_company_id as "to", at > now() - interval '1 hour' as is_new
    from contact_moves
    where contact_id = ${contactId}::bigint and undone_at is null order by at desc, id desc limit 1`.execute(
    trx,
  );
  return rows[0];
}

/** Starts the job that files the mail as the moves say now. */
export async function divideMail(
  trx: Transaction<Database>,
  contactId: string,
  companies: (string | null)[],
): Promise<void> {
  await addJob(trx, 'move-mail', {
    contact: contactId,
    companies: companies.filter((id) => id !== null),
  });
  await announce(trx, { what: 'lists' });
}

export const noMove = (): ProductError =>
  new ProductError('not-found', 'There is no such move, or it was taken back.', 'no-move');
