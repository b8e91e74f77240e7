// Makes the viewer: the user on whose behalf something is read or done, with all principals they read as.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';

export type UserRole = 'admin' | 'member' | 'read-only';

/** On whose behalf. Principals: everyone, team:3, user:5, owner:5; for the command line operator. */
export interface Viewer {
  /** null for the operator. */
  userId: string | null;
  role: UserRole | 'operator';
  principals: string[];
  /** What an admin said about exporting; missing: as the role says. */
  mayExport?: boolean;
}

/**
 * The viewer a user is now: everyone, themself, their teams; as a supervisor also the people below (at any depth, a
 * circle ends where it began) and the teams that they or those people head, but no other teams of those people.
 * @throws ProductError not-found for a user who is unknown or has left
 */
export async function loadViewer(db: Kysely<Database>, userId: string): Promise<Viewer> {
  const { rows } = await sql<{
    role: UserRole;
    may_export: boolean | null;
    below: string[];
    teams: string[];
  }>`
    with recursive people as (
      select id from users where id = ${userId}
      union
      select users.id from users join people on users.supervisor_id = people.id
    )
    select role, may_export,
      array(select id from people where id <> ${userId} order by id) as below,
      array(select team_id from team_members where user_id = ${userId}
            union select id from teams where head_id in (select id from people) order by 1) as teams
    from users where id = ${userId} and disabled_at is null`.execute(db);
  const user = rows[0];
  if (!user) throw new ProductError('not-found', 'There is no such user.', 'user-not-found');
  return {
    userId,
    role: user.role,
    principals: [
      'everyone',
      `user:${userId}`,
      `owner:${userId}`,
      ...user.below.map((id) => `user:${id}`),
      ...user.teams.map((id) => `team:${id}`),
    ],
    ...(user.may_export === null ? {} : { mayExport: user.may_export }),
  };
}

/** Whoever holds the command line without --as: reads all but own and personal mail. */
export function operatorViewer(): Viewer {
  return { userId: null, role: 'operator', principals: ['everyone', 'operator'] };
}
