// Who syncs a mailbox: one process at a time, by a lease on the database's clock with a fencing token.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readConnection } from '../mailboxes/connection.ts';
import type { Account } from './account.ts';

/** Seconds without a renewal after which another may take over. */
const seconds = 30;

/** Another process has taken the mailbox over; what was under way must not be written. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** A name for this process among all that ever hold leases. */
export function makeHolder(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** Takes the next mailbox that is due and that nobody holds; undefined when there is none. */
export async function claimMailbox(db: Kysely<Database>, holder: string): Promise<Account | undefined> {
  const { rows } = await sql<ClaimedRow>`
    update mailboxes set lease_holder = ${holder}, lease_until = now() + make_interval(secs => ${seconds}), fence = fence + 1
    where id = (
      select id from mailboxes
      where kind in ('imap', 'pop3') and removed_at is null and state not in ('paused', 'removed')
        and (next_try_at is null or next_try_at <= now()) and (lease_until is null or lease_until < now())
      order by synced_at nulls first, id limit 1 for update skip locked)
    returning id, address, kind, connection, created_at, delete_after_days, revision, failures, synced_at, fence`.execute(
    db,
  );
  return rows[0] && account(rows[0]);
}

interface ClaimedRow {
  id: string;
  address: string;
  kind: 'imap' | 'pop3';
  connection: unknown;
  created_at: Date;
  delete_after_days: number | null;
  revision: number;
  failures: number;
  synced_at: Date | null;
  fence: string;
}

function account(row: ClaimedRow): Account {
  return {
    id: row.id,
    address: row.address,
    kind: row.kind,
    connection: readConnection(row.connection),
    createdAt: row.created_at,
    deleteAfterDays: row.delete_after_days,
    revision: row.revision,
    failures: row.failures,
    syncedBefore: row.synced_at !== null,
    fence: row.fence,
  };
}

/** Renews the leases of the runs this process has. */
export async function renewLeases(db: Kysely<Database>, holder: string): Promise<void> {
  await db
    .updateTable('mailboxes')
    .set({ lease_until: sql`now() + make_interval(secs => ${seconds})` })
    .where('lease_holder', '=', holder)
    .execute();
}

/** Which of these mailboxes are still ours and as they were: not taken over, changed, paused or removed since. */
export async function stillHeld(db: Kysely<Database>, accounts: Account[]): Promise<Set<string>> {
  if (accounts.length === 0) return new Set();
  const rows = await db
    .selectFrom('mailboxes')
    .select(['id', 'fence', 'revision'])
    .where(
      'id',
      'in',
      accounts.map(({ id }) => id),
    )
    .where('state', 'not in', ['paused', 'removed'])
    .execute();
  const now = new Map(rows.map(({ id, fence, revision }) => [id, `${fence} ${revision}`]));
  return new Set(
    accounts.filter((one) => now.get(one.id) === `${one.fence} ${one.revision}`).map(({ id }) => id),
  );
}

/** Gives a mailbox back so that the next may take it at once. */
export async function releaseLease(db: Kysely<Database>, { id, fence }: Account): Promise<void> {
  await db
    .updateTable('mailboxes')
    .set({ lease_until: null, lease_holder: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .execute();
}

/**
 * Frees leases of processes of this machine that are no more, so that a start after kill -9 need not wait for them to
 * run out.
 */
export async function releaseDeadLeases(db: Kysely<Database>): Promise<void> {
  const held = await db
    .selectFrom('mailboxes')
    .select('lease_holder')
    .distinct()
    .where('lease_until', '>', sql<Date>`now()`)
    .execute();
  const dead = held.flatMap(({ lease_holder }) =>
    lease_holder !== null && isDead(lease_holder) ? [lease_holder] : [],
  );
  if (dead.length === 0) return;
  await db.updateTable('mailboxes').set({ lease_until: null }).where('lease_holder', 'in', dead).execute();
}

function isDead(holder: string): boolean {
  const [host, pid] = holder.split('/');
  if (host !== hostname() || !Number(pid) || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * Makes sure, inside a transaction, that the lease is still ours until the transaction ends: whoever wants to take
 * over waits for it. @throws LeaseLost
 */
export async function holdLease(
  trx: Transaction<Database>,
  { id, fence }: Pick<Account, 'id' | 'fence'>,
): Promise<void> {
  const held = await trx
    .selectFrom('mailboxes')
    .select('id')
    .where('id', '=', id)
    .where('fence', '=', fence)
    .forShare()
    .executeTakeFirst();
  if (!held) throw new LeaseLost(`mailbox ${id}`);
}
