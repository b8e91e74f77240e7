// Which user signs in with an address.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';

/** The id of the user with this address. @throws ProductError `not-found` */
export async function findUserByEmail(db: Kysely<Database>, email: string): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  if (!user) throw new ProductError('not-found', `Nobody signs in with ${email}.`, 'user-not-found');
  return user.id;
}
