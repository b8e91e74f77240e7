// Deletes a view, and takes that back: for 30 days it lies in the bin.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { listViews } from './list-views.ts';
import { forgetDeletedViews, setViewDeleted } from './queries.ts';
import { lockView, tellOfView } from './save-view.ts';
import type { View } from './view-shape.ts';

const daysInBin = 30;

/** @throws ProductError not-found, not-allowed for a shared one of somebody else's */
export async function deleteView(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    const { sharedWith } = await lockView(trx, viewer, id);
    await setViewDeleted(trx, id, true);
    await forgetDeletedViews(trx, daysInBin);
    await tellOfView(trx, viewer, [sharedWith]);
  });
}

/** @throws ProductError not-found when it is not in the bin, not-allowed */
export async function restoreView(db: Kysely<Database>, viewer: Viewer, id: string): Promise<View> {
  return transaction(db, async (trx) => {
    const { sharedWith } = await lockView(trx, viewer, id, true);
    await setViewDeleted(trx, id, false);
    await tellOfView(trx, viewer, [sharedWith]);
    return (await listViews(trx, viewer, id))[0]!;
  });
}
