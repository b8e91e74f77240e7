// One page of the contacts a viewer may see, by name.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { contactIsVisible } from '../access/card-is-visible.ts';
import { correspondenceOf } from '../access/correspondence-of.ts';
import { readNamePosition, writeNamePosition } from '../access/name-position.ts';
import type { Viewer } from '../access/viewer.ts';
import type { ContactRow } from './contact-shape.ts';

const countAtMost = 1000;

/** `q` narrows to names and addresses that contain it, and to the people of companies that do. */
export async function listContacts(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { q: string; company?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const audiences = await readableAudiences(db, viewer);
  const from = readNamePosition(input.cursor);
  const wanted = `%${input.q
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('\0', '')}%`;
  const condition = sql`c.binned_at is null
    ${input.company ? sql`and c.company_id = ${input.company}::bigint` : sql``}
    ${
      input.q.trim() === ''
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
    select c.id, c.name, left(lower(c.name), 100) as folded, o.id as company_id, o.name as company,
      u.id as user_id, u.name as user_name,
      (select address from contact_addresses a where a.contact_id = c.id order by position, address limit 1) as address
    from ${tables}
    where ${condition} and (lower(c.name), c.id) > (${from.name}, ${from.id}::bigint)
    order by lower(c.name), c.id limit ${input.limit + 1}`.execute(db);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const items: ContactRow[] = [];
  for (const row of page) {
    const { lastMailAt } = await correspondenceOf(db, audiences, { type: 'contact', id: row.id });
    items.push({
      id: row.id,
      name: row.name,
      address: row.address ?? '',
      ...(row.company_id ? { company: { type: 'company', id: row.company_id, name: row.company! } } : {}),
      ...(row.user_id ? { responsible: { id: row.user_id, name: row.user_name! } } : {}),
      ...(lastMailAt ? { lastMailAt } : {}),
    });
  }
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from ${tables} where ${condition} limit ${countAtMost + 1}) x`.execute(
    db,
  );
  const count = counted.rows[0]!.count;
  return {
    items,
    ...(rows.length > input.limit && last
      ? { next: writeNamePosition({ name: last.folded, id: last.id }) }
      : {}),
    total: { count: Math.min(count, countAtMost), capped: count > countAtMost },
  };
}
