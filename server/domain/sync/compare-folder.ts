// Compares a folder's UIDs with the placements we know: what is new waits to be fetched, what is gone is marked so.
import type { ImapFlow, MailboxObject } from 'imapflow';
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readUids } from '../../protocols/imap/read-uids.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import type { Run } from './account.ts';
import type { Folder } from './folders.ts';
import { holdLease } from './lease.ts';
import { matchRenumbered } from './match-copies.ts';

/** The UIDs a folder had at one moment. */
export interface Moment {
  uidValidity: string;
  uidNext: number;
  onServer: number;
  /** The set, when it was read whole. */
  uids: number[] | undefined;
}

/**
 * Compares and writes down the difference. Without `full` only new UIDs are asked for when the counts leave no room
 * for anything else. A new UIDVALIDITY (RFC 3501 2.3.1.1) means that no UID is known any more: copies we have are
 * found again by their Message-ID before a body is fetched.
 */
export async function compareFolder(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  full: boolean,
): Promise<Moment> {
  const box = await client.mailboxOpen(folder.path, { readOnly: true });
  const uidValidity = String(box.uidValidity);
  const isRenumbered = folder.uidValidity !== '0' && folder.uidValidity !== uidValidity;
  const isFirst = folder.uidValidity === '0';
  if (!full && !isRenumbered && !isFirst && folder.uidNext > 0) {
    const fresh = await readUids(client, folder.uidNext);
    if (box.exists === folder.onServer + fresh.length) return addNew(run, folder, box, fresh);
  }
  const uids = await readUids(client);
  const moment: Moment = { uidValidity, uidNext: nextUid(box, uids), onServer: uids.length, uids };
  await transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    await insertPending(trx, folder.id, uidValidity, uids);
    await markGone(trx, folder.id, uidValidity, moment);
    if (!isRenumbered) await saveMoment(trx, folder, moment, box);
  });
  if (isRenumbered) {
    await matchRenumbered(run, client, folder, uidValidity);
    await transaction(run.deps.db, async (trx) => {
      await holdLease(trx, run.account);
      await markOldGone(trx, folder.id, uidValidity);
      await saveMoment(trx, folder, moment, box);
    });
  }
  return moment;
}

async function addNew(run: Run, folder: Folder, box: MailboxObject, fresh: number[]): Promise<Moment> {
  const moment: Moment = {
    uidValidity: folder.uidValidity,
    uidNext: nextUid(box, fresh),
    onServer: folder.onServer + fresh.length,
    uids: undefined,
  };
  await transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    await insertPending(trx, folder.id, folder.uidValidity, fresh);
    await saveCursor(trx, folder, moment);
  });
  return moment;
}

function nextUid(box: MailboxObject, ascending: number[]): number {
  return Math.max(box.uidNext || 0, (ascending.at(-1) ?? 0) + 1);
}

async function insertPending(
  trx: Transaction<Database>,
  folderId: string,
  uidValidity: string,
  uids: number[],
): Promise<void> {
  await sql`
    insert into placements (folder_id, uid_validity, uid)
    select ${folderId}, ${uidValidity}, u from unnest(${column('bigint', uids)}) u
    where not exists (select from placements p where p.folder_id = ${folderId} and p.uid_validity = ${uidValidity} and p.uid = u and p.gone_at is null)
    order by u
    on conflict (folder_id, uid_validity, uid) do update set gone_at = null`.execute(trx);
}

// Beyond the moment's UIDNEXT lies what the watching connection has stored meanwhile.
async function markGone(
  trx: Transaction<Database>,
  folderId: string,
  uidValidity: string,
  { uids, uidNext }: Moment,
): Promise<void> {
  const { rows } = await sql<{ source_id: string | null }>`
    update placements p set gone_at = now()
    where p.folder_id = ${folderId} and p.uid_validity = ${uidValidity} and p.gone_at is null and p.uid < ${uidNext}
      and not exists (select from unnest(${column('bigint', uids!)}) u where u = p.uid)
    returning source_id`.execute(trx);
  await changed(trx, rows);
}

async function markOldGone(trx: Transaction<Database>, folderId: string, uidValidity: string): Promise<void> {
  const { rows } = await sql<{ source_id: string | null }>`
    update placements set gone_at = now()
    where folder_id = ${folderId} and uid_validity <> ${uidValidity} and gone_at is null returning source_id`.execute(
    trx,
  );
  await changed(trx, rows);
}

async function changed(trx: Transaction<Database>, rows: { source_id: string | null }[]): Promise<void> {
  const sources = rows.flatMap(({ source_id }) => source_id ?? []);
  if (sources.length > 0) await placementsChanged(trx, sources);
}

async function saveMoment(
  trx: Transaction<Database>,
  folder: Folder,
  moment: Moment,
  box: MailboxObject,
): Promise<void> {
  const restarts = folder.uidValidity !== moment.uidValidity;
  await trx
    .updateTable('folders')
    .set({
      uid_validity: moment.uidValidity,
      uid_next: restarts ? moment.uidNext : sql`greatest(uid_next, ${moment.uidNext})`,
      on_server: moment.onServer,
      generation: sql`generation + 1`,
      compared_at: sql`now()`,
      // Flags come with each mail; from here on only what changes later is asked for.
      ...(restarts ? { highest_modseq: String(box.highestModseq ?? 0) } : {}),
    })
    .where('id', '=', folder.id)
    .execute();
  if (restarts) folder.highestModseq = box.highestModseq ?? 0n;
  Object.assign(folder, {
    uidValidity: moment.uidValidity,
    uidNext: moment.uidNext,
    onServer: moment.onServer,
    comparedAt: new Date(),
  });
}

async function saveCursor(trx: Transaction<Database>, folder: Folder, moment: Moment): Promise<void> {
  await trx
    .updateTable('folders')
    .set({ uid_next: sql`greatest(uid_next, ${moment.uidNext})`, on_server: moment.onServer })
    .where('id', '=', folder.id)
    .execute();
  Object.assign(folder, { uidNext: moment.uidNext, onServer: moment.onServer });
}
