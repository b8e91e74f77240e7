// Counts by what a found set can be narrowed: people, companies, mailboxes, years, kinds, among its newest hits.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { readPosition } from '../conversations/list-position.ts';
import type { CappedCount } from '../refs.ts';
import { countSenders } from './count-senders.ts';
import type { Facet } from './facet.ts';
import { planFound } from './plan-found.ts';
import { quoteValue } from './query/quote-value.ts';
import type { Found } from './search-hit.ts';

export interface Facets {
  total: CappedCount;
  capped: boolean;
  /** How many of the newest mails were. */
  counted: number;
  who: Facet[];
  company: Facet[];
  mailbox: Facet[];
  year: Facet[];
  kind: Facet[];
}

const countedAtMost = 3000;
const shownAtMost = 10;
const totalAtMost = 1000;

/** Facets of the found set; `capped` where only its newest 3,000 mails were counted. */
export async function countFacets(db: Kysely<Database>, viewer: Viewer, q: string): Promise<Facets> {
  const { plan, hits, complete } = await planFound(db, viewer, q, {
    from: readPosition(undefined),
    limit: countedAtMost,
  });
  const found = foundRows(hits);
  const [who, company, kind] = [
    await countSenders(db, found, plan.readable, shownAtMost),
    await countCompanies(db, found, plan.readable),
    await countKinds(db, found),
  ];
  const years = Map.groupBy(hits, (hit) => String(hit.sent_at.getUTCFullYear()));
  return {
    total: { count: Math.min(hits.length, totalAtMost), capped: hits.length > totalAtMost || !complete },
    capped: !complete,
    counted: hits.length,
    who,
    company,
    mailbox: await countMailboxes(db, viewer, hits),
    year: [...years]
      .map(([year, all]) => ({ name: year, count: all.length, narrow: `in:${year}` }))
      .sort((a, b) => b.name.localeCompare(a.name))
      .slice(0, shownAtMost),
    kind,
  };
}

const foundRows = (hits: Found[]) => sql`
  unnest(${hits.map((hit) => hit.conversation_id)}::bigint[], ${hits.map((hit) => hit.message_id)}::bigint[])
    as f (conversation_id, message_id)`;

async function countCompanies(
  db: Kysely<Database>,
  found: ReturnType<typeof foundRows>,
  audiences: string[],
): Promise<Facet[]> {
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    with found as materialized (select * from ${found}),
    linked as (
      select l.record_id, l.conversation_id, l.message_id from links l
      where l.conversation_id in (select conversation_id from found) and l.record_type = 'company'
        and l.undone_at is null and ${linkIsVisible(audiences)}
    )
    select o.id, o.name, count(distinct f.message_id)::int as count
    from linked l join found f on f.conversation_id = l.conversation_id and (l.message_id = 0 or l.message_id = f.message_id)
      join companies o on o.id = l.record_id and o.binned_at is null
    group by 1, 2 order by 3 desc, 2 limit ${shownAtMost}`.execute(db);
  return rows.map(({ id, name, count }) => ({ name, count, narrow: `company:#${id}` }));
}

async function countKinds(db: Kysely<Database>, found: ReturnType<typeof foundRows>): Promise<Facet[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select m.kind, count(*)::int as count
    from ${found} join messages m on m.conversation_id = f.conversation_id and m.id = f.message_id
    group by 1 order by 2 desc`.execute(db);
  return rows.map(({ kind, count }) => ({ name: kind, count, narrow: `kind:${kind}` }));
}

/** A mailbox counts what the viewer reads through that very mailbox. */
async function countMailboxes(db: Kysely<Database>, viewer: Viewer, hits: Found[]): Promise<Facet[]> {
  const byAudience = Map.groupBy(hits, (hit) => hit.audience_id);
  const counts = new Map<string, number>();
  for (const { mailboxId, audienceId } of await readableBoxes(db, viewer)) {
    const count = byAudience.get(audienceId)?.length ?? 0;
    if (count > 0) counts.set(mailboxId, (counts.get(mailboxId) ?? 0) + count);
  }
  const { rows } = await sql<{ id: string; name: string; address: string }>`
    select id, name, address from mailboxes where id = any(${[...counts.keys()]}::bigint[])`.execute(db);
  return rows
    .map((row) => ({
      name: row.name,
      count: counts.get(row.id)!,
      narrow: `mailbox:${quoteValue(row.address)}`,
    }))
    .sort((a, b) => b.count - a.count)
    .slice(0, shownAtMost);
}
