// Sets Kontor up with the one-time link: the house and its first admin, once.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { saveHouse } from '../house/house.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { mustBeAddress } from './add-user.ts';
import { hashSecret } from './one-time-token.ts';
import { hashPassword } from './passwords.ts';
import { insertUser, savePassword, useLink } from './queries.ts';
import { isSetUp } from './setup-link.ts';

/**
 * @returns the admin's id
 * @throws ProductError not-allowed for a link that is wrong, used or too old; conflict when set up already
 */
export async function setUp(
  db: Kysely<Database>,
  input: {
    token: string;
    house: { name: string; domains: string[] };
    admin: { name: string; email: string; password: string };
    language: string;
  },
): Promise<string> {
  mustBeAddress(input.admin.email);
  return transaction(db, async (trx) => {
    if (!(await useLink(trx, 'setup', hashSecret(input.token))))
      throw new ProductError(
        'not-allowed',
        'This link is used up or too old. Start Kontor again for a new one.',
        'setup-link-spent',
      );
    if (await isSetUp(trx)) throw new ProductError('conflict', 'Kontor is set up already.', 'set-up-already');
    const { name, email, password } = input.admin;
    const id = await insertUser(trx, { name, email, role: 'admin', language: input.language });
    await savePassword(trx, id, await hashPassword(password));
    await saveHouse(trx, id, input.house);
    await writeJournal(trx, id, 'house.set-up');
    return id;
  });
}
