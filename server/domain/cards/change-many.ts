// Acts on many chosen cards at once (tag, responsible, relation, stage, bin): one act, journalled, undone as a whole.
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { answeringFor, mustHaveAssigned } from './answering.ts';
import type { CardType, Stage } from './card-shape.ts';
import { checkCard } from './check-card.ts';
import { mailFollows } from './mail-follows.ts';
import { insertAct } from './queries.ts';
import { tagsNamed } from './tags.ts';
import { visibleCards } from './visible-cards.ts';
import { columnsOfMany, type FieldOfMany, writeFieldOfMany } from './write-field-of-many.ts';

/** What is to be done, with what. */
export type ManyAct =
  | { act: 'tag' | 'untag'; tag: string }
  | { act: 'responsible'; responsibleId: string | null }
  | { act: 'relation'; relationId: string | null }
  | { act: 'stage'; stage: Stage }
  | { act: 'bin' };

/**
 * Does it to those of the cards that the viewer may see; the others do not exist.
 * @returns the act, by which it is undone, and how many cards changed
 * @throws ProductError `not-allowed` when the viewer may not give one of them that responsible: then none is changed
 */
export async function changeMany(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  wanted: string[],
  what: ManyAct,
): Promise<{ act: string; changed: number }> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const act = await insertAct(trx, viewer.userId, 'bulk', { type, ...what });
    const changed = await changeSome(trx, viewer, type, wanted, what, act);
    if (changed === undefined) throw noCards();
    await writeJournal(trx, viewer.userId, 'cards.changed', { type, ...what, cards: changed, by: act });
    return { act, changed };
  });
}

/**
 * One piece of an act, in its own right.
 * @returns how many of the cards changed; undefined when the viewer may see none of them
 * @throws ProductError as changeMany
 */
export async function changeSome(
  trx: Transaction<Database>,
  viewer: Viewer,
  type: CardType,
  wanted: string[],
  what: ManyAct,
  act: string,
): Promise<number | undefined> {
  const table = sql.table(type === 'contact' ? 'contacts' : 'companies');
  await sql`select 1 from ${table} where id = any(${wanted}::bigint[]) order by id for update`.execute(trx);
  const ids = await visibleCards(trx, viewer, type, wanted);
  if (ids.length === 0) return undefined;
  const before = what.act === 'responsible' ? await answeringFor(trx, type, ids) : undefined;
  const { field, value, also } = await meaning(trx, viewer, what);
  const changed = await writeFieldOfMany(trx, {
    type,
    ids,
    field,
    column: columnsOfMany[field],
    value,
    ...(also ? { also } : {}),
    cause: { act: what.act === 'bin' ? 'bin' : 'bulk', actId: act, by: 'person', userId: viewer.userId },
  });
  if (before) await mustHaveAssigned(trx, viewer, type, before);
  if (field === 'responsibleId' || field === 'binned') await mailFollows(trx, type, changed);
  else await announce(trx, { what: 'lists' });
  return changed.length;
}

export const noCards = (): ProductError =>
  new ProductError('not-found', 'None of these cards is there any more. Nothing was changed.', 'no-cards');

/**
 * What an act writes into which field.
 * @throws ProductError `invalid` when what is to be written is not there any more
 */
export async function meaning(
  trx: Transaction<Database>,
  viewer: Viewer,
  what: ManyAct,
): Promise<{ field: FieldOfMany; value: RawBuilder<unknown>; also?: RawBuilder<unknown> }> {
  switch (what.act) {
    case 'tag':
    case 'untag': {
      const [tag] = await tagsNamed(trx, [what.tag], viewer.userId);
      if (tag === undefined)
        throw new ProductError('invalid', 'A tag needs a name.', 'name-missing', { field: 'tag' });
      const value =
        what.act === 'tag'
          ? sql`case when tag_ids @> array[${tag}::bigint] then tag_ids else tag_ids || ${tag}::bigint end`
          : sql`array_remove(tag_ids, ${tag}::bigint)`;
      return { field: 'tags', value };
    }
    case 'responsible':
      await checkCard(trx, { responsibleId: what.responsibleId });
      return { field: 'responsibleId', value: sql`${what.responsibleId}::bigint`, also: vouched };
    case 'relation':
      await checkCard(trx, { relationId: what.relationId });
      return { field: 'relationId', value: sql`${what.relationId}::bigint` };
    case 'stage':
      return { field: 'stage', value: sql`${what.stage}::text` };
    case 'bin':
      return { field: 'binned', value: sql`now()`, also: sql`, binned_by = ${viewer.userId}::bigint` };
  }
}

/** Whoever is to answer for a customer has to see the card: as in a single change. */
const vouched = sql`, made_by = case when made_by = 'itself' then 'person' else made_by end`;
