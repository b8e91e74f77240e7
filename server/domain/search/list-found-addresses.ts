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
  const sorted = people.toSorted(
    (a, b) =>
      (sort === 'count'
        ? b.count - a.count || compare(b.last_at, a.last_at)
        : compare(b.last_at, a.last_at)) || (a.address < b.address ? -1 : 1),
  );
  const start = readOffset(cursor);
  const page = sorted.slice(start, limit === undefined ? undefined : start + limit);
  const known = await knownAs(
    db,
    plan.readable,
    page.map(({ address }) => address),
  );
  const end = start + page.length;
  return {
    items: page.map(({ address, name, count, first_at, last_at }) => ({
      address,
      count,
      firstAt: first_at.toISOString(),
      lastAt: last_at.toISOString(),
      ...known(address),
      name: nameOf(known(address), name),
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

interface PersonRow {
  address: string;
  name: string;
  count: number;
  first_at: Date;
  last_at: Date;
}

const compare = (a: Date, b: Date) => a.getTime() - b.getTime();

/** Machines by kind: who sent bulk mail, answers by themselves and reports is nobody to write to; recipients are. */
async function peopleOf(db: Kysely<Database>, hits: Found[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    with found as materialized (
      select * from unnest(${hits.map((hit) => hit.conversation_id)}::bigint[],
        ${hits.map((hit) => hit.message_id)}::bigint[], ${hits.map((hit) => hit.sent_at)}::timestamptz[])
        as f (conversation_id, message_id, sent_at)
    )
    -- Once a mail, and the newest name without sorting: its time stands before it.
    select address, coalesce(substr(max(dated_name collate "C"), 15), '') as name, count(*)::int as count,
      min(sent_at) as first_at, max(sent_at) as last_at
    from (
      select a.address, f.message_id, f.sent_at,
        max(case when a.name <> '' then to_char(f.sent_at at time zone 'UTC', 'YYYYMMDDHH24MISS') || a.name end) as dated_name
      from found f join message_addresses a using (conversation_id, message_id)
        join messages m on m.conversation_id = f.conversation_id and m.id = f.message_id
      where a.address like '%_@_%' and (a.role in ('to', 'cc') or m.kind in ('personal', 'calendar', 'list'))
      group by 1, 2, 3
    ) named group by address`.execute(db);
  return rows;
}

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
