// Lets one search at a time look on a second connection beside its own.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { forcedPlans } from './forced-plans.ts';

/** Begins something on another connection; undefined where it has to wait for its turn on the search's own. */
export type Elsewhere = <Result>(
  work: (other: Kysely<Database>) => Promise<Result>,
) => Promise<Result> | undefined;

// Were there more, all connections could be held by searches that each wait for another one.
let isTaken = false;

/** @param timeout milliseconds a statement may take; 0 is for ever */
export function elsewhereOf(db: Kysely<Database>, timeout: number | undefined): Elsewhere {
  return (work) => {
    if (db.isTransaction || isTaken) return undefined;
    isTaken = true;
    const working = forcedPlans(db, work, timeout).finally(() => {
      isTaken = false;
    });
    // Whoever has enough without it waits no longer, nor for its failing.
    working.catch(() => {});
    return working;
  };
}
