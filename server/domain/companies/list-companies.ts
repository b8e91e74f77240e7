// One page of the companies a viewer may see, narrowed and ordered as asked for.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { containing } from '../access/card-list.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { type CardFilter, narrowedBy } from '../cards/card-filter.ts';
import { type CardOrder, pageOfCards } from '../cards/card-page.ts';
import { type RowFacts, rowFacts, shownRow } from '../cards/card-rows.ts';
import type { CompanyRow } from './company-shape.ts';
import { plainNumber } from './queries.ts';

/** Which companies; what is left out narrows nothing. */
export interface CompanyFilter extends CardFilter {
  q: string;
}

/** `q` narrows to names and domains that contain it, and to numbers such as VAT that are it. */
export async function listCompanies(
  db: Kysely<Database>,
  viewer: Viewer,
  input: CompanyFilter & { order?: CardOrder | undefined; cursor?: string | undefined; limit: number },
) {
  const audiences = await readableAudiences(db, viewer);
  const { ids, ...more } = await pageOfCards(db, {
    type: 'company',
    audiences,
    tables: sql`companies o`,
    condition: conditionOf(audiences, input),
    order: input.order ?? 'name',
    cursor: input.cursor,
    limit: input.limit,
  });
  return { items: await rowsOf(db, audiences, ids), ...more };
}

/** The ids of all companies the filter finds, of those the viewer may see. */
export async function findCompanyIds(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: CompanyFilter,
  atMost: number,
): Promise<string[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ id: string }>`
    select o.id from companies o where ${conditionOf(audiences, filter)} order by 1 limit ${atMost}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

function conditionOf(audiences: string[], input: CompanyFilter) {
  const wanted = containing(input.q);
  return sql`o.binned_at is null
    ${
      wanted === undefined
        ? sql``
        : sql`and (lower(o.name) like ${wanted}
            or exists (select 1 from company_domains d where d.company_id = o.id and d.domain like ${wanted})
            or o.id in (select n.company_id from company_numbers n where n.number = ${plainNumber(input.q)}))`
    }
    ${narrowedBy('company', audiences, input)} and ${companyIsVisible(audiences)}`;
}

/** The rows of these companies, in this order. */
async function rowsOf(db: Kysely<Database>, audiences: string[], ids: string[]): Promise<CompanyRow[]> {
  const { rows } = await sql<
    RowFacts & {
      domain: string | null;
      people: number;
      city: string | null;
      country: string | null;
      vat: string | null;
      website: string;
      parent_id: string | null;
    }
  >`
    select ${rowFacts('company', 'o')}, o.website, o.postal_addresses -> 0 ->> 'city' as city,
      o.postal_addresses -> 0 ->> 'country' as country, o.parent_id,
      (select n.value from company_numbers n where n.company_id = o.id and n.kind = 'vat' order by position limit 1) as vat,
      (select domain from company_domains d where d.company_id = o.id order by domain limit 1) as domain,
      (select count(*)::int from contacts c where c.company_id = o.id and c.binned_at is null
        and ${contactIsVisible(audiences)}) as people
    from unnest(${ids}::bigint[]) with ordinality as x (id, n) join companies o on o.id = x.id
      left join users u on u.id = o.responsible_id
      left join relations r on r.id = o.relation_id
    order by x.n`.execute(db);
  const lastMail = await lastMailOf(db, audiences, 'company', ids);
  const parents = await visibleParents(
    db,
    audiences,
    rows.flatMap(({ parent_id }) => parent_id ?? []),
  );
  return rows.map((row) => ({
    ...shownRow(row, lastMail.get(row.id)),
    domain: row.domain ?? '',
    people: row.people,
    city: row.city ?? '',
    country: row.country ?? '',
    vat: row.vat ?? '',
    website: row.website,
    ...(row.parent_id && parents.has(row.parent_id)
      ? { parent: { type: 'company' as const, id: row.parent_id, name: parents.get(row.parent_id)! } }
      : {}),
  }));
}

async function visibleParents(
  db: Kysely<Database>,
  audiences: string[],
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from companies o where o.id = any(${ids}::bigint[]) and o.binned_at is null
      and ${companyIsVisible(audiences)}`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
