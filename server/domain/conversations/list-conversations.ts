// One page of a list of conversations: exactly what the viewer may read, newest first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import { type Pair, pairRows } from '../access/pair-rows.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { describeConversations } from './describe-conversations.ts';
import { isUnread } from './is-unread.ts';
import { type Position, readPosition, writePosition } from './list-position.ts';

/** Which list: a box of one mailbox or over all, narrowed to one customer, to unread or starred ones. */
export interface ListInput {
  box: 'inbox' | 'sent' | 'all' | 'junk';
  mailbox?: string | undefined;
  filter?: 'unread' | 'starred' | undefined;
  contact?: string | undefined;
  company?: string | undefined;
  cursor?: string | undefined;
  /** Rows on a page, 1 to 100. */
  limit: number;
}

/** A conversation's place in the list: the time of the viewer's last message in it, then its id. */
export interface Place {
  conversation_id: string;
  last_at: Date;
}

// Rows looked through for a filter before the page is given as it is, with a cursor to go on from.
const walkAtMost = 5000;
const countAtMost = 1000;

/**
 * Lists conversations. A conversation stands where the last message of it puts it that lies in this box and the viewer
 * may read, and its row shows that message; mail the viewer may not read moves, counts and shows nothing.
 * @returns rows as in the contract's ConversationPage; `next` is missing on the last page
 */
export async function listConversations(db: Kysely<Database>, viewer: Viewer, input: ListInput) {
  const pairs = await pairsOf(db, viewer, input);
  const page = await readPage(db, viewer, pairs, input, readPosition(input.cursor));
  const total = input.cursor ? undefined : await countPairs(db, viewer, pairs, input);
  return {
    items: await describeConversations(db, viewer, page.places, { box: input.box, pairs }),
    ...(page.next ? { next: writePosition(page.next) } : {}),
    total: total ?? { count: page.places.length, capped: true },
  };
}

/** The pairs a list reads; over all mail there is one row a conversation and audience, so no mailbox is told apart. */
export async function pairsOf(
  db: Kysely<Database>,
  viewer: Viewer,
  input: Pick<ListInput, 'box' | 'mailbox'>,
): Promise<Pair[]> {
  if (input.box === 'all' && !input.mailbox) {
    const audiences = await readableAudiences(db, viewer);
    return audiences.map((audienceId) => ({ mailboxId: '0', audienceId }));
  }
  const boxes = await readableBoxes(db, viewer);
  return boxes.filter((pair) => !input.mailbox || pair.mailboxId === input.mailbox);
}

async function readPage(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: Pair[],
  input: ListInput,
  from: Position,
): Promise<{ places: Place[]; next?: Position }> {
  const places: Place[] = [];
  let position = from;
  for (let walked = 0; walked < walkAtMost; ) {
    const step = input.filter === 'unread' ? 500 : input.limit + 1;
    const found = await readStep(db, viewer, pairs, input, position, step);
    walked += step;
    for (const place of found.wanted) {
      if (places.length === input.limit) return { places, next: at(places.at(-1)!) };
      places.push(place);
    }
    if (!found.last) return { places };
    position = found.last;
  }
  return { places, next: position };
}

const at = (place: Place): Position => ({ lastAt: place.last_at.toISOString(), id: place.conversation_id });

/** The next `step` places behind a position, and those of them that pass the filter. */
async function readStep(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: Pair[],
  input: ListInput,
  position: Position,
  step: number,
): Promise<{ wanted: Place[]; last?: Position }> {
  const rows = drivenByFewRows(input)
    ? await readFew(db, viewer, pairs, input, position, step)
    : await readBox(db, pairs, input.box, position, step);
  const wanted = input.filter === 'unread' ? await onlyUnread(db, viewer, pairs, input, rows) : rows;
  const last = rows.at(-1);
  return rows.length < step || !last ? { wanted } : { wanted, last: at(last) };
}

const drivenByFewRows = (input: ListInput): boolean =>
  input.filter === 'starred' || input.contact !== undefined || input.company !== undefined;

// Most pages come from the pairs with the newest heads alone. Where the same conversations head several of those, that
// may leave the page short; then every pair is asked.
async function readBox(
  db: Kysely<Database>,
  pairs: Pair[],
  box: string,
  from: Position,
  step: number,
): Promise<Place[]> {
  const { rows } = await boxQuery(pairs, box, from, step, step).execute(db);
  if (rows.length === step || pairs.length < step) return rows;
  return (await boxQuery(pairs, box, from, step, pairs.length + 1).execute(db)).rows;
}

/**
 * The next `step` conversations of the `mostHeads` pairs with the newest heads. Down to the last of those heads nothing
 * of another pair can lie between. A conversation readable through several pairs stands at its newest row; its later
 * rows are passed over.
 */
function boxQuery(pairs: Pair[], box: string, from: Position, step: number, mostHeads: number) {
  const isFirst = from.lastAt === 'infinity';
  const behind = isFirst
    ? sql``
    : sql`and (ca.last_at, ca.conversation_id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)`;
  const notShown = isFirst
    ? sql``
    : sql`and not exists (
            select 1 from conversation_audiences newer join pairs q using (mailbox_id, audience_id)
            where newer.conversation_id = ca.conversation_id and newer.box = ${box}
              and (newer.last_at, newer.conversation_id) >= (${from.lastAt}::timestamptz, ${from.id}::bigint))`;
  return sql<Place>`
    with pairs as materialized (${pairRows(pairs)}),
    heads as materialized (
      select p.mailbox_id, p.audience_id, head.last_at, head.conversation_id from pairs p cross join lateral (
        select ca.last_at, ca.conversation_id from conversation_audiences ca
        where ca.mailbox_id = p.mailbox_id and ca.box = ${box} and ca.audience_id = p.audience_id ${behind}
        order by ca.last_at desc, ca.conversation_id desc limit 1
      ) head
      order by head.last_at desc, head.conversation_id desc limit ${mostHeads}
    ),
    edge as materialized (
      select last_at, conversation_id from heads
      order by last_at desc, conversation_id desc offset ${mostHeads - 1}::int limit 1
    ),
    found as (
      select e.conversation_id, max(e.last_at) as last_at from heads h cross join lateral (
        select ca.conversation_id, ca.last_at from conversation_audiences ca
        where ca.mailbox_id = h.mailbox_id and ca.box = ${box} and ca.audience_id = h.audience_id
          and ca.last_at >= coalesce((select last_at from edge), '-infinity') ${behind} ${notShown}
        order by ca.last_at desc, ca.conversation_id desc limit ${step}
      ) e
      where not exists (select from edge)
        or (e.last_at, e.conversation_id) >= (select last_at, conversation_id from edge)
      group by e.conversation_id
    )
    select conversation_id, last_at from found order by last_at desc, conversation_id desc limit ${step}`;
}

// Starred conversations and those of one customer are few: they are looked up first, then what the viewer may read of
// them. Whether they may know the customer by it is asked last, of no more than the page takes.
async function readFew(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: Pair[],
  input: ListInput,
  from: Position,
  step: number,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with pairs as materialized (${pairRows(pairs)}),
    chosen as materialized (${chosenConversations(viewer, input)}),
    found as (
      select ca.conversation_id, max(ca.last_at) as last_at
      from chosen join conversation_audiences ca using (conversation_id)
        join pairs using (mailbox_id, audience_id)
      where ca.box = ${input.box}
      group by ca.conversation_id
    ),
    sorted as (
      select conversation_id, last_at from found
      where (last_at, conversation_id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)
      order by last_at desc, conversation_id desc offset 0
    )
    select conversation_id, last_at from sorted where ${await isTheirs(db, viewer, input, 'sorted')}
    limit ${step}`.execute(db);
  return rows;
}

function chosenConversations(viewer: Viewer, input: ListInput) {
  if (input.filter === 'starred')
    return sql`select conversation_id from stars where user_id = ${viewer.userId}::bigint`;
  return sql`select distinct l.conversation_id from ${linksOf(input)}`;
}

function linksOf(input: ListInput) {
  const [type, id] = input.contact ? ['contact', input.contact] : ['company', input.company];
  return sql`links l where l.record_type = ${type} and l.record_id = ${id}::bigint and l.undone_at is null`;
}

/** Whether a row's conversation is the customer's for the viewer: what only unreadable mail tells files nothing here. */
async function isTheirs(
  db: Kysely<Database>,
  viewer: Viewer,
  input: ListInput,
  row: string,
): Promise<RawBuilder<boolean>> {
  if (input.contact === undefined && input.company === undefined) return sql<boolean>`true`;
  const audiences = await readableAudiences(db, viewer);
  return sql<boolean>`exists (select from ${linksOf(input)}
    and l.conversation_id = ${sql.ref(`${row}.conversation_id`)} and ${linkIsVisible(audiences)} offset 0)`;
}

async function onlyUnread(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: Pair[],
  input: ListInput,
  places: Place[],
): Promise<Place[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<{ conversation_id: string }>`
    with pairs as materialized (${pairRows(pairs)})
    select ca.conversation_id from conversation_audiences ca join pairs using (mailbox_id, audience_id)
      left join reads r on r.user_id = ${viewer.userId}::bigint and r.conversation_id = ca.conversation_id
    where ca.conversation_id = any(${places.map((place) => place.conversation_id)}::bigint[]) and ca.box = ${input.box}
    group by ca.conversation_id, r.up_to
    having ${isUnread(sql`max(ca.unread_after)`, sql`r.up_to`, sql`max(ca.last_at)`)}`.execute(db);
  const unread = new Set(rows.map((row) => row.conversation_id));
  return places.filter((place) => unread.has(place.conversation_id));
}

/** How many conversations the list has, counted as far as 1,000. */
export async function countPairs(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: Pair[],
  input: Pick<ListInput, 'box' | 'filter' | 'contact' | 'company'>,
): Promise<{ count: number; capped: boolean }> {
  const readAtMost = countAtMost * 3;
  const few = drivenByFewRows(input as ListInput);
  const { rows } = await sql<{ read: number; count: number }>`
    with pairs as materialized (${pairRows(pairs)}),
    rows as (
      select ca.conversation_id, ca.last_at, ca.unread_after from pairs
        join conversation_audiences ca using (mailbox_id, audience_id)
      where ca.box = ${input.box}
        ${few ? sql`and ca.conversation_id in (${chosenConversations(viewer, input as ListInput)}) and ${await isTheirs(db, viewer, input as ListInput, 'ca')}` : sql``}
        ${input.filter === 'unread' ? sql`and (ca.unread_after is not null or exists (select 1 from reads where user_id = ${viewer.userId}::bigint and conversation_id = ca.conversation_id and up_to = '-infinity'))` : sql``}
      limit ${readAtMost}
    ),
    found as (
      select rows.conversation_id from rows
        ${input.filter === 'unread' ? sql`left join reads r on r.user_id = ${viewer.userId}::bigint and r.conversation_id = rows.conversation_id` : sql``}
      group by rows.conversation_id ${input.filter === 'unread' ? sql`, r.up_to having ${isUnread(sql`max(rows.unread_after)`, sql`r.up_to`, sql`max(rows.last_at)`)}` : sql``}
    )
    select (select count(*)::int from rows) as read, (select count(*)::int from found) as count`.execute(db);
  const { read, count } = rows[0]!;
  return { count: Math.min(count, countAtMost), capped: count > countAtMost || read === readAtMost };
}
