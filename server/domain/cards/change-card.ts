// Makes, changes, bins, brings back and undoes a card of either sort: what the sorts have in common; mail follows in the background.
import type { Kysely, Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Card, CardInput, CardType, PatchOf } from './card-shape.ts';
import { changeToUndo } from './change-to-undo.ts';
import { checkCard, readPhones } from './check-card.ts';
import { type ChangeCause, noteChanges, refuseConflict } from './history.ts';
import { mailFollows } from './mail-follows.ts';
import { replacePhones, updateChangeUndone } from './queries.ts';
import { tagsNamed } from './tags.ts';
import { type CardTable, lockCard, type Made, updateCardsBinned } from './write-card.ts';

type Patch = PatchOf<CardInput>;

/** What one sort of cards has of its own. */
export interface CardSort<Shown extends Card, Input extends Patch, Written extends { binned: boolean }> {
  type: CardType;
  table: CardTable;
  /** As the viewer may see it. @throws ProductError `not-found` */
  find(db: Kysely<Database>, viewer: Viewer, id: string): Promise<Shown>;
  written(db: Kysely<Database>, ids: string[]): Promise<Map<string, Written>>;
  insert(
    db: Kysely<Database>,
    fields: Input & { name: string; tagIds?: string[] },
    made: Made,
  ): Promise<string>;
  update(
    db: Kysely<Database>,
    id: string,
    fields: Input & { tagIds?: string[] },
    vouches: boolean,
  ): Promise<void>;
  /** Its own fields; `id` is undefined for a new card. @throws ProductError `invalid` */
  check(trx: Transaction<Database>, viewer: Viewer, id: string | undefined, input: Input): Promise<void>;
  /** Its own lists, where they are given. */
  writeLists(trx: Transaction<Database>, id: string, input: Input): Promise<void>;
  /** Fields that decide what mail is filed here and who reads it. */
  filedBy: string[];
  /** What else follows from a change. */
  changed?(
    trx: Transaction<Database>,
    viewer: Viewer,
    change: { id: string; before: Written; fields: Input; changed: string[]; act: string },
  ): Promise<void>;
}

/** Makes a card by hand; its earlier mail is filed under it at once. */
export async function makeCard<Shown extends Card, Input extends Patch, Written extends { binned: boolean }>(
  sort: CardSort<Shown, Input, Written>,
  db: Kysely<Database>,
  viewer: Viewer,
  input: Input & { name: string },
): Promise<Shown> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await checkCard(trx, input);
    await sort.check(trx, viewer, undefined, input);
    const fields = { ...input, ...(await tagsOf(trx, viewer, input)) };
    const id = await sort.insert(trx, fields, { by: 'person', userId: viewer.userId });
    await writeLists(sort, trx, id, input);
    await mailFollows(trx, sort.type, [id]);
    const made = await sort.find(trx, viewer, id);
    mustAssignResponsible(viewer, null, made.responsible?.id ?? null);
    return made;
  });
}

/**
 * Changes what is given. Another responsible user, other addresses or domains change what is filed here and who reads it.
 * @param act how it came about, for the history
 * @throws ProductError `conflict` when somebody changed the same since `input.revision`
 */
export async function changeCard<
  Shown extends Card,
  Input extends Patch,
  Written extends { binned: boolean },
>(
  sort: CardSort<Shown, Input, Written>,
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  input: Input,
  act: string,
): Promise<Shown> {
  mustWrite(viewer);
  const { revision, ...rest } = input;
  const fields = rest as Input;
  const card = { type: sort.type, id };
  return transaction(db, async (trx) => {
    await lockCard(trx, sort.table, id);
    const seen = await sort.find(trx, viewer, id);
    await checkCard(trx, fields);
    await sort.check(trx, viewer, id, fields);
    await refuseConflict(trx, card, Object.keys(fields), revision);
    const before = (await sort.written(trx, [id])).get(id)!;
    await sort.update(trx, id, { ...fields, ...(await tagsOf(trx, viewer, fields)) }, vouches(fields));
    await writeLists(sort, trx, id, fields);
    const after = (await sort.written(trx, [id])).get(id)!;
    const cause: ChangeCause = { act, by: 'person', userId: viewer.userId };
    const changed = await noteChanges(trx, card, { before: { ...before }, after: { ...after } }, cause);
    await sort.changed?.(trx, viewer, { id, before, fields, changed, act });
    if (changed.some((field) => sort.filedBy.includes(field))) await mailFollows(trx, sort.type, [id]);
    else await announce(trx, { what: 'lists' });
    const shown = await sort.find(trx, viewer, id);
    mustAssignResponsible(viewer, seen.responsible?.id ?? null, shown.responsible?.id ?? null);
    return shown;
  });
}

/** Any sort of cards, where nothing is written into its own fields. */
type AnySort<Shown extends Card> = Pick<
  CardSort<Shown, never, { binned: boolean }>,
  'type' | 'table' | 'find' | 'written'
>;

/** Puts a card into the bin; for 30 days it can be brought back with everything filed under it. */
export async function binCard(
  sort: AnySort<Card>,
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, sort.table, id);
    await sort.find(trx, viewer, id);
    await setBinned(sort, trx, viewer, id, true);
  });
}

/** Brings a card back from the bin. */
export async function restoreCard<Shown extends Card>(
  sort: AnySort<Shown>,
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<Shown> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    await lockCard(trx, sort.table, id);
    await setBinned(sort, trx, viewer, id, false);
    return sort.find(trx, viewer, id);
  });
}

/**
 * Undoes one change from a card's history: the former value is written back.
 * @throws ProductError `conflict` when something newer touched the field
 */
export async function undoCardChange<
  Shown extends Card,
  Input extends Patch,
  Written extends { binned: boolean },
>(
  sort: CardSort<Shown, Input, Written>,
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  changeId: string,
): Promise<void> {
  mustWrite(viewer);
  await transaction(db, async (trx) => {
    await lockCard(trx, sort.table, id);
    const { field, before } = await changeToUndo(trx, viewer, { type: sort.type, id }, changeId);
    if (field === 'binned') await binCard(sort, trx, viewer, id);
    else await changeCard(sort, trx, viewer, id, { [field]: before } as Input, 'undo');
    await updateChangeUndone(trx, changeId);
  });
}

async function setBinned(
  sort: AnySort<Card>,
  trx: Transaction<Database>,
  viewer: Viewer,
  id: string,
  binned: boolean,
): Promise<void> {
  const before = (await sort.written(trx, [id])).get(id);
  if (!before || before.binned === binned) return;
  const { userId } = viewer;
  await updateCardsBinned(trx, sort.table, [id], binned, userId);
  const cause: ChangeCause = { act: binned ? 'bin' : 'restore', by: 'person', userId };
  const change = { before: { binned: before.binned }, after: { binned } };
  await noteChanges(trx, { type: sort.type, id }, change, cause);
  await mailFollows(trx, sort.type, [id]);
}

/** What is said about who they are makes it a person's card; what they are to us does not. */
const vouches = (fields: object): boolean =>
  Object.keys(fields).some((field) => !['relationId', 'stage', 'tags'].includes(field));

const tagsOf = async (trx: Transaction<Database>, { userId }: Viewer, { tags }: Patch) =>
  tags === undefined ? {} : { tagIds: await tagsNamed(trx, tags, userId) };

async function writeLists<Shown extends Card, Input extends Patch, Written extends { binned: boolean }>(
  sort: CardSort<Shown, Input, Written>,
  trx: Transaction<Database>,
  id: string,
  input: Input,
): Promise<void> {
  await sort.writeLists(trx, id, input);
  if (input.phones) await replacePhones(trx, { type: sort.type, id }, await readPhones(trx, input.phones));
}
