// Brings flags up to what the server says, by CONDSTORE where it is offered.
import type { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { transaction } from '../../database/transaction.ts';
import { fetchFlags } from '../../protocols/imap/fetch-mails.ts';
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
  const flags =
    highestModseq > 0n && folder.highestModseq > 0n
      ? await fetchFlags(client, '1:*', folder.highestModseq)
      : await fetchFlags(client, all ? '1:*' : `${Math.max(1, folder.uidNext - recent)}:*`);
  await saveFlags(run, folder, flags, highestModseq);
}

/** Writes flags of some mails and, if given, the cursor up to which they are known. */
export async function saveFlags(
  run: Run,
  folder: Folder,
  flags: Map<number, string[]>,
  highestModseq = 0n,
): Promise<void> {
  const rows = [...flags].map(([uid, all]) => ({ uid, flags: all }));
  await transaction(run.deps.db, async (trx) => {
    await holdLease(trx, run.account);
    for (let at = 0; at < rows.length; at += 5000) {
      const piece = JSON.stringify(rows.slice(at, at + 5000));
      const { rows: changed } = await sql<{ source_id: string | null }>`
        update placements p set flags = given.flags
        from (select uid, array(select jsonb_array_elements_text(f.flags)) as flags
          from jsonb_to_recordset(${piece}::jsonb) f(uid bigint, flags jsonb)) given
        where p.folder_id = ${folder.id} and p.uid_validity = ${folder.uidValidity} and p.uid = given.uid
          and p.flags <> given.flags and p.outcome <> 'pending'
        returning source_id`.execute(trx);
      const sources = changed.flatMap(({ source_id }) => source_id ?? []);
      if (sources.length > 0) await placementsChanged(trx, sources);
    }
    if (highestModseq > 0n)
      await trx
        .updateTable('folders')
        .set({ highest_modseq: String(highestModseq) })
        .where('id', '=', folder.id)
        .execute();
  });
  if (highestModseq > 0n) folder.highestModseq = highestModseq;
}
