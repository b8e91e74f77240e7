// Makes cards of all that a filter finds, or says never of them: the next piece, in order of address, as one act with those before.
import type { Kysely } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { mustWrite } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { OwnAddresses } from '../../mailboxes/own-addresses.ts';
import { ProductError } from '../../problem.ts';
import { listUnfiled } from './list-unfiled.ts';
import { makeUnfiledCards } from './make-unfiled-cards.ts';
import { sayNever } from './say-never.ts';
import type { UnfiledActed, UnfiledQuery } from './unfiled-shape.ts';

const pieceOf = 100;

export interface ActOnFound {
  found: Pick<UnfiledQuery, 'standing' | 'all' | 'q' | 'domain'>;
  do: 'make' | 'never';
  /** Goes on with an act, from where it stopped. */
  act?: string | undefined;
  from?: string | undefined;
}

/**
 * Only of whom the viewer reads mail, as the list shows them; cards are made as of many chosen.
 * @returns `next`: from where it goes on; undefined when that was all
 * @throws ProductError `not-found` when the filter finds nobody
 */
export async function actOnFound(
  db: Kysely<Database>,
  viewer: Viewer,
  { found, do: what, act, from }: ActOnFound,
  own: OwnAddresses,
): Promise<UnfiledActed & { next?: string }> {
  mustWrite(viewer);
  const query: UnfiledQuery = { ...found, sort: 'name', cursor: from, limit: pieceOf };
  const { items, next } = await listUnfiled(db, viewer, query, own);
  if (items.length === 0) {
    if (act !== undefined) return { id: act, contacts: [], companies: [], never: [] };
    throw new ProductError('not-found', 'The filter finds nobody any more.', 'no-correspondent');
  }
  const addresses = items.map(({ address }) => address);
  const acted =
    what === 'never'
      ? await sayNever(db, viewer, { patterns: addresses, act })
      : await makeUnfiledCards(db, viewer, {
          items: addresses.map((address) => ({ address })),
          confirmed: false,
          act,
        });
  return { ...acted, ...(next ? { next } : {}) };
}
