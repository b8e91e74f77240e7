// Who answers for each of some cards, and whether a viewer may have changed that.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { mustAssignResponsible } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from './card-shape.ts';

/** Users by card: a contact's own, else its company's; null where nobody answers. */
export async function answeringFor(
  db: Kysely<Database>,
  type: CardType,
  ids: string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; user: string | null }>`${
    type === 'company'
      ? sql`select id, responsible_id as user from companies where id = any(${ids}::bigint[])`
      : sql`select c.id, coalesce(c.responsible_id, o.responsible_id) as user
          from contacts c left join companies o on o.id = c.company_id and o.binned_at is null
          where c.id = any(${ids}::bigint[])`
  }`.execute(db);
  return new Map(rows.map((row) => [row.id, row.user]));
}

/** @throws ProductError `not-allowed` when the viewer may not have given one of the cards whom it has now */
export async function mustHaveAssigned(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  before: Map<string, string | null>,
): Promise<void> {
  const after = await answeringFor(db, type, [...before.keys()]);
  const pairs = new Map(
    [...before].map(([id, was]) => [`${was} ${after.get(id)}`, [was, after.get(id) ?? null] as const]),
  );
  for (const [was, is] of pairs.values()) mustAssignResponsible(viewer, was, is);
}
