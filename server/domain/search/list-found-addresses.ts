// All people in the mails a query found, without ourselves and machines: whom one could write to.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { isMachineAddress } from '../contacts/address-sorts.ts';
import { readPosition } from '../conversations/list-position.ts';
import { isOwnAddress, ownAddresses } from '../mailboxes/own-addresses.ts';
import { ProductError } from '../problem.ts';
import type { CappedCount, Moment, RecordRef } from '../refs.ts';
import { type KnownAs, knownAs } from './known-as.ts';
import { planFound } from './plan-found.ts';
import type { Hint } from './query/hint.ts';
import type { Found } from './search-hit.ts';

export interface FoundAddress {
  address: string;
  name: string;
  contact?: RecordRef;
  company?: RecordRef;
  /** Several people read it; it bears its company's name, not that of who wrote last (F24). */
  shared: boolean;
  /** Found mails that name it. */
  count: number;
  firstAt: Moment;
  lastAt: Moment;
  optedOut: boolean;
  bounced: boolean;
}

export interface AddressesInput {
  q: string;
  sort?: 'count' | 'last' | undefined;
  cursor?: string | undefined;
  /** No limit gives all, for an export. */
  limit?: number | undefined;
}

export interface FoundAddresses {
  items: FoundAddress[];
  next?: string;
  total: number;
  mails: CappedCount;
  hints: Hint[];
}

// Of a larger found set the newest mails are read, and it is said.
const mailsAtMost = 20_000;

/** People of the newest 20,000 found mails, most frequent or most recent first. */
export async function listFoundAddresses(
  db: Kysely<Database>,
  viewer: Viewer,
  { q, sort = 'count', cursor, limit }: AddressesInput,
): Promise<FoundAddresses> {
  const { plan, hits, complete } = await planFound(db, viewer, q, {
    from: readPosition(undefined),
    limit: mailsAtMost,
  });
  const own = await ownAddresses(db);
  const people = (await peopleOf(db, hits)).filter(
    ({ address }) => !isOwnAddress(own, address) && !isMachineAddress(address),
  );
  const lastAt = (one: PersonRow) => hits[one.newest]!.sent_at;
  const sorted = people.toSorted(
    (a, b) =>
      (sort === 'count'
        ? b.count - a.count || compare(lastAt(b), lastAt(a))
        : compare(lastAt(b), lastAt(a))) || (a.address < b.address ? -1 : 1),
  );
  const start = readOffset(cursor);
  const page = sorted.slice(start, limit === undefined ? undefined : start + limit);
  const addresses = page.map(({ address }) => address);
  const known = await knownAs(db, plan.readable, addresses);
  const names = await namesOf(db, hits, page);
  const end = start + page.length;
  return {
    items: page.map((one) => ({
      address: one.address,
      count: one.count,
      firstAt: hits[one.oldest]!.sent_at.toISOString(),
      lastAt: lastAt(one).toISOString(),
      ...known(one.address),
      name: nameOf(known(one.address), names.get(one.address) ?? ''),
    })),
    ...(end < sorted.length ? { next: String(end) } : {}),
    total: sorted.length,
    mails: { count: hits.length, capped: !complete },
    hints: plan.hints,
  };
}

function nameOf({ contact, company, shared }: KnownAs, written: string): string {
  return contact?.name ?? (shared && company ? company.name : written);
}

/** Somebody by the places of their mails among the hits, of which the newest is the first. */
interface PersonRow {
  address: string;
  count: number;
  newest: number;
  oldest: number;
  /** The newest in which a name is written; null: none. */
  named: number | null;
}

const compare = (a: Date, b: Date) => a.getTime() - b.getTime();

/**
 * Machines by kind: who sent bulk mail, answers by themselves and reports is nobody to write to; recipients are. Of the
 * messages only an index of those is asked, and the hits go in the order in which addresses lie on disk.
 */
async function peopleOf(db: Kysely<Database>, hits: Found[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    with found as materialized (
      select f.conversation_id, f.message_id, f.place, exists (select from messages m
        where m.conversation_id = f.conversation_id and m.id = f.message_id
          and m.kind in ('auto-reply', 'bounce', 'bulk') offset 0) as by_machine
      from (${placesOf(hits)}) f order by 1, 2
    )
    select address, count(*)::int as count, min(place) as newest, max(place) as oldest, min(named) as named
    from (
      select a.address, f.place, min(f.place) filter (where a.name <> '') as named
      from found f cross join lateral (
        select x.address, x.name from message_addresses x
        where x.conversation_id = f.conversation_id and x.message_id = f.message_id and x.address like '%_@_%'
          and (not f.by_machine or x.role in ('to', 'cc')) offset 0) a
      group by 1, 2
    ) mails group by address`.execute(db);
  return rows;
}

/** What the newest found mail that names them calls these people. */
async function namesOf(
  db: Kysely<Database>,
  hits: Found[],
  people: PersonRow[],
): Promise<Map<string, string>> {
  const named = people.filter(({ named }) => named !== null);
  const { rows } = await sql<{ address: string; name: string }>`
    select a.address, max(a.name collate "C") as name
    from (${placesOf(named.map((one) => hits[one.named!]!))}) f
      join unnest(${named.map(({ address }) => address)}::text[]) with ordinality as p (address, nth) on p.nth = f.place + 1
      join message_addresses a using (conversation_id, message_id, address) group by 1`.execute(db);
  return new Map(rows.map(({ address, name }) => [address, name]));
}

/** SQL: rows (conversation_id, message_id, place), the first at place 0. */
const placesOf = (hits: Found[]) => sql`
  select conversation_id, message_id, (nth - 1)::int as place
  from unnest(${hits.map((hit) => hit.conversation_id)}::bigint[], ${hits.map((hit) => hit.message_id)}::bigint[])
    with ordinality as f (conversation_id, message_id, nth)`;

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined || cursor === '') return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new ProductError(
      'invalid',
      'This list has no such page. Open it again from the top.',
      'bad-cursor',
    );
  return Number(cursor);
}
