// Keeps PostgreSQL's statistics of fast growing tables fresh enough to plan by.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Mails after which the tables are looked at again. */
const mailsBetween = 250;
/** A table is analysed when it has grown to this many times its size at the last time. */
const growth = 3;

const since = new WeakMap<Kysely<Database>, number>();

/**
 * Analyses what has grown threefold since it was analysed last. PostgreSQL does so by itself only after a while, and until
 * then plans for nearly empty tables: it read all messages for each batch of a first import.
 * @param mails how many were written since the last call
 */
export async function refreshStatistics(db: Kysely<Database>, mails: number): Promise<void> {
  const written = (since.get(db) ?? mailsBetween) + mails;
  since.set(db, written >= mailsBetween ? 0 : written);
  if (written < mailsBetween) return;
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and pg_relation_size(oid) > ${growth}::int * greatest(relpages, 1) * current_setting('block_size')::bigint`.execute(
    db,
  );
  // One that another process analyses just now is passed over.
  for (const { name } of rows) await sql`analyze (skip_locked) ${sql.table(name)}`.execute(db);
}
