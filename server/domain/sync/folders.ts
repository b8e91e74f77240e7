// Keeps the list of a mailbox's folders as the server has it: new ones, roles, those that vanished.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { FolderOnServer, FolderRole } from '../../protocols/imap/folder-role.ts';
import { placementsChanged } from '../incoming/placements-changed.ts';
import type { Run } from './account.ts';
import { holdLease } from './lease.ts';

export interface Folder {
  id: string;
  path: string;
  role: FolderRole;
  selected: boolean;
  uidValidity: string;
  uidNext: number;
  highestModseq: bigint;
  onServer: number;
  comparedAt: Date | null;
}

/** Writes what LIST said and gives the folders that can be opened, in the order they are worked. */
export async function saveFolders({ deps, account }: Run, onServer: FolderOnServer[]): Promise<Folder[]> {
  const listed = onServer.filter(({ selectable }) => selectable);
  await transaction(deps.db, async (trx) => {
    await holdLease(trx, account);
    await sql`
      insert into folders (mailbox_id, path, delimiter, role, role_reason, selected)
      select ${account.id}, f.path, f.delimiter, f.role, f.reason, f.selected
      from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) f(path text, delimiter text, role text, reason text, selected boolean)
      on conflict (mailbox_id, path) do update set
        delimiter = excluded.delimiter, gone_at = null,
        role = case when folders.role_reason = 'hand' then folders.role else excluded.role end,
        role_reason = case when folders.role_reason = 'hand' then folders.role_reason else excluded.role_reason end
      where folders.gone_at is not null or folders.delimiter <> excluded.delimiter
        or (folders.role_reason <> 'hand' and (folders.role <> excluded.role or folders.role_reason <> excluded.role_reason))`.execute(
      trx,
    );
    const vanished = await sql<{ source_id: string | null }>`
      with gone as (
        update folders set gone_at = now() where mailbox_id = ${account.id} and gone_at is null and role_reason <> 'import'
          and not path = any(${column(
            'text',
            listed.map(({ path }) => path),
          )}) returning id)
      update placements set gone_at = now() from gone where folder_id = gone.id and placements.gone_at is null
      returning source_id`.execute(trx);
    const sources = vanished.rows.flatMap(({ source_id }) => source_id ?? []);
    if (sources.length > 0) await placementsChanged(trx, sources);
  });
  return loadFolders(deps.db, account.id);
}

const order: FolderRole[] = ['inbox', 'sent', 'other', 'archive', 'all', 'junk', 'drafts', 'trash'];

/** The folders that are on the server. */
export async function loadFolders(db: Kysely<Database>, mailboxId: string): Promise<Folder[]> {
  const rows = await db
    .selectFrom('folders')
    .select([
      'id',
      'path',
      'role',
      'selected',
      'uid_validity',
      'uid_next',
      'highest_modseq',
      'on_server',
      'compared_at',
    ])
    .where('mailbox_id', '=', mailboxId)
    .where('gone_at', 'is', null)
    .where('role_reason', '<>', 'import')
    .orderBy('path')
    .execute();
  const folders = rows.map((row) => ({
    id: row.id,
    path: row.path,
    role: row.role,
    selected: row.selected,
    uidValidity: row.uid_validity,
    uidNext: Number(row.uid_next),
    highestModseq: BigInt(row.highest_modseq),
    onServer: row.on_server,
    comparedAt: row.compared_at,
  }));
  return folders.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}
