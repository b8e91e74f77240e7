// Undoes an act on many cards as a whole: each card's former value comes back, unless something newer stands there.
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mayAdminister, mustWrite } from '../access/may.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { answeringFor, mustHaveAssigned } from './answering.ts';
import type { CardType } from './card-shape.ts';
import { atOnce } from './change-all-found.ts';
import { mailFollows } from './mail-follows.ts';
import { addActDone, insertTags, updateActLeft, updateActUndone } from './queries.ts';
import { visibleCards } from './visible-cards.ts';
import { columnsOfMany, type FieldOfMany, writeFieldOfMany } from './write-field-of-many.ts';

type Former = { id: string; type: CardType; field: FieldOfMany; before: unknown };

/**
 * Whoever did it undoes it, or an admin. One that runs still is stopped; one of very many cards is undone in the background.
 * @returns how many cards have their former value again, and how many were changed since and stay
 */
export async function undoMany(
  db: Kysely<Database>,
  viewer: Viewer,
  actId: string,
): Promise<{ undone: number; kept: number; running?: number }> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const { total, done } = await mustBeTheirs(trx, viewer, actId);
    if (total > atOnce) {
      await updateActLeft(trx, actId, { left: [], total: done, done: 0 });
      await addJob(
        trx,
        'undo-cards',
        { act: actId, user: viewer.userId },
        { key: `undo card act ${actId}`, queue: `card act ${actId}` },
      );
      await writeJournal(trx, viewer.userId, 'cards.undone', { act: actId, cards: done });
      return { undone: 0, kept: 0, running: done };
    }
    const { undone, kept } = await undoSome(trx, viewer, actId, '0', null);
    await updateActUndone(trx, actId, viewer.userId);
    await writeJournal(trx, viewer.userId, 'cards.undone', { act: actId, cards: undone });
    await announce(trx, { what: 'lists' });
    return { undone, kept };
  });
}

const pieceOf = 1000;

/** Undoes an act piece by piece; begun again after a crash it goes on. */
export async function runUndoCards(
  { db, signal }: { db: Kysely<Database>; signal: AbortSignal },
  actId: string,
  userId: string,
): Promise<void> {
  const viewer = await loadViewer(db, userId);
  for (let after: string | null = '0'; after !== null; ) {
    if (signal.aborted) throw new Error('interrupted');
    const from: string = after;
    after = await transaction(db, async (trx) => {
      const { undone, last } = await undoSome(trx, viewer, actId, from, pieceOf);
      await addActDone(trx, actId, undone);
      if (last !== null) return last;
      await updateActLeft(trx, actId, { left: null });
      await updateActUndone(trx, actId, userId);
      return null;
    });
    await announce(db, { what: 'lists' });
  }
}

/** @returns `last`: from where it goes on; null when that was all */
async function undoSome(
  trx: Transaction<Database>,
  viewer: Viewer,
  actId: string,
  after: string,
  limit: number | null,
): Promise<{ undone: number; kept: number; last: string | null }> {
  const { rows } = await sql<Former & { newest: boolean; change: string }>`
    select h.id as change, h.record_id as id, h.record_type as type, h.field, h.before,
      not exists (select 1 from card_changes n where n.record_type = h.record_type and n.record_id = h.record_id
        and n.field = h.field and n.id > h.id) as newest
    from card_changes h where h.act_id = ${actId}::bigint and h.id > ${after}::bigint and h.undone_at is null
    order by h.id limit ${limit}`.execute(trx);
  let undone = 0;
  for (const type of ['contact', 'company'] as const)
    for (const field of Object.keys(columnsOfMany) as FieldOfMany[]) {
      const own = rows.filter((row) => row.newest && row.type === type && row.field === field);
      undone += await writeBack(trx, viewer, actId, own);
    }
  const last = limit !== null && rows.length === limit ? rows.at(-1)!.change : null;
  return { undone, kept: rows.length - undone, last };
}

async function mustBeTheirs(
  trx: Transaction<Database>,
  viewer: Viewer,
  actId: string,
): Promise<{ total: number; done: number }> {
  const { rows } = await sql<{ user_id: string | null; gone: boolean; total: number; done: number }>`
    select user_id, undone_at is not null or left_ids = '{}' as gone, total, done from card_acts
    where id = ${actId}::bigint and act in ('bulk', 'tags') for update`.execute(trx);
  const act = rows[0];
  if (!act || (act.user_id !== viewer.userId && !mayAdminister(viewer)))
    throw new ProductError('not-found', 'There is no such act.', 'no-act');
  if (act.gone) throw new ProductError('conflict', 'This is undone already.', 'nothing-to-undo');
  return act;
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
