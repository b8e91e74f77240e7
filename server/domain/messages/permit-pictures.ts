// "Always show this sender's pictures", for one person.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { deletePicturePermission, insertPicturePermission } from './queries-acts.ts';
import { findReadableSource } from './readable-source.ts';

/** Lets remote pictures of the message's sender load for the viewer from now on, or stops that. */
export async function permitPictures(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { messageId: string; always: boolean },
): Promise<void> {
  await transaction(db, async (trx) => {
    const { fromAddress } = await findReadableSource(trx, viewer, input.messageId);
    if (!viewer.userId || fromAddress === '')
      throw new ProductError(
        'invalid',
        'This mail names no sender whose pictures could be allowed.',
        'no-sender',
      );
    await (input.always ? insertPicturePermission : deletePicturePermission)(trx, viewer.userId, fromAddress);
  });
}
