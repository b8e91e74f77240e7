// Whom a pattern means: an address itself, or with @domain everybody of a company known so far.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';

/** Addresses in mail, whoever may read it. */
export async function addressesOf(db: Kysely<Database>, patterns: string[]): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select address from correspondents where address = any(${patterns}::text[])
    union select address from correspondents
      where domain = any(select substr(pattern, 2) from unnest(${patterns}::text[]) pattern where pattern like '@%')`.execute(
    db,
  );
  return rows.map(({ address }) => address);
}
