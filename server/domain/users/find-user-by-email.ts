// Finds a user by the address they sign in with, for the operator's command line.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';

/** The user's id; also of one who has left. @throws ProductError not-found */
export async function findUserByEmail(db: Kysely<Database>, email: string): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  if (!user) throw new ProductError('not-found', `There is no user ${email}.`, 'user-not-found');
  return user.id;
}
