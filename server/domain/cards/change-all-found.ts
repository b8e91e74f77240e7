// Acts on all cards that a list's filter finds: few at once, many in pieces in the background; one act, undone as a whole.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mayAdminister, mustAssignResponsible, mustWrite } from '../access/may.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { answeringFor } from './answering.ts';
import type { CardType } from './card-shape.ts';
import { changeSome, type ManyAct, meaning, noCards } from './change-many.ts';
import { insertAct, updateActLeft, updateActPlace } from './queries.ts';

/** More than these go on in the background. */
export const atOnce = 2000;
const pieceOf = 1000;
const atMost = 500_000;

export interface ManyActed {
  act: string;
  changed: number;
  /** Goes on in the background: how many cards it is about. */
  running?: number;
}

/**
 * Which cards is decided when the act begins; each is changed only if the viewer may see it still when its turn comes.
 * @param find the ids of all cards that are meant, of those the viewer may see
 * @throws ProductError as changeMany; `invalid` for more cards than an act takes
 */
export async function changeAllFound(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  find: (trx: Transaction<Database>, atMost: number) => Promise<string[]>,
  what: ManyAct,
): Promise<ManyActed> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const ids = await find(trx, atMost + 1);
    if (ids.length === 0) throw noCards();
    if (ids.length > atMost)
      throw new ProductError(
        'invalid',
        `These are more than ${atMost} cards. Narrow the list and do it in parts.`,
        'too-many-cards',
      );
    const act = await insertAct(trx, viewer.userId, 'bulk', { type, what });
    const journal = { type, ...what, by: act };
    if (ids.length <= atOnce) {
      const changed = await changeSome(trx, viewer, type, ids, what, act);
      if (changed === undefined) throw noCards();
      await writeJournal(trx, viewer.userId, 'cards.changed', { ...journal, cards: changed });
      return { act, changed };
    }
    await meaning(trx, viewer, what);
    if (what.act === 'responsible') await mustBeAbleToAssign(trx, viewer, type, ids, what.responsibleId);
    await updateActLeft(trx, act, { left: ids, total: ids.length, done: 0 });
    await addJob(trx, 'change-cards', { act }, { key: `card act ${act}`, queue: `card act ${act}` });
    await writeJournal(trx, viewer.userId, 'cards.changed', { ...journal, cards: ids.length });
    return { act, changed: 0, running: ids.length };
  });
}

/** @throws ProductError `not-allowed` before anything is changed, rather than in the middle of it */
async function mustBeAbleToAssign(
  trx: Transaction<Database>,
  viewer: Viewer,
  type: CardType,
  ids: string[],
  responsibleId: string | null,
): Promise<void> {
  const before = await answeringFor(trx, type, ids);
  for (const was of new Set(before.values()))
    if (was !== responsibleId) mustAssignResponsible(viewer, was, responsibleId);
}

interface Left {
  user_id: string | null;
  detail: { type: CardType; what: ManyAct };
  /** One more than a piece, where more is left. */
  next: string[];
  left_from: number;
  done: number;
}

/** Does what is left of an act, piece by piece; begun again after a crash it goes on. */
export async function runChangeCards(
  { db, signal }: { db: Kysely<Database>; signal: AbortSignal },
  act: string,
): Promise<void> {
  for (let more = true; more; ) {
    if (signal.aborted) throw new Error('interrupted');
    more = await transaction(db, (trx) => changePiece(trx, act));
  }
  await announce(db, { what: 'lists' });
}

async function changePiece(trx: Transaction<Database>, act: string): Promise<boolean> {
  const { rows } = await sql<Left>`
    select user_id, detail, left_from, done, left_ids[left_from + 1 : left_from + ${pieceOf + 1}] as next
    from card_acts where id = ${act}::bigint and left_ids is not null and undone_at is null for update`.execute(
    trx,
  );
  const found = rows[0];
  // Being undone, it has no list any more.
  if (!found || found.next.length === 0) return false;
  const { type, what } = found.detail;
  const piece = found.next.slice(0, pieceOf);
  const ends = piece.length === found.next.length;
  try {
    const viewer = await loadViewer(trx, found.user_id!);
    mustWrite(viewer);
    const done = found.done + ((await changeSome(trx, viewer, type, piece, what, act)) ?? 0);
    if (ends) await updateActLeft(trx, act, { left: null, done });
    else await updateActPlace(trx, act, { from: found.left_from + piece.length, done });
  } catch (error) {
    // Whoever began it may no longer do so: what is done stays, and can be undone.
    if (!(error instanceof ProductError)) throw error;
    await updateActLeft(trx, act, { left: null });
    return false;
  }
  return !ends;
}

/**
 * How far an act has come.
 * @throws ProductError `not-found` unless the viewer began it, or is an admin
 */
export async function findCardAct(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<{ total: number; done: number; running: boolean; undone: boolean }> {
  const { rows } = await sql<{ total: number; done: number; running: boolean; undone: boolean }>`
    select total, done, left_ids is not null as running, undone_at is not null as undone from card_acts
    where id = ${id}::bigint and act = 'bulk'
      and (user_id is not distinct from ${viewer.userId}::bigint or ${mayAdminister(viewer)})`.execute(db);
  if (!rows[0]) throw new ProductError('not-found', 'There is no such act.', 'no-act');
  return rows[0];
}
