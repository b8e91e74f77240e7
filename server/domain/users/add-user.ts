// Makes a user with a password at once: for the operator, who has no mail to invite by.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { UserRole, Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { hashPassword } from './passwords.ts';
import { insertUser, savePassword } from './queries.ts';

/**
 * @returns the new user's id
 * @throws ProductError invalid (address, password), conflict (address taken), not-allowed unless admin
 */
export async function addUser(
  db: Kysely<Database>,
  viewer: Viewer,
  user: { name: string; email: string; role: UserRole; password: string; language?: string },
): Promise<string> {
  mustAdminister(viewer);
  mustBeAddress(user.email);
  if (user.name.trim() === '')
    throw new ProductError('invalid', 'A user needs a name.', 'name-missing', { field: 'name' });
  const hash = await hashPassword(user.password);
  return transaction(db, async (trx) => {
    const id = await insertUser(trx, user);
    await savePassword(trx, id, hash);
    await writeJournal(trx, viewer.userId, 'user.added', { user: id });
    return id;
  });
}

/** @throws ProductError invalid for what can be no mail address */
export function mustBeAddress(email: string): void {
  if (!/^[^\s@<>"]{1,64}@[^\s@<>".]+(\.[^\s@<>".]+)*$/.test(email.trim()))
    throw new ProductError('invalid', `“${email}” is no mail address.`, 'bad-email', { field: 'email' });
}
