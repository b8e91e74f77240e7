// Changes a colleague: name, role, who is above, and leaving; the house always keeps an admin.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { refreshAudiences } from '../access/audiences.ts';
import { exportsByRole, mustAdminister } from '../access/may.ts';
import type { UserRole, Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { endSessions, endTokens, updateUser } from './queries.ts';

export interface UserChange {
  name?: string | undefined;
  role?: UserRole | undefined;
  supervisorId?: string | null | undefined;
  /** Whether they may export mail and addresses. */
  mayExport?: boolean | undefined;
  /** true: the user leaves; sessions, tokens and open screens end at once. */
  disabled?: boolean | undefined;
}

/**
 * @throws ProductError not-allowed unless admin; not-found; invalid for a circle of supervisors; conflict when no
 *   admin would be left
 */
export async function changeUser(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  change: UserChange,
): Promise<void> {
  mustAdminister(viewer);
  await transaction(db, async (trx) => {
    // One at a time, so that two changes cannot together remove the last admin or close a circle.
    await sql`select pg_advisory_xact_lock(7305031)`.execute(trx);
    const before = await trx
      .selectFrom('users')
      .select(['role', 'disabled_at', 'supervisor_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!before) throw new ProductError('not-found', 'There is no such user.', 'user-not-found');
    const { name, role, supervisorId, mayExport, disabled } = change;
    if (supervisorId) await refuseCircle(trx, id, supervisorId);
    await updateUser(trx, id, {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(role === undefined ? {} : { role }),
      ...(supervisorId === undefined ? {} : { supervisor_id: supervisorId }),
      // What the role says already is not noted, so that another role brings its own.
      ...(mayExport === undefined
        ? {}
        : { may_export: mayExport === exportsByRole(role ?? (before.role as UserRole)) ? null : mayExport }),
      ...(disabled === undefined || disabled === (before.disabled_at !== null)
        ? {}
        : { disabled_at: disabled ? new Date() : null }),
    });
    await refuseWithoutAdmin(trx);
    if (disabled) {
      await endSessions(trx, id);
      await endTokens(trx, id);
    }
    if (disabled !== undefined) await refreshAudiences(trx, { userId: id });
    await announce(trx, { what: 'access' });
    await writeJournal(trx, viewer.userId, disabled ? 'user.disabled' : 'user.changed', {
      user: id,
      ...change,
    });
  });
}

async function refuseCircle(trx: Kysely<Database>, id: string, supervisorId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, supervisor_id from users where id = ${supervisorId}
      union
      select users.id, users.supervisor_id from users join above on users.id = above.supervisor_id
    )
    select id from above`.execute(trx);
  if (rows.length === 0)
    throw new ProductError('invalid', 'There is no such supervisor.', 'user-not-found', {
      field: 'supervisorId',
    });
  if (rows.some((row) => row.id === id))
    throw new ProductError('invalid', 'Nobody can be above themselves.', 'supervisor-circle', {
      field: 'supervisorId',
    });
}

async function refuseWithoutAdmin(trx: Kysely<Database>): Promise<void> {
  const admin = await trx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (!admin) throw new ProductError('conflict', 'Kontor needs at least one administrator.', 'last-admin');
}
