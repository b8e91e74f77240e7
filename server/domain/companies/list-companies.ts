// One page of the companies a viewer may see, by name.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { containing, pageByName, totalOf } from '../access/card-list.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import { readNamePosition } from '../access/name-position.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CompanyRow } from './company-shape.ts';

/** `q` narrows to names and domains that contain it. */
export async function listCompanies(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { q: string; cursor?: string | undefined; limit: number },
) {
  const audiences = await readableAudiences(db, viewer);
  const from = readNamePosition(input.cursor);
  const wanted = containing(input.q);
  const condition = sql`o.binned_at is null
    ${
      wanted === undefined
        ? sql``
        : sql`and (lower(o.name) like ${wanted}
            or exists (select 1 from company_domains d where d.company_id = o.id and d.domain like ${wanted}))`
    }
    and ${companyIsVisible(audiences)}`;
  const { rows } = await sql<{
    id: string;
    name: string;
    folded: string;
    domain: string | null;
    people: number;
    user_id: string | null;
    user_name: string | null;
  }>`
    select o.id, o.name, lower(o.name) as folded, u.id as user_id, u.name as user_name,
      (select domain from company_domains d where d.company_id = o.id order by domain limit 1) as domain,
      (select count(*)::int from contacts c where c.company_id = o.id and c.binned_at is null
        and ${contactIsVisible(audiences)}) as people
    from companies o left join users u on u.id = o.responsible_id
    where ${condition} and (lower(o.name), o.id) > (${from.name}, ${from.id}::bigint)
    order by lower(o.name), o.id limit ${input.limit + 1}`.execute(db);
  const { page, ...more } = pageByName(rows, input.limit);
  const lastMail = await lastMailOf(
    db,
    audiences,
    'company',
    page.map(({ id }) => id),
  );
  const items: CompanyRow[] = [];
  for (const row of page) {
    const lastMailAt = lastMail.get(row.id);
    items.push({
      id: row.id,
      name: row.name,
      domain: row.domain ?? '',
      people: row.people,
      ...(row.user_id ? { responsible: { id: row.user_id, name: row.user_name! } } : {}),
      ...(lastMailAt ? { lastMailAt } : {}),
    });
  }
  return {
    items,
    ...more,
    ...(await totalOf(db, input, rows.length, sql`from companies o where ${condition}`)),
  };
}
