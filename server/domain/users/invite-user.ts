// Invites a colleague by a link that the admin hands over, since mail may not go out yet.
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { UserRole, Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { mustBeAddress } from './add-user.ts';
import { newSecret } from './one-time-token.ts';
import { insertInvitation, type NewUser, revokeOpenInvitation } from './queries.ts';

/** Days an invitation is open. */
const days = 14;

export interface Invitation {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  createdAt: string;
  expiresAt: string;
}

/**
 * A second invitation of the same address ends the first one's link.
 * @returns the invitation with its link, which is shown this once
 * @throws ProductError not-allowed unless admin; conflict when there is such a user
 */
export async function inviteUser(
  db: Kysely<Database>,
  viewer: Viewer,
  config: Pick<Config, 'url'>,
  user: NewUser,
): Promise<Invitation & { url: string }> {
  mustAdminister(viewer);
  mustBeAddress(user.email);
  const { secret, hash } = newSecret();
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  return transaction(db, async (trx) => {
    const email = user.email.trim().toLowerCase();
    const there = await trx.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
    if (there)
      throw new ProductError('conflict', `There is a user ${email} already.`, 'email-taken', {
        field: 'email',
        email,
      });
    const made = await insertInvitation(trx, { ...user, hash, expiresAt, createdBy: viewer.userId });
    await writeJournal(trx, viewer.userId, 'user.invited', { invitation: made.id });
    return {
      id: made.id,
      email,
      name: user.name.trim(),
      role: user.role,
      createdAt: made.created_at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      url: `${config.url}/invitation#token=${secret}`,
    };
  });
}

/** Open invitations, newest first. @throws ProductError not-allowed unless admin */
export async function listInvitations(db: Kysely<Database>, viewer: Viewer): Promise<Invitation[]> {
  mustAdminister(viewer);
  const rows = await db
    .selectFrom('invitations')
    .select(['id', 'email', 'name', 'role', 'created_at', 'expires_at'])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ created_at, expires_at, ...row }) => ({
    ...row,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }));
}

/** Ends an invitation's link. @throws ProductError not-found, not-allowed */
export async function revokeInvitation(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustAdminister(viewer);
  await transaction(db, async (trx) => {
    if (!(await revokeOpenInvitation(trx, id)))
      throw new ProductError('not-found', 'There is no such invitation.');
    await writeJournal(trx, viewer.userId, 'user.uninvited', { invitation: id });
  });
}
