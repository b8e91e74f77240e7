// Runs a piece of work in one transaction and repeats it when the database gave it up in favour of another.
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

const serializationFailure = '40001';
const deadlockDetected = '40P01';

/** How a transaction is run. */
export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Attempts in all. */
  attempts?: number;
}

/**
 * Runs `work` in a transaction and returns what it returns. After a deadlock or a serialization failure the whole
 * work is done again with a growing, random pause (PostgreSQL 13.5); `work` must therefore do nothing outside `trx`.
 * Called with a transaction it joins that one, whose owner repeats.
 */
export async function transaction<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
  { isolation, attempts = 6 }: TransactionOptions = {},
): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<Database>);
  for (let attempt = 1; ; attempt++) {
    try {
      const builder = db.transaction();
      return await (isolation ? builder.setIsolationLevel(isolation) : builder).execute(work);
    } catch (error) {
      if (attempt >= attempts || !isRepeatable(error)) throw error;
      await new Promise((done) => setTimeout(done, Math.random() * 20 * 2 ** attempt));
    }
  }
}

function isRepeatable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === serializationFailure || code === deadlockDetected;
}
