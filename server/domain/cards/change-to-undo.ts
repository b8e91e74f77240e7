// Finds what undoing one change of a card would write back, and refuses where something newer stands there.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { CardRef } from './card-shape.ts';
import { mustSeeCard } from './visible-cards.ts';

/**
 * @returns the field and its former value
 * @throws ProductError `not-found`; `conflict` when the field was changed again since, naming who did
 */
export async function changeToUndo(
  db: Kysely<Database>,
  viewer: Viewer,
  card: CardRef,
  changeId: string,
): Promise<{ field: string; before: unknown }> {
  await mustSeeCard(db, viewer, card);
  const { rows } = await sql<{ field: string; before: unknown }>`
    select field, before from card_changes where id = ${changeId}::bigint
      and record_type = ${card.type} and record_id = ${card.id}::bigint`.execute(db);
  const change = rows[0];
  if (!change) throw new ProductError('not-found', 'There is no such change.', 'no-change');
  const { rows: newer } = await sql<{ name: string | null }>`
    select u.name from card_changes h left join users u on u.id = h.user_id
    where h.record_type = ${card.type} and h.record_id = ${card.id}::bigint and h.field = ${change.field}
      and h.id > ${changeId}::bigint order by h.id desc limit 1`.execute(db);
  if (!newer[0]) return change;
  const name = newer[0].name ?? '';
  throw new ProductError(
    'conflict',
    `${name || 'Something'} has changed this again since. Nothing was undone: undo the newer change first.`,
    name ? 'changed-since-by' : 'changed-since',
    name ? { name } : {},
  );
}
