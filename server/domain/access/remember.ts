// Remembers within one reading transaction what a viewer may read, which several queries of one page ask for.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from './viewer.ts';

interface Memory {
  viewer: Viewer;
  answers: Map<string, Promise<unknown>>;
}

const memories = new WeakMap<object, Memory>();

/** From now on answers about this viewer are kept for as long as the transaction lasts. */
export function rememberFor(trx: Kysely<Database>, viewer: Viewer): void {
  memories.set(trx, { viewer, answers: new Map() });
}

/** The answer given before in this transaction to the same question about the same viewer, else a new one. */
export function remembered<T>(
  db: Kysely<Database>,
  viewer: Viewer,
  question: string,
  answer: () => Promise<T>,
): Promise<T> {
  const memory = memories.get(db);
  if (memory?.viewer !== viewer) return answer();
  const known = memory.answers.get(question) as Promise<T> | undefined;
  if (known) return known;
  const fresh = answer();
  memory.answers.set(question, fresh);
  return fresh;
}
