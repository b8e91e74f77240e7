// Which of some cards a viewer may see, whatever their sort: what acts on many cards begin with.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { CardRef, CardType } from './card-shape.ts';

/** Those of these ids that the viewer may see, in order of id. @param binned those in the bin instead of those that are not */
export async function visibleCards(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  ids: string[],
  binned = false,
): Promise<string[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ id: string }>`
    select ${as(type)}.id from ${tableOf(type)} where ${as(type)}.id = any(${ids}::bigint[])
      and ${as(type)}.binned_at is ${binned ? sql`not null` : sql`null`} and ${as(type)}.merged_into is null
      and ${isVisible(type, audiences)}
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** @throws ProductError `not-found` unless there is such a card, not in the bin, that the viewer may see */
export async function mustSeeCard(db: Kysely<Database>, viewer: Viewer, card: CardRef): Promise<void> {
  if ((await visibleCards(db, viewer, card.type, [card.id])).length > 0) return;
  throw card.type === 'contact'
    ? new ProductError('not-found', 'There is no such contact, or you may not see it.', 'no-contact')
    : new ProductError('not-found', 'There is no such company, or you may not see it.', 'no-company');
}

/** SQL: the name by which conditions know a card of this sort. */
export const as = (type: CardType) => sql.raw(type === 'contact' ? 'c' : 'o');
/** SQL: its table under that name. */
export const tableOf = (type: CardType) => sql.raw(type === 'contact' ? 'contacts c' : 'companies o');
export const isVisible = (type: CardType, audiences: string[]) =>
  type === 'contact' ? contactIsVisible(audiences) : companyIsVisible(audiences);
