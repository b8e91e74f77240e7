// The tags a viewer knows: those on cards they may see, with how many; for completion, filters and their own page.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { containing } from '../access/card-list.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CappedCount } from '../refs.ts';

const countAtMost = 1000;
const tagsAtMost = 500;

export interface Tag {
  id: string;
  name: string;
  contacts: CappedCount;
  companies: CappedCount;
}

/** By name, 500 at most; `q` narrows to names that contain it. */
export async function listTags(
  db: Kysely<Database>,
  viewer: Viewer,
  { q, id }: { q: string; id?: string | undefined },
): Promise<Tag[]> {
  const audiences = await readableAudiences(db, viewer);
  const wanted = containing(q);
  const { rows } = await sql<{ id: string; name: string; contacts: number; companies: number }>`
    select t.id, t.name, c.count as contacts, o.count as companies from tags t
      cross join lateral (select count(*)::int as count from (select 1 from contacts c
        where c.tag_ids @> array[t.id] and c.binned_at is null and ${contactIsVisible(audiences)}
        limit ${countAtMost + 1}) x) c
      cross join lateral (select count(*)::int as count from (select 1 from companies o
        where o.tag_ids @> array[t.id] and o.binned_at is null and ${companyIsVisible(audiences)}
        limit ${countAtMost + 1}) x) o
    where (c.count > 0 or o.count > 0) ${wanted === undefined ? sql`` : sql`and lower(t.name) like ${wanted}`}
      ${id === undefined ? sql`` : sql`and t.id = ${id}::bigint`}
    order by lower(t.name) limit ${tagsAtMost}`.execute(db);
  const capped = (count: number) => ({ count: Math.min(count, countAtMost), capped: count > countAtMost });
  return rows.map(({ contacts, companies, ...tag }) => ({
    ...tag,
    contacts: capped(contacts),
    companies: capped(companies),
  }));
}
