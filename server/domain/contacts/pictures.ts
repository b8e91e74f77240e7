// The picture on a contact's card: checked by its own bytes, kept, shown, and taken away again.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { insertPicture, type PictureType } from '../cards/queries.ts';
import { mustSeeCard } from '../cards/visible-cards.ts';
import { ProductError } from '../problem.ts';
import { changeContact } from './change-contact.ts';
import type { Contact } from './contact-shape.ts';

/** Bytes a picture may have. */
export const pictureAtMost = 1024 * 1024;

/**
 * Shows this picture on the card from now on.
 * @throws ProductError `invalid` for what is no raster picture by its first bytes, or too large
 */
export async function setPicture(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  bytes: Buffer,
): Promise<Contact> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await mustSeeCard(trx, viewer, { type: 'contact', id });
    const type = pictureType(bytes);
    if (type === undefined)
      throw new ProductError(
        'invalid',
        'This is no picture that can be shown. Choose a PNG, JPEG, WebP or GIF file.',
        'bad-picture',
        { field: 'picture' },
      );
    if (bytes.length > pictureAtMost)
      throw new ProductError(
        'invalid',
        'The picture is larger than 1 MB. Choose a smaller one.',
        'large-picture',
        {
          field: 'picture',
        },
      );
    const pictureId = await insertPicture(trx, id, { type, bytes }, viewer.userId);
    return changeContact(trx, viewer, id, { pictureId });
  });
}

/** Shows the initials again. */
export const removePicture = (db: Kysely<Database>, viewer: Viewer, id: string): Promise<Contact> =>
  changeContact(db, viewer, id, { pictureId: null });

/** The picture shown. @throws ProductError `not-found` */
export async function readPicture(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<{ type: string; bytes: Buffer }> {
  await mustSeeCard(db, viewer, { type: 'contact', id });
  const { rows } = await sql<{ type: string; bytes: Buffer }>`
    select p.type, p.bytes from contacts c join card_pictures p on p.id = c.picture_id and p.contact_id = c.id
    where c.id = ${id}::bigint`.execute(db);
  if (!rows[0])
    throw new ProductError('not-found', 'There is no such contact, or you may not see it.', 'no-contact');
  return rows[0];
}

/** By the first bytes, whatever a name or header says. */
function pictureType(bytes: Buffer): PictureType | undefined {
  const begins = (hex: string, at = 0) => bytes.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (begins('89504e470d0a1a0a')) return 'image/png';
  if (begins('ffd8ff')) return 'image/jpeg';
  if (begins('474946383761') || begins('474946383961')) return 'image/gif';
  if (begins('52494646') && begins('57454250', 8)) return 'image/webp';
  return undefined;
}
