// One page of the contacts a viewer may see, by name.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { contactIsVisible } from '../access/card-is-visible.ts';
import { containing, pageByName, totalOf } from '../access/card-list.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import { readNamePosition } from '../access/name-position.ts';
import type { Viewer } from '../access/viewer.ts';
import type { ContactRow } from './contact-shape.ts';

/** `q` narrows to names and addresses that contain it, and to the people of companies that do. */
export async function listContacts(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { q: string; company?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const audiences = await readableAudiences(db, viewer);
  const from = readNamePosition(input.cursor);
  const wanted = containing(input.q);
  const condition = sql`c.binned_at is null
    ${input.company ? sql`and c.company_id = ${input.company}::bigint` : sql``}
    ${
      wanted === undefined
        ? sql``
        : sql`and (lower(c.name) like ${wanted} or lower(o.name) like ${wanted}
            or exists (select 1 from contact_addresses a where a.contact_id = c.id and a.address like ${wanted}))`
    }
    and ${contactIsVisible(audiences)}`;
  const tables = sql`contacts c left join companies o on o.id = c.company_id and o.binned_at is null
    left join users u on u.id = coalesce(c.responsible_id, o.responsible_id)`;
  const { rows } = await sql<{
    id: string;
    name: string;
    folded: string;
    address: string | null;
    company_id: string | null;
    company: string | null;
    user_id: string | null;
    user_name: string | null;
  }>`
    select c.id, c.name, lower(c.name) as folded, o.id as company_id, o.name as company,
      u.id as user_id, u.name as user_name,
      (select address from contact_addresses a where a.contact_id = c.id order by position, address limit 1) as address
    from ${tables}
    where ${condition} and (lower(c.name), c.id) > (${from.name}, ${from.id}::bigint)
    order by lower(c.name), c.id limit ${input.limit + 1}`.execute(db);
  const { page, ...more } = pageByName(rows, input.limit);
  const lastMail = await lastMailOf(
    db,
    audiences,
    'contact',
    page.map(({ id }) => id),
  );
  const items: ContactRow[] = [];
  for (const row of page) {
    const lastMailAt = lastMail.get(row.id);
    items.push({
      id: row.id,
      name: row.name,
      address: row.address ?? '',
      ...(row.company_id ? { company: { type: 'company', id: row.company_id, name: row.company! } } : {}),
      ...(row.user_id ? { responsible: { id: row.user_id, name: row.user_name! } } : {}),
      ...(lastMailAt ? { lastMailAt } : {}),
    });
  }
  return {
    items,
    ...more,
    ...(await totalOf(db, input, rows.length, sql`from ${tables} where ${condition}`)),
  };
}
