// Remembers that two cards that look alike are not the same, or that they may be after all.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from '../cards/card-shape.ts';
import { ProductError } from '../problem.ts';
import { deleteApart, writeApart } from './queries.ts';
import { responsibleOf } from './write-merged.ts';

/** @throws ProductError not-found unless the viewer may see both */
export async function keepApart(
  db: Kysely<Database>,
  viewer: Viewer,
  { type, ids, apart }: { type: CardType; ids: [string, string]; apart: boolean },
): Promise<void> {
  mustWrite(viewer);
  if (ids[0] === ids[1])
    throw new ProductError('invalid', 'Choose two cards that are not the same one.', 'merge-same');
  await transaction(db, async (trx) => {
    for (const id of ids) await responsibleOf(trx, viewer, { type, id });
    if (apart) await writeApart(trx, { type, ids, userId: viewer.userId });
    else await deleteApart(trx, { type, ids });
    await announce(trx, { what: 'lists' });
  });
}
