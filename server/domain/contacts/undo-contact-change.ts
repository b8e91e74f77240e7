// Undoes one change of a contact from its history: the former value is written back.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { changeToUndo } from '../cards/change-to-undo.ts';
import { updateChangeUndone } from '../cards/queries.ts';
import { lockCard } from '../cards/write-card.ts';
import { binContact, changeContact } from './change-contact.ts';
import type { ContactPatch } from './contact-shape.ts';

/** @throws ProductError `conflict` when something newer touched the field */
export async function undoContactChange(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  changeId: string,
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, 'contacts', id);
    const { field, before } = await changeToUndo(trx, viewer, { type: 'contact', id }, changeId);
    if (field === 'binned') await binContact(trx, viewer, id);
    else await changeContact(trx, viewer, id, { [field]: before } as ContactPatch, 'undo');
    await updateChangeUndone(trx, changeId);
  });
}
