// Says that something a contact's mail offers is not wanted: nobody is offered it again for this card.
import type { Kysely } from 'kysely';
import { announce } from '../../../database/announce.ts';
import type { Database } from '../../../database/schema.ts';
import { transaction } from '../../../database/transaction.ts';
import { mustWrite } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { findContact } from '../../contacts/find-contact.ts';
import { deleteDeclined, insertDeclined } from '../../contacts/queries.ts';
import { plain, type SuggestionField } from './read-suggestions.ts';

/**
 * @param undo offers it again
 * @throws ProductError as findContact
 */
export async function declineSuggestion(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  { field, value, undo }: { field: SuggestionField; value: string; undo: boolean },
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await findContact(trx, viewer, id);
    const declined = { contactId: id, field, value: plain(field, value) };
    if (undo) await deleteDeclined(trx, declined);
    else await insertDeclined(trx, declined, viewer.userId);
    await announce(trx, { what: 'lists' });
  });
}
