// Lists people without a card among the mail a viewer may read: the most frequent or the most recent first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { readableAudiences } from '../../access/audiences.ts';
import { companyIsVisible } from '../../access/card-is-visible.ts';
import type { Viewer } from '../../access/viewer.ts';
import { domainOf } from '../../contacts/address-sorts.ts';
import type { OwnAddresses } from '../../mailboxes/own-addresses.ts';
import type { RecordRef } from '../../refs.ts';
import { openRows } from './open-rows.ts';
import { readUnfiledPosition, type UnfiledPosition, writeUnfiledPosition } from './unfiled-position.ts';
import type { UnfiledDomain, UnfiledPage, UnfiledQuery, UnfiledRow, UnfiledSort } from './unfiled-shape.ts';

type Part = RawBuilder<unknown>;

const countAtMost = 1000;

/** One page; the total, as far as 1,000, with the first. */
export async function listUnfiled(
  db: Kysely<Database>,
  viewer: Viewer,
  query: UnfiledQuery,
  own: OwnAddresses,
): Promise<UnfiledPage> {
  const rows = await openRows(db, viewer, query, own);
  const after = readUnfiledPosition(query.cursor);
  const { order, behind } = orders(after)[query.sort];
  const found = await sql<{
    address: string;
    domain: string;
    sort: UnfiledRow['sort'];
    mails: string;
    count_in: number;
    count_out: number;
    count_beside: number;
    first_at: Date;
    last_at: Date;
    name: string;
    subject: string | null;
    conversation_id: string | null;
  }>`
    with known as (
      select address, sum(count_in + count_out) as mails, max(last_at) as last_at ${rows} group by address
    ),
    page as materialized (
      select * from known ${query.cursor ? sql`where ${behind}` : sql``} order by ${order} limit ${query.limit + 1}
    )
    select page.address, page.mails, page.last_at, k.*, m.subject, m.conversation_id
    from page cross join lateral (
        select min(domain) as domain, min(sort) as sort, sum(count_in)::int as count_in, sum(count_out)::int as count_out,
          sum(count_beside)::int as count_beside, min(first_at) as first_at,
          coalesce((array_agg(name order by name_is_own desc, name_at desc) filter (where name <> ''))[1], '') as name,
          (array_agg(last_message_id order by last_at desc, last_message_id desc))[1] as last_message_id
        from correspondents c where c.address = page.address
          and c.audience_id = any(${await readableAudiences(db, viewer)}::bigint[])
      ) k
      left join message_conversations mc on mc.id = k.last_message_id
      left join messages m on m.conversation_id = mc.conversation_id and m.id = mc.id
    order by ${order}`.execute(db);
  const page = found.rows.slice(0, query.limit);
  const companies = await companiesOf(
    db,
    viewer,
    page.map(({ address, domain }) => ({ address, domain })),
  );
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      address: row.address,
      name: row.name,
      domain: row.domain,
      sort: row.sort,
      countIn: row.count_in,
      countOut: row.count_out,
      countBeside: row.count_beside,
      firstAt: row.first_at.toISOString(),
      lastAt: row.last_at.toISOString(),
      lastSubject: row.subject ?? '',
      lastConversation: row.conversation_id ?? '',
      ...(companies.has(row.address) ? { company: companies.get(row.address)! } : {}),
    })),
    ...(found.rows.length > query.limit && last
      ? {
          next: writeUnfiledPosition({
            mails: Number(last.mails),
            lastAt: last.last_at.toISOString(),
            address: last.address,
          }),
        }
      : {}),
    ...(query.cursor ? {} : { total: await countUnfiled(db, viewer, own, query) }),
  };
}

/** What the page is ordered by, and what stands behind a position in it. */
function orders({
  mails,
  lastAt,
  address,
}: UnfiledPosition): Record<UnfiledSort, { order: Part; behind: Part }> {
  const age = sql`-extract(epoch from ${lastAt}::timestamptz)`;
  return {
    frequent: {
      order: sql`mails desc, last_at desc, address`,
      behind: sql`(-mails, -extract(epoch from last_at), address) > (${-mails}::bigint, ${age}, ${address}::text)`,
    },
    recent: {
      order: sql`last_at desc, address`,
      behind: sql`(-extract(epoch from last_at), address) > (${age}, ${address}::text)`,
    },
    name: { order: sql`address`, behind: sql`address > ${address}::text` },
  };
}

/** How many there are, no further than a thousand. */
export async function countUnfiled(
  db: Kysely<Database>,
  viewer: Viewer,
  own: OwnAddresses,
  query: Pick<UnfiledQuery, 'standing' | 'all' | 'q' | 'domain'> = { standing: 'open', all: false, q: '' },
): Promise<{ count: number; capped: boolean }> {
  const rows = await openRows(db, viewer, query, own);
  const { rows: found } = await sql<{ count: number }>`
    select count(*)::int as count from (select distinct address ${rows} limit ${countAtMost + 1}) x`.execute(
    db,
  );
  const { count } = found[0]!;
  return { count: Math.min(count, countAtMost), capped: count > countAtMost };
}

const domainsAtMost = 500;

/** The same people by what their company is known by: those with most mail first, as far as 500. */
export async function listUnfiledDomains(
  db: Kysely<Database>,
  viewer: Viewer,
  query: Pick<UnfiledQuery, 'standing' | 'all' | 'q'>,
  own: OwnAddresses,
): Promise<{ items: UnfiledDomain[] }> {
  const { rows } = await sql<{ domain: string; people: number; mails: number; last_at: Date }>`
    select domain, count(distinct address)::int as people, sum(count_in + count_out)::int as mails, max(last_at) as last_at
    ${await openRows(db, viewer, query, own)} group by domain order by mails desc, last_at desc, domain limit ${domainsAtMost}`.execute(
    db,
  );
  const companies = await companiesOf(
    db,
    viewer,
    rows.map(({ domain }) => ({ address: `@${domain}`, domain })),
  );
  return {
    items: rows.map((row) => ({
      domain: row.domain,
      people: row.people,
      mails: row.mails,
      lastAt: row.last_at.toISOString(),
      ...(companies.has(`@${row.domain}`) ? { company: companies.get(`@${row.domain}`)! } : {}),
    })),
  };
}

/** By address the company whose domain it is in, where there is a card the viewer may see. */
export async function companiesOf(
  db: Kysely<Database>,
  viewer: Viewer,
  people: { address: string; domain: string }[],
): Promise<Map<string, RecordRef>> {
  const audiences = await readableAudiences(db, viewer);
  const domains = [...new Set(people.flatMap(({ address, domain }) => [domain, domainOf(address)]))];
  const { rows } = await sql<{ domain: string; id: string; name: string }>`
    select d.domain, o.id, o.name from company_domains d join companies o on o.id = d.company_id
    where d.domain = any(${domains}::text[]) and o.binned_at is null and ${companyIsVisible(audiences)}`.execute(
    db,
  );
  const byDomain = new Map(
    rows.map(({ domain, id, name }) => [domain, { type: 'company' as const, id, name }]),
  );
  return new Map(
    people.flatMap(({ address, domain }) => {
      const company = byDomain.get(domainOf(address)) ?? byDomain.get(domain);
      return company ? [[address, company]] : [];
    }),
  );
}
