// Lists colleagues: everyone sees who works here; when somebody was last seen and how they sign in is for admins.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { exportsByRole, mayAdminister } from '../access/may.ts';
import type { UserRole, Viewer } from '../access/viewer.ts';

export interface ListedUser {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  supervisor?: { id: string; name: string };
  teams: { id: string; name: string }[];
  twoFactor: boolean;
  /** For admins: whether they may export mail and addresses. */
  mayExport?: boolean;
  disabledAt?: string;
  lastSeenAt?: string;
}

/** All users by name, leavers last; `id` narrows to one. */
export async function listUsers(db: Kysely<Database>, viewer: Viewer, id?: string): Promise<ListedUser[]> {
  const isAdmin = mayAdminister(viewer);
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    role: UserRole;
    supervisor: { id: string; name: string } | null;
    teams: { id: string; name: string }[];
    two_factor_enabled: boolean;
    may_export: boolean | null;
    disabled_at: Date | null;
    last_seen: Date | null;
  }>`
    select u.id, u.name, u.email, u.role, u.two_factor_enabled, u.may_export, u.disabled_at,
      case when s.id is not null then json_build_object('id', s.id::text, 'name', s.name) end as supervisor,
      coalesce((select json_agg(json_build_object('id', t.id::text, 'name', t.name) order by lower(t.name))
        from team_members m join teams t on t.id = m.team_id where m.user_id = u.id), '[]') as teams,
      ${isAdmin ? sql`(select max(updated_at) from sessions where user_id = u.id)` : sql`null::timestamptz`} as last_seen
    from users u left join users s on s.id = u.supervisor_id
    where ${id === undefined ? sql`true` : sql`u.id = ${id}`}
    order by u.disabled_at is not null, lower(u.name), u.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    ...(row.supervisor ? { supervisor: row.supervisor } : {}),
    teams: row.teams,
    twoFactor: isAdmin && row.two_factor_enabled,
    ...(isAdmin ? { mayExport: row.may_export ?? exportsByRole(row.role) } : {}),
    ...(row.disabled_at ? { disabledAt: row.disabled_at.toISOString() } : {}),
    ...(row.last_seen ? { lastSeenAt: row.last_seen.toISOString() } : {}),
  }));
}
