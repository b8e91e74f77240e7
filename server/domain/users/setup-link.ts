// The one-time link with which the first admin sets Kontor up.
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { newSecret } from './one-time-token.ts';
import { insertLink } from './queries.ts';

/**
 * Makes a new link, which ends the one before. It works once, for an hour; its secret stands in the fragment, which
 * no server log and no proxy sees, and is stored only as a hash. Print it on the terminal, never log it.
 */
export async function createSetupLink(db: Kysely<Database>, config: Pick<Config, 'url'>): Promise<string> {
  const { secret, hash } = newSecret();
  const link = {
    purpose: 'setup' as const,
    userId: null,
    resetTwoFactor: false,
    createdBy: null,
    minutes: 60,
  };
  await insertLink(db, { ...link, hash });
  return `${config.url}/setup#setup=${secret}`;
}

/** Whether there is an admin; until then only setting up is possible. */
export async function isSetUp(db: Kysely<Database>): Promise<boolean> {
  const admin = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .limit(1)
    .executeTakeFirst();
  return admin !== undefined;
}
