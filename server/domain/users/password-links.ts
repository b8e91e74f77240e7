// A forgotten password or a lost second factor: the admin hands over a link that works once.
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { forgetFailures } from './count-failures.ts';
import { hashSecret, newSecret } from './one-time-token.ts';
import { hashPassword } from './passwords.ts';
import { endSessions, insertLink, removeTwoFactor, savePassword, useLink } from './queries.ts';

/** Minutes. */
const life = 24 * 60;

/** @throws ProductError not-allowed unless admin; not-found for an unknown user or one who has left */
export async function createPasswordLink(
  db: Kysely<Database>,
  viewer: Viewer,
  config: Pick<Config, 'url'>,
  userId: string,
  options: { resetTwoFactor: boolean },
): Promise<{ url: string; expiresAt: string }> {
  mustAdminister(viewer);
  const { secret, hash } = newSecret();
  return transaction(db, async (trx) => {
    const user = await trx
      .selectFrom('users')
      .select('id')
      .where('id', '=', userId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (!user) throw new ProductError('not-found', 'There is no such user.', 'user-not-found');
    const { resetTwoFactor } = options;
    const link = { purpose: 'password' as const, hash, userId, resetTwoFactor };
    const expiresAt = await insertLink(trx, { ...link, createdBy: viewer.userId, minutes: life });
    await writeJournal(trx, viewer.userId, 'user.password-link', { user: userId, resetTwoFactor });
    return { url: `${config.url}/password#token=${secret}`, expiresAt: expiresAt.toISOString() };
  });
}

/**
 * Sets the new password and ends every session of the user.
 * @returns their address @throws ProductError not-found for a link that is unknown, used or too old
 */
export async function redeemPasswordLink(
  db: Kysely<Database>,
  input: { token: string; password: string },
): Promise<{ email: string }> {
  return transaction(db, async (trx) => {
    const link = await useLink(trx, 'password', hashSecret(input.token));
    const user = link?.user_id
      ? await trx
          .selectFrom('users')
          .select(['id', 'email'])
          .where('id', '=', link.user_id)
          .where('disabled_at', 'is', null)
          .executeTakeFirst()
      : undefined;
    if (!link || !user)
      throw new ProductError('not-found', 'This link is used up or too old.', 'password-link-spent');
    await savePassword(trx, user.id, await hashPassword(input.password));
    if (link.reset_two_factor) await removeTwoFactor(trx, user.id);
    await endSessions(trx, user.id);
    await forgetFailures(trx, user.email);
    await writeJournal(trx, user.id, 'user.password-set', { resetTwoFactor: link.reset_two_factor });
    return { email: user.email };
  });
}

/** The operator's way: sets a user's password, or ends their second factor. */
export async function resetSignIn(
  db: Kysely<Database>,
  viewer: Viewer,
  userId: string,
  change: { password?: string; twoFactor?: 'remove' },
): Promise<void> {
  mustAdminister(viewer);
  const hash = change.password === undefined ? undefined : await hashPassword(change.password);
  await transaction(db, async (trx) => {
    const user = await trx.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirst();
    if (!user) throw new ProductError('not-found', 'There is no such user.', 'user-not-found');
    if (hash !== undefined) await savePassword(trx, userId, hash);
    if (change.twoFactor === 'remove') await removeTwoFactor(trx, userId);
    await endSessions(trx, userId);
    await forgetFailures(trx, user.email);
    const act = hash === undefined ? 'user.two-factor-removed' : 'user.password-set';
    await writeJournal(trx, viewer.userId, act, { user: userId });
  });
}
