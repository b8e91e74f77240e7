// Puts the views of one's own side bar in order; nobody else's changes.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { listViews } from './list-views.ts';
import { replacePlaces } from './queries.ts';
import type { View } from './view-shape.ts';

/** @param ids from the top; others than the viewer's views are passed over, those not named come last */
export async function orderViews(db: Kysely<Database>, viewer: Viewer, ids: string[]): Promise<View[]> {
  return transaction(db, async (trx) => {
    const seen = new Set((await listViews(trx, viewer)).map(({ id }) => id));
    await replacePlaces(
      trx,
      viewer.userId!,
      [...new Set(ids)].filter((id) => seen.has(id)),
    );
    await announce(trx, { what: 'me', user: viewer.userId! });
    return listViews(trx, viewer);
  });
}
