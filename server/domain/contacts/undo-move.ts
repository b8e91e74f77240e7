// Takes back that somebody changed companies: they work where they did, and mail that came since is filed there.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { lockCard } from '../cards/write-card.ts';
import { ProductError } from '../problem.ts';
import { changeContact } from './change-contact.ts';
import { findContact } from './find-contact.ts';
import { noMove } from './move-contact.ts';

/** @throws ProductError not-found; conflict when they moved on since */
export async function undoMove(
  db: Kysely<Database>,
  viewer: Viewer,
  { contactId, moveId }: { contactId: string; moveId: string },
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, 'contacts', contactId);
    await findContact(trx, viewer, contactId);
    const { rows } = await sql<{ from: string | null; is_last: boolean }>`
      select m.from_company_id as "from", c.company_id is not distinct from m.to_company_id and not exists (
          select from contact_moves n where n.contact_id = m.contact_id and n.undone_at is null and (n.at, n.id) > (m.at, m.id)
        ) as is_last
      from contact_moves m join contacts c on c.id = m.contact_id
      where m.id = ${moveId}::bigint and m.contact_id = ${contactId}::bigint and m.undone_at is null`.execute(
      trx,
    );
    const move = rows[0];
    if (!move?.from) throw noMove();
    if (!move.is_last)
      throw new ProductError(
        'conflict',
        'They have moved on since. Take the later move back first.',
        'moved-since',
      );
    await changeContact(trx, viewer, contactId, { companyId: move.from }, 'undo');
  });
}
