// Makes an invited colleague a user: by the link and a password of theirs, or by a sign-in server's word.
import type { Kysely } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { findHouse } from '../house/house.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { hashSecret } from './one-time-token.ts';
import { hashPassword } from './passwords.ts';
import { insertUser, markInvitationAccepted, savePassword } from './queries.ts';

/** What a link invites to. @throws ProductError not-found when it is unknown, used, withdrawn or too old */
export async function lookAtInvitation(
  db: Kysely<Database>,
  secret: string,
): Promise<{ email: string; name: string; house: string }> {
  const invitation = await openInvitations(db)
    .where('token_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  if (!invitation) throw spent();
  return { email: invitation.email, name: invitation.name, house: (await findHouse(db)).name };
}

/** @returns the new user's id and address @throws ProductError not-found as above, invalid (password) */
export async function acceptInvitation(
  db: Kysely<Database>,
  input: { token: string; name: string; password: string; language: string },
): Promise<{ id: string; email: string }> {
  return transaction(db, async (trx) => {
    const invitation = await openInvitations(trx)
      .where('token_hash', '=', hashSecret(input.token))
      .forUpdate()
      .executeTakeFirst();
    if (!invitation) throw spent();
    const hash = await hashPassword(input.password);
    const id = await makeUser(trx, { ...invitation, name: input.name }, input.language);
    await savePassword(trx, id, hash);
    return { id, email: invitation.email };
  });
}

/** Accepts the open invitation of an address that a sign-in server vouches for; without one nothing happens. */
export async function acceptOpenInvitation(db: Kysely<Database>, address: string): Promise<void> {
  const email = address.trim().toLowerCase();
  await transaction(db, async (trx) => {
    const invitation = await openInvitations(trx).where('email', '=', email).forUpdate().executeTakeFirst();
    const there = await trx.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
    if (invitation && !there) await makeUser(trx, invitation, 'en');
  });
}

function openInvitations(db: Kysely<Database>) {
  return db
    .selectFrom('invitations')
    .select(['id', 'email', 'name', 'role', 'team_ids', 'supervisor_id'])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date());
}

type OpenInvitation = Awaited<ReturnType<ReturnType<typeof openInvitations>['executeTakeFirstOrThrow']>>;

async function makeUser(
  trx: Kysely<Database>,
  invitation: OpenInvitation,
  language: string,
): Promise<string> {
  const { name, email, role, team_ids, supervisor_id } = invitation;
  const id = await insertUser(trx, {
    name,
    email,
    role,
    language,
    supervisorId: supervisor_id,
    teamIds: team_ids,
  });
  await markInvitationAccepted(trx, invitation.id, id);
  await writeJournal(trx, id, 'user.joined', { invitation: invitation.id });
  await announce(trx, { what: 'access' });
  return id;
}

function spent(): ProductError {
  return new ProductError(
    'not-found',
    'This invitation is used up, withdrawn or too old.',
    'invitation-spent',
  );
}
