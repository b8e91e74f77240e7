// Teams: groups of users that work mailboxes together.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { deleteTeam, upsertTeam } from './queries.ts';

export interface Team {
  id: string;
  name: string;
  head?: { id: string; name: string };
  members: { id: string; name: string }[];
}

/** All teams by name; everyone may know them. */
export async function listTeams(db: Kysely<Database>, id?: string): Promise<Team[]> {
  const { rows } = await sql<Omit<Team, 'head'> & { head: { id: string; name: string } | null }>`
    select t.id, t.name,
      case when h.id is not null then json_build_object('id', h.id::text, 'name', h.name) end as head,
      coalesce((select json_agg(json_build_object('id', u.id::text, 'name', u.name) order by lower(u.name))
        from team_members m join users u on u.id = m.user_id where m.team_id = t.id), '[]') as members
    from teams t left join users h on h.id = t.head_id
    where ${id === undefined ? sql`true` : sql`t.id = ${id}`}
    order by lower(t.name)`.execute(db);
  return rows.map(({ head, ...team }) => ({ ...team, ...(head ? { head } : {}) }));
}

/**
 * Makes a team, or replaces the one with this id. Whoever comes in or goes out reads accordingly at once.
 * @throws ProductError not-allowed unless admin; not-found; conflict for a taken name; invalid for an unknown head
 */
export async function saveTeam(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string | undefined,
  input: { name: string; headId: string | null; memberIds: string[] },
): Promise<Team> {
  mustAdminister(viewer);
  return transaction(db, async (trx) => {
    if (input.headId !== null) {
      const head = await trx
        .selectFrom('users')
        .select('id')
        .where('id', '=', input.headId)
        .executeTakeFirst();
      if (!head)
        throw new ProductError('invalid', 'There is no such user.', 'user-not-found', { field: 'headId' });
    }
    const saved = await upsertTeam(trx, id, input);
    await announce(trx, { what: 'access' });
    await writeJournal(trx, viewer.userId, id === undefined ? 'team.added' : 'team.changed', { team: saved });
    return (await listTeams(trx, saved))[0]!;
  });
}

/** Its mailboxes lose it; its members stay. @throws ProductError not-allowed, not-found */
export async function removeTeam(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustAdminister(viewer);
  await transaction(db, async (trx) => {
    if (!(await deleteTeam(trx, id))) throw new ProductError('not-found', 'There is no such team.');
    await announce(trx, { what: 'access' });
    await writeJournal(trx, viewer.userId, 'team.removed', { team: id });
  });
}
