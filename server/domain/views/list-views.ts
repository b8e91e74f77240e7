// Lists the views a viewer has: their own and those shared with them, in the order of their own side bar.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { mayAdminister, mayWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { SearchForm, SearchSort, View } from './view-shape.ts';

interface Row {
  id: string;
  name: string;
  query: string;
  form: SearchForm;
  sort: SearchSort;
  owner_id: string;
  owner: string;
  shared_with: string | null;
  team: string | null;
  changed_at: Date;
}

/** Those the viewer put in order first, the others by name; `id` narrows to one. */
export async function listViews(db: Kysely<Database>, viewer: Viewer, id?: string): Promise<View[]> {
  const { rows } = await sql<Row>`
    select v.id, v.name, v.query, v.form, v.sort, v.owner_id, u.name as owner, v.shared_with, t.name as team, v.changed_at
    from views v join users u on u.id = v.owner_id
      left join teams t on v.shared_with = 'team:' || t.id
      left join view_places p on p.view_id = v.id and p.user_id = ${viewer.userId}
    where v.deleted_at is null and ${viewIsVisible(viewer)} ${id === undefined ? sql`` : sql`and v.id = ${id}`}
    order by p.position nulls last, lower(v.name), v.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    q: row.query,
    as: row.form,
    sort: row.sort,
    owner: { id: row.owner_id, name: row.owner },
    ...(row.shared_with === null
      ? {}
      : { shared: { with: row.shared_with, ...(row.team === null ? {} : { team: row.team }) } }),
    mine: row.owner_id === viewer.userId,
    mayChange: mayChangeView(viewer, { ownerId: row.owner_id, sharedWith: row.shared_with }),
    changedAt: row.changed_at.toISOString(),
  }));
}

/** The condition on `views v`: one's own, and those shared with one. Admins see no more than that. */
export function viewIsVisible(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(v.owner_id = ${viewer.userId} or v.shared_with = any(${viewer.principals}::text[]))`;
}

/** Its owner; a shared one an admin too. What is shared is not changed by who may only read. */
export function mayChangeView(viewer: Viewer, view: { ownerId: string; sharedWith: string | null }): boolean {
  if (view.sharedWith === null) return view.ownerId === viewer.userId;
  return mayWrite(viewer) && (view.ownerId === viewer.userId || mayAdminister(viewer));
}
