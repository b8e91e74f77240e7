// Saves a search as a view, and changes one: its name, its words, with whom it is shared.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mayAdminister, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { listViews, mayChangeView, viewIsVisible } from './list-views.ts';
import { insertView, updateView } from './queries.ts';
import type { View, ViewFields } from './view-shape.ts';

const mostViews = 200;

/** @throws ProductError conflict for more than 200, not-allowed to share for who may only read or is not in the team */
export async function createView(db: Kysely<Database>, viewer: Viewer, input: ViewFields): Promise<View> {
  return transaction(db, async (trx) => {
    await mayShareWith(trx, viewer, input.sharedWith);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from views
      where owner_id = ${viewer.userId} and deleted_at is null`.execute(trx);
    if (rows[0]!.count >= mostViews)
      throw new ProductError(
        'conflict',
        'You have 200 views. Delete one you no longer use.',
        'too-many-views',
      );
    const id = await insertView(trx, viewer.userId!, input);
    await tellOfView(trx, viewer, [input.sharedWith]);
    return (await listViews(trx, viewer, id))[0]!;
  });
}

/**
 * What is not given stays.
 * @returns the view; undefined when the viewer, an admin, took a colleague's view back from themselves
 * @throws ProductError not-found, not-allowed
 */
export async function changeView(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
  change: { [K in keyof ViewFields]?: ViewFields[K] | undefined },
): Promise<View | undefined> {
  return transaction(db, async (trx) => {
    const before = await lockView(trx, viewer, id);
    const sharedWith = change.sharedWith === undefined ? before.sharedWith : change.sharedWith;
    if (sharedWith !== before.sharedWith) await mayShareWith(trx, viewer, sharedWith);
    await updateView(trx, id, viewer.userId, {
      name: change.name ?? before.name,
      q: change.q ?? before.q,
      as: change.as ?? before.as,
      sort: change.sort ?? before.sort,
      sharedWith,
    });
    await tellOfView(trx, viewer, [before.sharedWith, sharedWith]);
    return (await listViews(trx, viewer, id))[0];
  });
}

/**
 * A view that the viewer may change, locked until the transaction ends.
 * @param deleted of those in the bin
 * @throws ProductError not-found for what they may not see, not-allowed for what they may only use
 */
export async function lockView(
  trx: Kysely<Database>,
  viewer: Viewer,
  id: string,
  deleted = false,
): Promise<ViewFields & { ownerId: string }> {
  const { rows } = await sql<ViewFields & { ownerId: string }>`
    select v.name, v.query as q, v.form as as, v.sort, v.shared_with as "sharedWith", v.owner_id as "ownerId"
    from views v where v.id = ${id} and (v.deleted_at is not null) = ${deleted} and ${viewIsVisible(viewer)}
    for update`.execute(trx);
  const view = rows[0];
  if (!view) throw new ProductError('not-found', 'There is no such view.', 'view-not-found');
  if (!mayChangeView(viewer, view))
    throw new ProductError(
      'not-allowed',
      'This view is shared with you: only who saved it or an administrator may change it. Save one of your own.',
      'view-not-yours',
    );
  return view;
}

/** Whoever has it in the side bar asks anew. */
export async function tellOfView(
  trx: Kysely<Database>,
  viewer: Viewer,
  shared: (string | null)[],
): Promise<void> {
  if (shared.some((principal) => principal !== null)) await announce(trx, { what: 'lists' });
  else if (viewer.userId) await announce(trx, { what: 'me', user: viewer.userId });
}

async function mayShareWith(trx: Kysely<Database>, viewer: Viewer, principal: string | null): Promise<void> {
  if (principal === null) return;
  mustWrite(viewer);
  if (viewer.principals.includes(principal)) return;
  const { rows } = mayAdminister(viewer)
    ? await sql`select 1 from teams where 'team:' || id = ${principal}`.execute(trx)
    : { rows: [] };
  if (rows.length === 0)
    throw new ProductError('invalid', 'Share it with everyone or with a team of yours.', 'view-team', {
      field: 'sharedWith',
    });
}
