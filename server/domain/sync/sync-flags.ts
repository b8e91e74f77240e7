// Brings flags up to what the server says, by CONDSTORE where it is offered.
import type { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { transaction } from '../../database/transaction.ts';
import { fetchMarks, type Marks } from '../../protocols/imap/fetch-mails.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import type { Run } from './account.ts';
import { openFolder } from './fetch-pending.ts';
import type { Folder } from './folders.ts';
import { holdLease } from './lease.ts';

/** Without CONDSTORE only the newest are looked at between two nights. */
const recent = 500;

/**
 * Asks for changed flags and writes them down.
 * @param highestModseq as STATUS said it; 0 when the server has no CONDSTORE
 * @param all also old mails on a server without CONDSTORE
 */
export async function syncFlags(
  run: Run,
  client: ImapFlow,
  folder: Folder,
  highestModseq: bigint,
  all: boolean,
): Promise<void> {
  if (folder.onServer === 0) return;
  if (highestModseq > 0n && highestModseq <= folder.highestModseq) return;
  await openFolder(client, folder);
  if (client.mailbox && String(client.mailbox.uidValidity) !== folder.uidValidity) return;
  const marks =
    highestModseq > 0n && folder.highestModseq > 0n
      ? await fetchMarks(client, '1:*', folder.highestModseq)
      : await fetchMarks(client, all ? '1:*' : `${Math.max(1, folder.uidNext - recent)}:*`);
  await saveMarks(run, folder, marks, highestModseq);
}

/** Writes flags and labels of some mails and, if given, the cursor up to which they are known. */
export async function saveMarks(
  run: Run,
  folder: Folder,
  marks: Map<number, Marks>,
  highestModseq = 0n,
): Promise<void> {
  const rows = [...marks].map(([uid, { flags, labels }]) => ({ uid, flags, labels: labels ?? null }));
  await transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    for (let at = 0; at < rows.length; at += 5000) {
      const piece = JSON.stringify(rows.slice(at, at + 5000));
      const { rows: changed } = await sql<{ source_id: string | null }>`
        update placements p set flags = given.flags, labels = coalesce(given.labels, p.labels)
        from (select uid, array(select jsonb_array_elements_text(f.flags)) as flags,
            case when jsonb_typeof(f.labels) = 'array' then array(select jsonb_array_elements_text(f.labels)) end as labels
          from jsonb_to_recordset(${piece}::jsonb) f(uid bigint, flags jsonb, labels jsonb)) given
        where p.folder_id = ${folder.id} and p.uid_validity = ${folder.uidValidity} and p.uid = given.uid
          and (p.flags <> given.flags or p.labels <> given.labels) and p.outcome <> 'pending'
        returning source_id`.execute(trx);
      const sources = changed.flatMap(({ source_id }) => source_id ?? []);
      if (sources.length > 0) await placementsChanged(trx, sources);
    }
    // A draft that was sent is a mail like any other.
    await sql`
      update placements set outcome = 'pending', reason = '' where folder_id = ${folder.id} and uid_validity = ${folder.uidValidity}
        and outcome = 'skipped' and reason = 'draft' and gone_at is null and labels <> '{}' and not '\\Draft' = any(labels)
        and uid = any(${rows.map(({ uid }) => uid)}::bigint[])`.execute(trx);
    if (highestModseq > 0n)
      await trx
        .updateTable('folders')
        .set({ highest_modseq: String(highestModseq) })
        .where('id', '=', folder.id)
        .execute();
  });
  if (highestModseq > 0n) folder.highestModseq = highestModseq;
}
