// What can be chosen in each filter of a correspondence, with how many mails: from readable mail alone.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { isOwnAddress, type OwnAddresses } from '../mailboxes/own-addresses.ts';
import type { Kind } from '../refs.ts';
import { colleagueOf, listColleagues } from './colleagues.ts';
import { matchingMails } from './matching-mails.ts';

export interface Choices {
  people: { name: string; address: string; ours: boolean; count: number }[];
  ours: { id: string; name: string; count: number }[];
  mailboxes: { id: string; name: string; count: number }[];
  kinds: { kind: Kind; count: number }[];
  years: { year: number; count: number }[];
  mails: number;
}

const newestMails = 5000;
const peopleAtMost = 200;

/**
 * Counts over the newest 5,000 mails with these customers, whatever else they are narrowed by, so that one may choose on.
 * @param own our addresses, by which ours are told from theirs
 * @throws ProductError `not-found` when no customer asked for is there for the viewer
 */
export async function listChoices(
  db: Kysely<Database>,
  viewer: Viewer,
  of: string,
  own: OwnAddresses,
): Promise<Choices> {
  const matching = await matchingMails(db, viewer, { of });
  const newest = sql`${matching.mails}, newest as materialized (
    select conversation_id, id from mails order by sent_at desc, id desc limit ${newestMails}
  )`;
  const mails = sql`newest join messages m on m.conversation_id = newest.conversation_id and m.id = newest.id`;
  const people = await sql<{ address: string; name: string; count: number }>`
    with ${newest}
    select a.address, max(a.name) as name, count(distinct a.message_id)::int as count
    from newest join message_addresses a on a.conversation_id = newest.conversation_id and a.message_id = newest.id
    where a.role in ('from', 'to', 'cc') and a.address <> ''
    group by 1 order by 3 desc, 1 limit ${peopleAtMost}`.execute(db);
  const groups = await sql<{
    what: 'audience' | 'kind' | 'year' | 'sender' | 'all';
    value: string;
    name: string;
    count: number;
  }>`
    with ${newest}, facts as materialized (
      select m.audience_id, m.kind, extract(year from m.sent_at)::int as year, m.direction, m.from_address, m.from_name
      from ${mails}
    )
    select 'audience' as what, audience_id::text as value, '' as name, count(*)::int as count from facts group by 2
    union all select 'kind', kind, '', count(*)::int from facts group by 2
    union all select 'year', year::text, '', count(*)::int from facts group by 2
    union all select 'sender', from_address, from_name, count(*)::int from facts where direction <> 'in' group by 2, 3
    union all select 'all', '', '', count(*)::int from facts`.execute(db);
  const ofSort = (what: string) => groups.rows.filter((row) => row.what === what);
  return {
    people: people.rows.map(({ address, name, count }) => ({
      address,
      name,
      count,
      ours: isOwnAddress(own, address),
    })),
    ours: await countColleagues(db, ofSort('sender'), people.rows),
    mailboxes: await countMailboxes(db, viewer, ofSort('audience')),
    kinds: ofSort('kind')
      .map(({ value, count }) => ({ kind: value as Kind, count }))
      .sort((a, b) => b.count - a.count),
    years: ofSort('year')
      .map(({ value, count }) => ({ year: Number(value), count }))
      .sort((a, b) => b.year - a.year),
    mails: ofSort('all')[0]?.count ?? 0,
  };
}

async function countColleagues(
  db: Kysely<Database>,
  senders: { value: string; name: string; count: number }[],
  people: { address: string; count: number }[],
): Promise<Choices['ours']> {
  const all = await listColleagues(db);
  const counts = new Map<string, number>();
  for (const { value, name, count } of senders) {
    const one = colleagueOf(all, { address: value, name });
    if (one) counts.set(one.id, (counts.get(one.id) ?? 0) + count);
  }
  // Who only was written to is among them too.
  for (const { address, count } of people) {
    const one = all.find(({ addresses }) => addresses.includes(address));
    if (one) counts.set(one.id, Math.max(counts.get(one.id) ?? 0, count));
  }
  return all
    .filter(({ id }) => counts.has(id))
    .map(({ id, name }) => ({ id, name, count: counts.get(id)! }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

async function countMailboxes(
  db: Kysely<Database>,
  viewer: Viewer,
  audiences: { value: string; count: number }[],
): Promise<Choices['mailboxes']> {
  const counts = new Map(audiences.map(({ value, count }) => [value, count]));
  const boxes = new Map<string, number>();
  for (const { mailboxId, audienceId } of await readableBoxes(db, viewer)) {
    const count = counts.get(audienceId);
    if (count) boxes.set(mailboxId, (boxes.get(mailboxId) ?? 0) + count);
  }
  const { rows } = await sql<{ id: string; name: string }>`
    select id, case when name = '' then address else name end as name from mailboxes
    where id = any(${[...boxes.keys()]}::bigint[])`.execute(db);
  return rows.map(({ id, name }) => ({ id, name, count: boxes.get(id)! })).sort((a, b) => b.count - a.count);
}
