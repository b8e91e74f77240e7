// Puts mail that cannot be understood aside, whole: readable to those entitled to its mailbox, to be tried again.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Leased } from './arrivals.ts';

/** A mail and why it is put aside: a machine name, and words without mail content. */
export interface Culprit extends Leased {
  reason: 'time' | 'memory' | 'too-deep' | 'too-many-parts' | 'no-mail' | 'broken' | 'crashed';
  detail: string;
}

/** Puts these into quarantine, unless their lease was lost. */
export async function quarantineSources(db: Kysely<Database>, culprits: Culprit[]): Promise<void> {
  if (culprits.length === 0) return;
  const sorted = culprits.toSorted(
    (a, b) => a.sourceId.length - b.sourceId.length || (a.sourceId < b.sourceId ? -1 : 1),
  );
  await transaction(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      update sources s set state = 'quarantined', lease_until = null
      from unnest(${column(
        'bigint',
        sorted.map((one) => one.sourceId),
      )},
        ${column(
          'bigint',
          sorted.map((one) => one.fence),
        )}) as given (id, fence)
      where s.id = given.id and s.fence = given.fence and s.state = 'kept' returning s.id`.execute(trx);
    const mine = new Set(rows.map(({ id }) => id));
    const held = sorted.filter(({ sourceId }) => mine.has(sourceId));
    if (held.length === 0) return;
    await sql`
      insert into quarantines (source_id, reason, detail)
      select * from unnest(${column(
        'bigint',
        held.map((one) => one.sourceId),
      )},
        ${column(
          'text',
          held.map((one) => one.reason),
        )}, ${column(
          'text',
          held.map((one) => one.detail.slice(0, 500)),
        )})
      on conflict (source_id) do update set reason = excluded.reason, detail = excluded.detail`.execute(trx);
    await sql`update placements set outcome = 'quarantined', reason = ''
      where source_id = any(${held.map((one) => one.sourceId)}::bigint[])`.execute(trx);
    await announce(trx, { what: 'lists' });
  });
}

/** Takes mails out of quarantine to be understood once more. @returns those that were in it */
export async function retryQuarantined(db: Kysely<Database>, sourceIds: string[]): Promise<string[]> {
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      update sources set state = 'kept', attempts = 0, urgency = 50, lease_until = null, fence = fence + 1
      where id = any(${sourceIds}::bigint[]) and state = 'quarantined' returning id`.execute(trx);
    const ids = rows.map(({ id }) => id);
    await sql`update quarantines set retried_at = now() where source_id = any(${ids}::bigint[])`.execute(trx);
    if (ids.length > 0) await announce(trx, { what: 'mail.kept' });
    return ids;
  });
}
