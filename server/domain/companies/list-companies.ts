// One page of the companies a viewer may see, narrowed and ordered as asked for.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { contains, findsContaining } from '../access/card-list.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import type { Viewer } from '../access/viewer.ts';
import { type CardFilter, narrowedBy, narrowedByMail } from '../cards/card-filter.ts';
import { type CardOrder, fromCards } from '../cards/card-list.ts';
import { pageOfCards } from '../cards/card-page.ts';
import { type RowFacts, rowFacts, shownRow } from '../cards/card-rows.ts';
import { withMailSince } from '../cards/with-mail-since.ts';
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
  const { order = 'name', cursor, limit } = input;
  const list = { ...(await narrowed(db, audiences, input)), audiences, order, cursor, limit };
  const { ids, ...more } = await pageOfCards(db, list);
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
    select o.id ${fromCards(await narrowed(db, audiences, filter))} and ${companyIsVisible(audiences)}
    order by 1 limit ${atMost}`.execute(db);
  return rows.map(({ id }) => id);
}

async function narrowed(db: Kysely<Database>, audiences: string[], filter: CompanyFilter) {
  return {
    type: 'company' as const,
    tables: sql`companies o`,
    condition: sql`o.binned_at is null ${await withWords(db, filter.q)} ${narrowedBy('company', filter)}
      ${await withMailSince(db, 'company', audiences, filter)}`,
    ...narrowedByMail('company', audiences, filter),
  };
}

/** More than so many are not gathered beforehand: a page is full soon when cards are walked in order. */
const gatheredAtMost = 8000;

/** SQL beginning with `and`; empty where nothing is asked for. */
async function withWords(db: Kysely<Database>, q: string): Promise<RawBuilder<unknown>> {
  if (q.trim() === '') return sql``;
  const number = sql`select n.company_id as id from company_numbers n where n.number = ${plainNumber(q)}`;
  const { rows } = await sql<{ id: string }>`
    with named as materialized (
      select o.id from companies o where ${findsContaining(sql`o.name`, q)} limit ${gatheredAtMost + 1}
    ), placed as materialized (
      select d.company_id as id from company_domains d where ${findsContaining(sql`d.domain`, q)} limit ${gatheredAtMost + 1}
    )
    select id from named union select id from placed union (${number})`.execute(db);
  if (rows.length <= gatheredAtMost) return sql`and o.id = any(${rows.map(({ id }) => id)}::bigint[])`;
  return sql`and (${contains(sql`o.name`, q)} or exists (
      select from company_domains d where d.company_id = o.id and ${contains(sql`d.domain`, q)} offset 0) or o.id in (${number}))`;
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
