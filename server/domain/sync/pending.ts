// The UIDs that wait to be fetched, and what happened when they were not to be had.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** After so many failed fetches a mail is named in the ledger and asked for again at night only. */
export const lastAttempt = 6;

/** Newest first. `attempts`: from and up to how many failures. */
export async function pendingUids(
  db: Kysely<Database>,
  folderId: string,
  uidValidity: string,
  { below, limit, attempts }: { below?: number | undefined; limit: number; attempts: [number, number] },
): Promise<number[]> {
  let query = db
    .selectFrom('placements')
    .select('uid')
    .where('folder_id', '=', folderId)
    .where('uid_validity', '=', uidValidity)
    .where('outcome', '=', 'pending')
    .where('gone_at', 'is', null)
    .where('attempts', '>=', attempts[0])
    .where('attempts', '<=', attempts[1])
    .orderBy('uid', 'desc')
    .limit(limit);
  if (below !== undefined) query = query.where('uid', '<', String(below));
  return (await query.execute()).map(({ uid }) => Number(uid));
}

/** How many wait in the chosen folders of a mailbox, those given up aside. */
export async function countPending(
  db: Kysely<Database>,
  mailboxId: string,
): Promise<{ pending: number; done: number }> {
  const { rows } = await sql<{ pending: number; done: number }>`
    select count(*) filter (where outcome = 'pending' and attempts < ${lastAttempt})::int as pending,
      count(*) filter (where outcome <> 'pending')::int as done
    from placements p join folders f on f.id = p.folder_id and f.uid_validity = p.uid_validity
    where f.mailbox_id = ${mailboxId} and f.gone_at is null and f.selected and p.gone_at is null`.execute(db);
  return rows[0]!;
}

/** Notes that these were not to be had this time, in the server's words. */
export async function noteFailed(
  db: Kysely<Database>,
  folderId: string,
  uidValidity: string,
  uids: number[],
  reason: string,
  attempts = 1,
): Promise<void> {
  await sql`
    update placements set attempts = least(attempts + ${attempts}, 1000), reason = ${reason}
    where folder_id = ${folderId} and uid_validity = ${uidValidity} and uid = any(${column('bigint', uids)}) and outcome = 'pending'`.execute(
    db,
  );
}

/** Notes that these are no longer on the server: never fetched, and nothing to fetch. */
export async function noteVanished(
  db: Kysely<Database>,
  folderId: string,
  uidValidity: string,
  uids: number[],
): Promise<void> {
  await sql`
    update placements set gone_at = now(), reason = 'gone before it was fetched'
    where folder_id = ${folderId} and uid_validity = ${uidValidity} and uid = any(${column('bigint', uids)}) and outcome = 'pending'`.execute(
    db,
  );
}

/** Notes that a rule leaves these out. */
export async function noteSkipped(
  db: Kysely<Database>,
  folderId: string,
  uidValidity: string,
  uids: number[],
  rule: string,
): Promise<void> {
  await sql`
    update placements set outcome = 'skipped', reason = ${rule}
    where folder_id = ${folderId} and uid_validity = ${uidValidity} and uid = any(${column('bigint', uids)}) and outcome = 'pending'`.execute(
    db,
  );
}

/** Once a day what was given up is asked for again. */
export async function forgetFailures(db: Kysely<Database>, folderId: string): Promise<void> {
  await db
    .updateTable('placements')
    .set({ attempts: 3 })
    .where('folder_id', '=', folderId)
    .where('outcome', '=', 'pending')
    .where('attempts', '>=', lastAttempt)
    .execute();
}
