// All writes to the tables of users, their ways to sign in, teams, invitations, links and tokens.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import type { UserRole } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';

type Db = Kysely<Database>;

export interface NewUser {
  name: string;
  email: string;
  role: UserRole;
  language?: string;
  supervisorId?: string | null;
  teamIds?: string[];
}

/** @throws ProductError conflict when the address belongs to a user */
export async function insertUser(trx: Db, user: NewUser): Promise<string> {
  const { name, role, language = 'en', supervisorId = null, teamIds = [] } = user;
  const email = user.email.trim().toLowerCase();
  const row = await trx
    .insertInto('users')
    .values({ name: name.trim(), email, role, language, supervisor_id: supervisorId })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row)
    throw new ProductError('conflict', `There is a user ${email} already.`, 'email-taken', {
      field: 'email',
      email,
    });
  if (teamIds.length > 0)
    await sql`insert into team_members (team_id, user_id) select id, ${row.id} from teams where id = any(${teamIds}::bigint[])`.execute(
      trx,
    );
  return row.id;
}

/** Sets the password's hash; a user without a password gets that way to sign in. */
export async function savePassword(trx: Db, userId: string, hash: string): Promise<void> {
  const changed = await trx
    .updateTable('accounts')
    .set({ password: hash, updated_at: new Date() })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  await trx
    .insertInto('accounts')
    .values({ user_id: userId, account_id: userId, provider_id: 'credential', password: hash })
    .execute();
}

/** Forgets under which names a sign-in server knows our users; the next sign-in finds them by address again. */
export async function forgetProviderAccounts(trx: Db, providerId: string): Promise<void> {
  await trx.deleteFrom('accounts').where('provider_id', '=', providerId).execute();
}

export async function removeTwoFactor(trx: Db, userId: string): Promise<void> {
  await trx.deleteFrom('two_factors').where('user_id', '=', userId).execute();
  await trx.updateTable('users').set({ two_factor_enabled: false }).where('id', '=', userId).execute();
}

/** Ends all sessions; open screens hear it at once. */
export async function endSessions(trx: Db, userId: string): Promise<void> {
  await trx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  await announce(trx, { what: 'access', user: userId });
}

export async function endTokens(trx: Db, userId: string): Promise<void> {
  await trx
    .updateTable('api_tokens')
    .set({ revoked_at: new Date() })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function updateUser(
  trx: Db,
  id: string,
  change: {
    name?: string;
    role?: UserRole;
    language?: string;
    preferences?: unknown;
    supervisor_id?: string | null;
    may_export?: boolean | null;
    disabled_at?: Date | null;
  },
): Promise<void> {
  const { preferences, ...rest } = change;
  const values = {
    ...rest,
    ...(preferences === undefined ? {} : { preferences: JSON.stringify(preferences) }),
    updated_at: new Date(),
  };
  await trx.updateTable('users').set(values).where('id', '=', id).execute();
}

/** Makes or replaces a team. @throws ProductError conflict for a name that is taken */
export async function upsertTeam(
  trx: Db,
  id: string | undefined,
  team: { name: string; headId: string | null; memberIds: string[] },
): Promise<string> {
  const values = { name: team.name.trim(), head_id: team.headId };
  const taken = await trx
    .selectFrom('teams')
    .select('id')
    .where('name', '=', values.name)
    .$if(id !== undefined, (query) => query.where('id', '<>', id!))
    .executeTakeFirst();
  if (taken)
    throw new ProductError('conflict', `There is a team ${values.name} already.`, 'team-name-taken', {
      field: 'name',
    });
  const row =
    id === undefined
      ? await trx.insertInto('teams').values(values).returning('id').executeTakeFirstOrThrow()
      : await trx.updateTable('teams').set(values).where('id', '=', id).returning('id').executeTakeFirst();
  if (!row) throw new ProductError('not-found', 'There is no such team.');
  await trx.deleteFrom('team_members').where('team_id', '=', row.id).execute();
  await sql`insert into team_members (team_id, user_id)
    select ${row.id}, id from users where id = any(${team.memberIds}::bigint[])`.execute(trx);
  return row.id;
}

export async function deleteTeam(trx: Db, id: string): Promise<boolean> {
  const gone = await trx.deleteFrom('teams').where('id', '=', id).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function insertInvitation(
  trx: Db,
  invitation: NewUser & { hash: Buffer; expiresAt: Date; createdBy: string | null },
): Promise<{ id: string; created_at: Date }> {
  const email = invitation.email.trim().toLowerCase();
  // A second invitation replaces the first, whose link ends.
  await trx
    .updateTable('invitations')
    .set({ revoked_at: new Date() })
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  return trx
    .insertInto('invitations')
    .values({
      email,
      name: invitation.name.trim(),
      role: invitation.role,
      team_ids: invitation.teamIds ?? [],
      supervisor_id: invitation.supervisorId ?? null,
      token_hash: invitation.hash,
      expires_at: invitation.expiresAt,
      created_by: invitation.createdBy,
    })
    .returning(['id', 'created_at'])
    .executeTakeFirstOrThrow();
}

export async function markInvitationAccepted(trx: Db, id: string, userId: string): Promise<void> {
  await trx
    .updateTable('invitations')
    .set({ accepted_at: new Date(), user_id: userId })
    .where('id', '=', id)
    .execute();
}

export async function revokeOpenInvitation(trx: Db, id: string): Promise<boolean> {
  const done = await trx
    .updateTable('invitations')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Makes a link that works once; an unused older one of the same purpose and user ends. */
export async function insertLink(
  trx: Db,
  link: {
    purpose: 'setup' | 'password';
    hash: Buffer;
    userId: string | null;
    resetTwoFactor: boolean;
    createdBy: string | null;
    minutes: number;
  },
): Promise<Date> {
  await sql`delete from one_time_links where purpose = ${link.purpose} and used_at is null
    and user_id is not distinct from ${link.userId}::bigint`.execute(trx);
  const { rows } = await sql<{ expires_at: Date }>`
    insert into one_time_links (purpose, token_hash, user_id, reset_two_factor, created_by, expires_at)
    values (${link.purpose}, ${link.hash}, ${link.userId}, ${link.resetTwoFactor}, ${link.createdBy},
      now() + ${link.minutes} * interval '1 minute')
    returning expires_at`.execute(trx);
  return rows[0]!.expires_at;
}

/** Uses a link up; undefined when it is unknown, used or too old. Of two at once one succeeds. */
export async function useLink(
  trx: Db,
  purpose: 'setup' | 'password',
  hash: Buffer,
): Promise<{ user_id: string | null; reset_two_factor: boolean } | undefined> {
  const { rows } = await sql<{ user_id: string | null; reset_two_factor: boolean }>`
    update one_time_links set used_at = now()
    where purpose = ${purpose} and token_hash = ${hash} and used_at is null and expires_at > now()
    returning user_id, reset_two_factor`.execute(trx);
  return rows[0];
}

export async function insertToken(
  trx: Db,
  token: {
    userId: string;
    name: string;
    prefix: string;
    hash: Buffer;
    scope: 'read' | 'write';
    days: number;
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into api_tokens (user_id, name, prefix, token_hash, scope, expires_at)
    values (${token.userId}, ${token.name.trim()}, ${token.prefix}, ${token.hash}, ${token.scope},
      now() + ${token.days} * interval '1 day')
    returning id`.execute(trx);
  return rows[0]!.id;
}

export async function revokeOwnToken(trx: Db, userId: string, id: string): Promise<boolean> {
  const done = await trx
    .updateTable('api_tokens')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Remembers a token's use, at most once an hour. */
export async function noteTokenUse(db: Db, id: string): Promise<void> {
  await sql`update api_tokens set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 hour')`.execute(db);
}
