// What somebody outside can be to us: built-in relations and the house's own, kept by admins.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import type { RelationRef } from './card-shape.ts';
import { insertRelation, updateRelation } from './queries.ts';

export interface Relation extends RelationRef {
  /** No longer offered; cards that have it keep it. */
  retired: boolean;
}

/** All of them in their order, retired ones last. */
export async function listRelations(db: Kysely<Database>): Promise<Relation[]> {
  const { rows } = await sql<Relation>`select id, key, name, retired_at is not null as retired from relations
    order by retired_at is not null, position, id`.execute(db);
  return rows;
}

/** Adds one of the house's own. @throws ProductError `conflict` when there is one by that name */
export async function addRelation(
  db: Kysely<Database>,
  viewer: Viewer,
  { name }: { name: string },
): Promise<Relation[]> {
  mustAdminister(viewer);
  return transaction(db, async (trx) => {
    await refuseTaken(trx, name, undefined);
    const id = await insertRelation(trx, name, viewer.userId);
    await writeJournal(trx, viewer.userId, 'relation.added', { relation: id, name });
    await announce(trx, { what: 'lists' });
    return listRelations(trx);
  });
}

/** Renames one (a built-in one with an empty name has the screen's words again), retires it or offers it anew. */
export async function changeRelation(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  change: { name?: string | undefined; retired?: boolean | undefined },
): Promise<Relation[]> {
  mustAdminister(viewer);
  return transaction(db, async (trx) => {
    const before = (await listRelations(trx)).find((one) => one.id === id);
    if (!before) throw new ProductError('not-found', 'There is no such relation.', 'no-relation');
    if (change.name === '' && before.key === '')
      throw new ProductError('invalid', 'A relation needs a name.', 'name-missing', { field: 'name' });
    if (change.name) await refuseTaken(trx, change.name, id);
    await updateRelation(trx, id, change);
    await writeJournal(trx, viewer.userId, 'relation.changed', { relation: id, ...change });
    await announce(trx, { what: 'lists' });
    return listRelations(trx);
  });
}

async function refuseTaken(db: Kysely<Database>, name: string, except: string | undefined): Promise<void> {
  const taken = (await listRelations(db)).some(
    (one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken)
    throw new ProductError('conflict', `There is a relation “${name}” already.`, 'relation-taken', {
      field: 'name',
      name,
    });
}
