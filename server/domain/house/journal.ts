// Writes down acts of people that must be answerable for later.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';

/**
 * Notes an act in the transaction that does it.
 * @param userId who; null for the operator's command line
 * @param act such as user.invited
 * @param detail ids and names concerned, never content of mail
 */
export async function writeJournal(
  db: Kysely<Database>,
  userId: string | null,
  act: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await db
    .insertInto('journal')
    .values({ user_id: userId, act, detail: JSON.stringify(detail) })
    .execute();
}
