// The ledgers of all mailboxes as lines, one a folder: for the operator and for scripts.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';

export interface LedgerLine {
  mailbox: string;
  folder: string;
  onServer: number;
  stored: number;
  skipped: number;
  quarantined: number;
  notFetched: number;
  erased: number;
  ok: boolean;
}

/**
 * One line for each folder that is on its server, by address and path; those not yet balanced aside. Counts only.
 * @throws ProductError not-found when no mailbox has the address
 */
export async function listLedgers(db: Kysely<Database>, address?: string): Promise<LedgerLine[]> {
  if (address !== undefined && !(await isMailbox(db, address)))
    throw new ProductError('not-found', `There is no mailbox ${address}.`);
  const { rows } = await sql<LedgerLine>`
    select m.address as mailbox, f.path as folder, l.on_server as "onServer", l.stored, l.skipped, l.quarantined,
      l.not_fetched as "notFetched", l.erased, l.ok
    from ledgers l join folders f on f.id = l.folder_id join mailboxes m on m.id = f.mailbox_id
    where f.gone_at is null and m.removed_at is null and ${address === undefined ? sql`true` : sql`m.address = ${address}`}
    order by m.address, f.path`.execute(db);
  return rows;
}

async function isMailbox(db: Kysely<Database>, address: string): Promise<boolean> {
  const { rows } = await sql`
    select from mailboxes where address = ${address} and removed_at is null limit 1`.execute(db);
  return rows.length > 0;
}
