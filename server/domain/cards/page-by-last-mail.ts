// One page of cards, those with the newest readable mail first, those without any last.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { lastMailOf } from '../access/correspondence-of.ts';
import type { CappedCount } from '../refs.ts';
import type { CardList } from './card-page.ts';
import { readPagePosition, writePagePosition } from './page-position.ts';
import { as } from './visible-cards.ts';

/** Up to so many cards are ordered whole; of longer lists the newest mail is walked until the page is full. */
const orderedWhole = 1000;
const countAtMost = 1000;
/** Conversations of one audience that one step of the walk reads. */
const stepOfAudience = 200;
/** Cards looked through for those without mail before a page is given as it is. */
const lookedThrough = 2000;

type Placed = { id: string; at: string };
type Page = { ids: string[]; next?: string; total?: CappedCount };

/** @param list its `cursor` is one of this order */
export async function pageByLastMail(db: Kysely<Database>, list: CardList): Promise<Page> {
  const from = readPagePosition('mail', list.cursor);
  const few = await fewCards(db, list);
  const total = list.cursor
    ? {}
    : { total: { count: Math.min(few.length, countAtMost), capped: few.length > countAtMost } };
  if (few.length <= orderedWhole) {
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

/** The ids on the list, one more than are ordered whole where there are more. */
async function fewCards(db: Kysely<Database>, { type, tables, condition }: CardList): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ${as(type)}.id from ${tables} where ${condition} limit ${orderedWhole + 1}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The next cards by their newest mail, one more than the page where there are so many. */
async function walk(
  db: Kysely<Database>,
  list: CardList,
  from: { key: string; id: string } | undefined,
): Promise<Placed[]> {
  const found: Placed[] = [];
  const seen = new Set<string>();
  for (let until: string | null = from?.key ?? null; found.length <= list.limit; ) {
    const { conversations, edge } = await newestConversations(db, list.audiences, until);
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
 * Conversations with mail up to a time, newest of each audience first.
 * @returns down to which time these are all there are; null: down to the last
 */
async function newestConversations(
  db: Kysely<Database>,
  audiences: string[],
  until: string | null,
): Promise<{ conversations: string[]; edge: string | null }> {
  const { rows } = await sql<{ conversation_id: string; last_at: Date; nth: string }>`
    select x.conversation_id, x.last_at, x.nth from unnest(${audiences}::bigint[]) a (id) cross join lateral (
      select ca.conversation_id, ca.last_at, row_number() over (order by ca.last_at desc, ca.conversation_id desc) as nth
      from conversation_audiences ca
      where ca.mailbox_id = 0 and ca.box = 'all' and ca.audience_id = a.id
        and ca.last_at <= coalesce(${until}::timestamptz, 'infinity')
      order by ca.last_at desc, ca.conversation_id desc limit ${stepOfAudience}) x`.execute(db);
  const cuts = rows
    .filter(({ nth }) => nth === String(stepOfAudience))
    .map(({ last_at }) => last_at.getTime());
  const newestCut = cuts.length > 0 ? Math.max(...cuts) : undefined;
  // All of one step in the same millisecond as the last one's end: step over it, or the walk stands still.
  const stuck = newestCut !== undefined && until !== null && newestCut >= Date.parse(until);
  const edge = newestCut === undefined ? null : new Date(stuck ? newestCut - 1 : newestCut).toISOString();
  return {
    conversations: [
      ...new Set(
        rows
          .filter(({ last_at }) => newestCut === undefined || last_at.getTime() >= newestCut)
          .map((row) => row.conversation_id),
      ),
    ],
    edge,
  };
}

async function cardsOf(db: Kysely<Database>, list: CardList, conversations: string[]): Promise<string[]> {
  const { type, tables, condition } = list;
  const { rows } = await sql<{ id: string }>`
    with filed as materialized (
      select distinct record_id from links where conversation_id = any(${conversations}::bigint[])
        and record_type = ${type} and undone_at is null
    )
    select ${as(type)}.id from ${tables} where ${as(type)}.id in (select record_id from filed) and ${condition}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/**
 * Cards of which the viewer may read no mail, the last made first.
 * @returns `after` when it was looked long enough: the page is given as it is, and the next goes on from there
 */
async function withoutMail(
  db: Kysely<Database>,
  { type, tables, condition, audiences }: CardList,
  behind: string | undefined,
  wanted: number,
): Promise<{ placed: Placed[]; after?: string }> {
  const found: Placed[] = [];
  let after = behind;
  for (let looked = 0; found.length < wanted; looked += stepOfAudience) {
    if (looked >= lookedThrough && after !== undefined) return { placed: found, after };
    const { rows } = await sql<{ id: string }>`
      select ${as(type)}.id from ${tables}
      where ${condition} ${after === undefined ? sql`` : sql`and ${as(type)}.id < ${after}::bigint`}
      order by ${as(type)}.id desc limit ${stepOfAudience}`.execute(db);
    const ids = rows.map(({ id }) => id);
    const times = await lastMailOf(db, audiences, type, ids);
    found.push(...ids.filter((id) => !times.has(id)).map((id) => ({ id, at: '' })));
    if (ids.length < stepOfAudience) break;
    after = ids.at(-1);
  }
  return { placed: found.slice(0, wanted) };
}
