// Undoes an act on many cards as a whole: each card's former value comes back, unless something newer stands there.
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mayAdminister, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { answeringFor, mustHaveAssigned } from './answering.ts';
import type { CardType } from './card-shape.ts';
import { mailFollows } from './mail-follows.ts';
import { insertTags, updateActUndone } from './queries.ts';
import { visibleCards } from './visible-cards.ts';
import { columnsOfMany, type FieldOfMany, writeFieldOfMany } from './write-field-of-many.ts';

type Former = { id: string; type: CardType; field: FieldOfMany; before: unknown };

/**
 * Whoever did it undoes it, or an admin.
 * @returns how many cards have their former value again, and how many were changed since and stay
 */
export async function undoMany(
  db: Kysely<Database>,
  viewer: Viewer,
  actId: string,
): Promise<{ undone: number; kept: number }> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await mustBeTheirs(trx, viewer, actId);
    const { rows } = await sql<Former & { newest: boolean }>`
      select h.record_id as id, h.record_type as type, h.field, h.before,
        not exists (select 1 from card_changes n where n.record_type = h.record_type and n.record_id = h.record_id
          and n.field = h.field and n.id > h.id) as newest
      from card_changes h where h.act_id = ${actId}::bigint order by h.record_id`.execute(trx);
    let undone = 0;
    for (const type of ['contact', 'company'] as const)
      for (const field of Object.keys(columnsOfMany) as FieldOfMany[]) {
        const own = rows.filter((row) => row.newest && row.type === type && row.field === field);
        undone += await writeBack(trx, viewer, actId, own);
      }
    await updateActUndone(trx, actId, viewer.userId);
    await writeJournal(trx, viewer.userId, 'cards.undone', { act: actId, cards: undone });
    await announce(trx, { what: 'lists' });
    return { undone, kept: rows.length - undone };
  });
}

async function mustBeTheirs(trx: Transaction<Database>, viewer: Viewer, actId: string): Promise<void> {
  const { rows } = await sql<{ user_id: string | null; undone: boolean }>`
    select user_id, undone_at is not null as undone from card_acts
    where id = ${actId}::bigint and act in ('bulk', 'tags') for update`.execute(trx);
  const act = rows[0];
  if (!act || (act.user_id !== viewer.userId && !mayAdminister(viewer)))
    throw new ProductError('not-found', 'There is no such act.', 'no-act');
  if (act.undone) throw new ProductError('conflict', 'This is undone already.', 'nothing-to-undo');
}

async function writeBack(
  trx: Transaction<Database>,
  viewer: Viewer,
  actId: string,
  former: Former[],
): Promise<number> {
  const first = former[0];
  if (!first) return 0;
  const { type, field } = first;
  const all = former.map(({ id }) => id);
  const table = sql.table(type === 'contact' ? 'contacts' : 'companies');
  await sql`select 1 from ${table} where id = any(${all}::bigint[]) order by id for update`.execute(trx);
  const seen = [
    ...(await visibleCards(trx, viewer, type, all)),
    ...(await visibleCards(trx, viewer, type, all, true)),
  ];
  const answering = field === 'responsibleId' ? await answeringFor(trx, type, seen) : undefined;
  if (field === 'tags')
    await insertTags(trx, [...new Set(former.flatMap(({ before }) => before as string[]))], viewer.userId);
  const given = sql`from (select * from unnest(${all}::bigint[],
    ${former.map(({ before }) => JSON.stringify(before ?? null))}::jsonb[]) as x (id, before)) given`;
  const changed = await writeFieldOfMany(trx, {
    type,
    ids: seen,
    field,
    column: columnsOfMany[field],
    value: formerValue[field],
    given,
    ...(field === 'binned' ? { also: sql`, binned_by = null` } : {}),
    cause: { act: 'undo', actId: null, by: 'person', userId: viewer.userId },
  });
  await sql`update card_changes set undone_at = now() where act_id = ${actId}::bigint and field = ${field}
    and record_type = ${type} and record_id = any(${changed}::bigint[])`.execute(trx);
  // Nobody makes themselves responsible by undoing either.
  if (answering) await mustHaveAssigned(trx, viewer, type, answering);
  if (field === 'responsibleId' || field === 'binned') await mailFollows(trx, type, changed);
  return changed.length;
}

/** SQL: what `given.before` is in the column. */
const formerValue: Record<FieldOfMany, RawBuilder<unknown>> = {
  responsibleId: sql`(given.before #>> '{}')::bigint`,
  relationId: sql`(given.before #>> '{}')::bigint`,
  stage: sql`coalesce(given.before #>> '{}', '')`,
  tags: sql`array(select t.id from jsonb_array_elements_text(given.before) with ordinality as y (name, n)
    join tags t on lower(t.name) = lower(y.name) order by y.n)`,
  binned: sql`case when given.before = 'true' then now() end`,
};
