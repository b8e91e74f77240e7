// Undoes one change of a company from its history: the former value is written back.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { changeToUndo } from '../cards/change-to-undo.ts';
import { updateChangeUndone } from '../cards/queries.ts';
import { lockCard } from '../cards/write-card.ts';
import { binCompany, changeCompany } from './change-company.ts';
import type { CompanyPatch } from './company-shape.ts';

/** @throws ProductError `conflict` when something newer touched the field */
export async function undoCompanyChange(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  changeId: string,
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, 'companies', id);
    const { field, before } = await changeToUndo(trx, viewer, { type: 'company', id }, changeId);
    if (field === 'binned') await binCompany(trx, viewer, id);
    else await changeCompany(trx, viewer, id, { [field]: before } as CompanyPatch, 'undo');
    await updateChangeUndone(trx, changeId);
  });
}
