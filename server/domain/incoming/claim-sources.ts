// Takes kept mails that nobody is understanding, under a lease by the database's clock.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Leased } from './arrivals.ts';
import { leaseSeconds } from './keep.ts';

/** Attempts after which a mail is taken to be what kills the process. */
export const mostAttempts = 4;

/** A mail under our lease. */
export interface Claimed extends Leased {
  size: number;
  attempts: number;
}

/**
 * The most urgent and newest mails, at most `mails` and about `bytes`. A lease that ran out is another's crash.
 */
export async function claimSources(
  db: Kysely<Database>,
  mails = 250,
  bytes = 16 * 1024 * 1024,
): Promise<Claimed[]> {
  const { rows } = await sql<{ id: string; fence: string; size: number; attempts: number }>`
    with due as materialized (
      select id, size from sources
      where state = 'kept' and (lease_until is null or lease_until < now())
      order by urgency desc, id desc limit ${mails} for update skip locked
    ),
    fitting as (
      select id from (select id, sum(size) over (order by id desc rows unbounded preceding) - size as before from due) d
      where before < ${bytes}
    )
    update sources s set lease_until = now() + ${leaseSeconds} * interval '1 second', fence = fence + 1,
      attempts = least(attempts + 1, 100)
    from fitting where s.id = fitting.id
    returning s.id, s.fence, s.size, s.attempts`.execute(db);
  return rows.map(({ id, ...row }) => ({ sourceId: id, ...row }));
}

/** Gives mails back before their time, such as when the process stops. */
export async function releaseSources(db: Kysely<Database>, leased: Leased[]): Promise<void> {
  if (leased.length === 0) return;
  await sql`
    update sources s set lease_until = null, attempts = greatest(attempts - 1, 0)
    from unnest(${leased.map((one) => one.sourceId)}::bigint[], ${leased.map((one) => one.fence)}::bigint[]) as given (id, fence)
    where s.id = given.id and s.fence = given.fence and s.state = 'kept'`.execute(db);
}
