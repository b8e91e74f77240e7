// One page of cards, those with the newest readable mail first, those without any last.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import type { CappedCount } from '../refs.ts';
import { type CardList, cappedCount, countedTo, fromCards, someCards } from './card-list.ts';
import { readPagePosition, writePagePosition } from './page-position.ts';
import { as, isVisible } from './visible-cards.ts';

/** How many conversations one step of the walk reads. */
const stepAtLeast = 200;
const stepAtMost = 2000;
/** Days: behind them everything is read. */
const everyDay = 20_000;
/** Cards asked at once for whether they have mail. */
const askedAtOnce = 200;
/** Cards looked through for those without mail before a page is given as it is. */
const lookedThrough = 2000;

type Placed = { id: string; at: string };
type Page = { ids: string[]; next?: string; total?: CappedCount };

/**
 * What is counted whole is ordered whole; of longer lists the newest mail is walked until the page is full.
 * @param list its `cursor` is one of this order
 */
export async function pageByLastMail(db: Kysely<Database>, list: CardList): Promise<Page> {
  const from = readPagePosition('mail', list.cursor);
  const few = await someCards(db, list, countedTo(list) + 1);
  const total = list.cursor ? {} : { total: cappedCount(list, few.length) };
  if (few.length <= countedTo(list)) {
    const times = await lastMailOf(db, list.audiences, list.type, few);
    const placed = few.map((id) => ({ id, at: times.get(id) ?? '' })).sort(newestFirst);
    return {
      ...cut(
        placed.filter((one) => !from || isBehind(one, from)),
        list.limit,
      ),
      ...total,
    };
  }
  const withMail = from?.key === '' ? [] : await walk(db, list, from);
  if (withMail.length > list.limit) return { ...cut(withMail, list.limit), ...total };
  const wanted = list.limit + 1 - withMail.length;
  const quiet = await withoutMail(db, list, from?.key === '' ? from.id : undefined, wanted);
  const page = cut([...withMail, ...quiet.placed], list.limit);
  return {
    ...page,
    ...(page.next === undefined && quiet.after !== undefined
      ? { next: writePagePosition({ order: 'mail', key: '', id: quiet.after }) }
      : {}),
    ...total,
  };
}

function cut(placed: Placed[], limit: number): Page {
  const page = placed.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map(({ id }) => id),
    ...(placed.length > limit && last
      ? { next: writePagePosition({ order: 'mail', key: last.at, id: last.id }) }
      : {}),
  };
}

// Times are ISO 8601 of one length, and '' stands behind all of them.
const newestFirst = (a: Placed, b: Placed): number =>
  a.at === b.at ? (BigInt(b.id) > BigInt(a.id) ? 1 : -1) : a.at < b.at ? 1 : -1;
const isBehind = (one: Placed, from: { key: string; id: string }): boolean =>
  newestFirst(one, { at: from.key, id: from.id }) > 0;

/** The next cards by their newest mail, one more than the page where there are so many. */
async function walk(
  db: Kysely<Database>,
  list: CardList,
  from: { key: string; id: string } | undefined,
): Promise<Placed[]> {
  const found: Placed[] = [];
  const seen = new Set<string>();
  let days = 1;
  for (let until = from?.key ?? list.mailUntil ?? null; found.length <= list.limit; days *= 2) {
    const { conversations, edge, width } = await newestConversations(db, list.audiences, until, days);
    days = width;
    const ids = (await cardsOf(db, list, conversations)).filter((id) => !seen.has(id));
    const times = await lastMailOf(db, list.audiences, list.type, ids);
    const placed: Placed[] = [];
    for (const id of ids) {
      const at = times.get(id);
      // Newer than this step: shown before. Older: its turn comes. Below the edge another audience may still be newer.
      if (at === undefined || (edge !== null && at <= edge)) continue;
      seen.add(id);
      if (!from || isBehind({ id, at }, from)) placed.push({ id, at });
    }
    found.push(...placed.sort(newestFirst));
    if (edge === null) break;
    until = edge;
  }
  return found;
}

/**
 * Conversations with mail up to a time, as many days back as hold enough: a viewer with many audiences has little in most.
 * @param until ISO 8601; null: from the newest on
 * @param days how many to begin with
 * @returns the days it took; down to which time these are all there are; null: down to the last
 */
async function newestConversations(
  db: Kysely<Database>,
  audiences: string[],
  until: string | null,
  days: number,
): Promise<{ conversations: string[]; edge: string | null; width: number }> {
  // No mail is from the future, but for clocks that differ.
  const newest = until === null ? Date.now() + 864e5 : Date.parse(until);
  for (let width = days; ; width *= 3) {
    const since = width > everyDay ? null : new Date(newest - width * 864e5).toISOString();
    // Times as literals: planned without them, all audiences would be gone through for each of them.
    const { rows } = await sql<{ conversation_id: string; last_at: Date }>`
      select x.conversation_id, x.last_at from unnest(${audiences}::bigint[]) a (id) cross join lateral (
        select ca.conversation_id, ca.last_at from conversation_audiences ca
        where ca.mailbox_id = 0 and ca.box = 'all' and ca.audience_id = a.id
          and ca.last_at <= ${sql.lit(new Date(newest).toISOString())}::timestamptz
          and ca.last_at > ${sql.lit(since ?? '-infinity')}::timestamptz
        order by ca.last_at desc limit ${stepAtMost}) x
      order by x.last_at desc limit ${stepAtMost}`.execute(db);
    if (since !== null && rows.length < stepAtLeast) continue;
    const last = rows.at(-1);
    // More than a step takes: what has the last one's time may not be whole. All of it in one millisecond is stepped over.
    const cut = rows.length === stepAtMost && last ? last.last_at.getTime() : undefined;
    const kept =
      cut === undefined || cut === newest ? rows : rows.filter((row) => row.last_at.getTime() > cut);
    const edge = cut === undefined ? since : new Date(cut === newest ? newest - 1 : cut).toISOString();
    return { conversations: [...new Set(kept.map((row) => row.conversation_id))], edge, width };
  }
}

async function cardsOf(db: Kysely<Database>, list: CardList, conversations: string[]): Promise<string[]> {
  const { type, audiences } = list;
  const { rows } = await sql<{ id: string }>`
    with filed as materialized (
      select distinct record_id from links where conversation_id = any(${conversations}::bigint[])
        and record_type = ${type} and undone_at is null
    )
    select ${as(type)}.id ${fromCards(list, {
      narrowed: sql`and ${as(type)}.id in (select record_id from filed)`,
    })} and ${isVisible(type, audiences)}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Cards of which the viewer may read no mail, the last made first.
 * @returns `after` when it was looked long enough: the page is given as it is, and the next goes on from there
 */
async function withoutMail(
  db: Kysely<Database>,
  list: CardList,
  behind: string | undefined,
  wanted: number,
): Promise<{ placed: Placed[]; after?: string }> {
  const { type, audiences } = list;
  const found: Placed[] = [];
  let after = behind;
  for (let looked = 0; found.length < wanted; looked += askedAtOnce) {
    if (looked >= lookedThrough && after !== undefined) return { placed: found, after };
    const { rows } = await sql<{ id: string }>`
      select ${as(type)}.id ${fromCards(list, {
        narrowed: after === undefined ? sql`` : sql`and ${as(type)}.id < ${after}::bigint`,
        order: sql`order by ${as(type)}.id desc`,
      })} and ${isVisible(type, audiences)} limit ${askedAtOnce}`.execute(db);
    const ids = rows.map(({ id }) => id);
    const times = await lastMailOf(db, audiences, type, ids);
    found.push(...ids.filter((id) => !times.has(id)).map((id) => ({ id, at: '' })));
    if (ids.length < askedAtOnce) break;
    after = ids.at(-1);
  }
  return { placed: found.slice(0, wanted) };
}
