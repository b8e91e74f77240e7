// Groups of companies: which stand above and below one, and that no company stands above itself.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { Company } from './company-shape.ts';

/** How many companies of a group are shown. */
const most = 500;

/** The ids of a company and all below it, at any depth: whose mail the correspondence of a group shows. */
export async function companiesBelow(db: Kysely<Database>, viewer: Viewer, id: string): Promise<string[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from companies where id = ${id}::bigint
      union select o.id from companies o join below on o.parent_id = below.id where o.binned_at is null
    )
    select o.id from companies o join below using (id) where o.binned_at is null and ${companyIsVisible(audiences)}
    order by o.id limit ${most}`.execute(db);
  return rows.map((row) => row.id);
}

/** The whole group of a company that the viewer may see, itself left out, by name. */
export async function groupOf(
  db: Kysely<Database>,
  audiences: string[],
  id: string,
): Promise<Company['group']> {
  const { rows } = await sql<{ id: string; name: string; parent_id: string | null }>`
    with recursive above as (
      select id, parent_id from companies where id = ${id}::bigint
      union select o.id, o.parent_id from companies o join above on above.parent_id = o.id where o.binned_at is null
    ), below as (
      select id from above
      union select o.id from companies o join below on o.parent_id = below.id where o.binned_at is null
    )
    select o.id, o.name, o.parent_id from companies o join below using (id)
    where o.id <> ${id}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}
    order by lower(o.name), o.id limit ${most}`.execute(db);
  return rows.map((row) => ({
    type: 'company',
    id: row.id,
    name: row.name,
    ...(row.parent_id ? { parentId: row.parent_id } : {}),
  }));
}

/**
 * @throws ProductError `invalid` when the company above is none the viewer may see, or stands below this one
 */
export async function checkParent(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string | undefined,
  parentId: string | null | undefined,
): Promise<void> {
  if (!parentId) return;
  // One at a time, so that two changes cannot close a circle together.
  await sql`select pg_advisory_xact_lock(7305042)`.execute(db);
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ circle: boolean }>`
    with recursive above as (
      select id, parent_id from companies where id = ${parentId}::bigint
      union select o.id, o.parent_id from companies o join above on above.parent_id = o.id
    )
    select exists (select 1 from above where id = ${id ?? null}::bigint) as circle from companies o
    where o.id = ${parentId}::bigint and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(db);
  if (!rows[0])
    throw new ProductError('invalid', 'There is no such company.', 'no-company', { field: 'parentId' });
  if (rows[0].circle)
    throw new ProductError(
      'invalid',
      'A company cannot belong to itself or to one that belongs to it.',
      'company-circle',
      { field: 'parentId' },
    );
}
