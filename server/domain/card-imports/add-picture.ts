// Puts a picture that came with a card onto it.
import type { Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { insertPicture, type PictureType } from '../cards/queries.ts';
import { updateContact } from '../contacts/queries.ts';

export async function addPicture(
  trx: Transaction<Database>,
  contactId: string,
  picture: { type: PictureType; bytes: Buffer },
  userId: string | null,
): Promise<void> {
  const pictureId = await insertPicture(trx, contactId, picture, userId);
  await updateContact(trx, contactId, { pictureId });
}
