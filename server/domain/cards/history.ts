// Keeps the history of cards: which field changed from what to what, and who else changed it meanwhile.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { ProductError } from '../problem.ts';
import type { CardRef } from './card-shape.ts';
import { type ChangeCause, type ChangeRow, insertChanges } from './queries.ts';

export type { ChangeCause } from './queries.ts';
/** A card's fields as they are written, by name. */
export type WrittenFields = Record<string, unknown>;

/** Which fields differ, with both values. */
export function differences(card: CardRef, before: WrittenFields, after: WrittenFields): ChangeRow[] {
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ ...card, field, before: before[field], after: after[field] }));
}

/**
 * Writes history of what differs; the card's row bears its new revision by then.
 * @returns the fields that changed
 */
export async function noteChanges(
  db: Kysely<Database>,
  card: CardRef,
  { before, after }: { before: WrittenFields; after: WrittenFields },
  cause: ChangeCause,
): Promise<string[]> {
  const changes = differences(card, before, after);
  await insertChanges(db, changes, cause);
  return changes.map(({ field }) => field);
}

/**
 * Refuses to write over what somebody else changed since the writer looked. Other fields do not matter: two people may
 * fill in one card together.
 * @param revision the card as its writer saw it; undefined: whatever is there is written over
 * @throws ProductError `conflict`, naming who changed which field
 */
export async function refuseConflict(
  db: Kysely<Database>,
  card: CardRef,
  fields: string[],
  revision: number | undefined,
): Promise<void> {
  if (revision === undefined) return;
  const { rows } = await sql<{ field: string; name: string | null }>`
    select h.field, u.name from card_changes h left join users u on u.id = h.user_id
    where h.record_type = ${card.type} and h.record_id = ${card.id}::bigint and h.revision > ${revision}
      and h.field = any(${fields}::text[])
    order by h.id desc limit 1`.execute(db);
  const newer = rows[0];
  if (!newer) return;
  throw new ProductError(
    'conflict',
    `${newer.name ?? 'Somebody'} has changed this meanwhile. Nothing was saved: look at what is there now, then write yours again.`,
    newer.name ? 'card-changed-by' : 'card-changed',
    { field: newer.field, ...(newer.name ? { name: newer.name } : {}) },
  );
}
