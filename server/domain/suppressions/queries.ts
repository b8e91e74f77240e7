// All writes to the addresses that are never mailed.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** Addresses that are marked already keep who marked them and why. */
export async function insertSuppressions(
  trx: Kysely<Database>,
  addresses: string[],
  userId: string | null,
): Promise<void> {
  await sql`insert into suppressions (address, reason, user_id)
    select address, 'by hand', ${userId}::bigint from unnest(${column('text', addresses)}) as given (address)
    on conflict (address) do nothing`.execute(trx);
}

export async function deleteSuppressions(trx: Kysely<Database>, addresses: string[]): Promise<void> {
  await sql`delete from suppressions where address in (select unnest(${column('text', addresses)}))`.execute(
    trx,
  );
}
