// What the word index finds in a stretch of time, and which of its finds are hits: it knows words, not fields or phrases.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import { columns, inOrder, isBehind, isReadable, itsMessage, newestFirst } from './hit-columns.ts';
import { monthsTerm, startOf } from './plan/months.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';
import { inPeriod, wordsPeriods } from './words-periods.ts';

/** With more audiences the word index is asked for the words alone: it looks each audience up anew. */
const mostAudiences = 8;

/** Whether the word index is asked for the viewer's audiences too. */
export const isByAudience = ({ audiences }: SearchPlan): boolean => audiences.length <= mostAudiences;

/** The conversations of a customer. */
export interface Among {
  /** A query for their `id`. */
  ids: RawBuilder<unknown>;
  /** So many that laying them over the words costs more than asking for each find whether it is theirs. */
  areMany: boolean;
  /** A term that stands among the words of all their mail: the index needs no other way to know it. */
  mark?: string | undefined;
}

/** What stretches are asked of: words for the index, which may find too much, and what each of its finds must hold. */
export interface Asked {
  query: string;
  /** Speaks of the rows `w` and `m`; undefined where the index tells all. */
  rest: RawBuilder<unknown> | undefined;
  /** Only mail of these conversations. */
  among?: Among | undefined;
  /** Words stand for a field or a phrase: most finds may be none. */
  isWider?: boolean;
}

/**
 * Where a word must stand (`body:`) and what stands beside what ("phrases") the index does not know: it is asked for the
 * words alone, and each mail for the rest, newest first and no further than the page needs.
 */
export function asked(plan: SearchPlan, among?: Among): Asked {
  const { query, rest } = plan.condition;
  const isWider = /':\*?[A-D]| <-> /.test(query);
  // A customer's finds are few, and that a word is not meant in a language costs the index a third of its time.
  if (!isWider && !among) return { query, rest };
  // What is taken away of languages and stems is wider only where nothing else is denied.
  const wider = query
    .replaceAll(/ & !\((?:'[^']*':[A-D](?: & )?)+\)/g, '')
    .replaceAll(/ & !(?:'~l[a-z]+'|\('~l[a-z]+'(?: \| '~l[a-z]+')+\))/g, '')
    .replaceAll(/('[^']*':\*?)[A-D]+/g, (_, term: string) => (term.endsWith('*') ? term : term.slice(0, -1)))
    .replaceAll(' <-> ', ' & ');
  const marked = (words: string) =>
    among?.mark ? [words, among.mark].filter((one) => one !== '').join(' & ') : words;
  if (wider === query || wider.includes('!')) return { query: marked(query), rest, among };
  const exact = sql`w.words @@ ${query}::tsquery`;
  return { query: marked(wider), rest: rest ? sql`(${exact} and ${rest})` : exact, among, isWider };
}

export interface Within {
  from: Position;
  most: number;
  months: [number, number];
  /** The index over words and that over conversations are laid over each other: for many months, where looking at each find costs more. */
  laidOver?: boolean;
}

/**
 * What the index finds in some months, newest first.
 * @returns undefined where it is more than `most`: the stretch is to be shorter then
 */
export async function findsWithin(
  trx: Kysely<Database>,
  plan: SearchPlan,
  { query, among }: Asked,
  { from, most, months: [first, last], laidOver = false }: Within,
): Promise<Found[] | undefined> {
  // The limit without an order ends the look into the table: the index has told all places by then, which is cheap.
  const theirs = laidOver
    ? sql`and w.conversation_id = any(array(select e.id from (${among!.ids}) e))`
    : isAmong(among);
  const look = sql<Found>`
    select ${columns} from message_words w
    where ${withinMonths(query, first, last)} and ${isByAudience(plan) ? isReadable(plan) : notByIndex(plan)}
      and ${isBehind(from)} ${theirs}
    limit ${most + 1}`;
  const { rows } = await (laidOver ? withDearRows(trx, () => look.execute(trx)) : look.execute(trx));
  return rows.length > most ? undefined : newestFirst(rows);
}

/**
 * Runs a query by laying all its indexes over each other. The planner takes ten for any list it does not see, and would
 * look at thousands of rows instead; a list it does see costs it two microseconds an entry.
 */
export async function withDearRows<T>(trx: Kysely<Database>, work: () => Promise<T>): Promise<T> {
  const cost = (value: string) => sql`select set_config('cpu_tuple_cost', ${value}, true)`.execute(trx);
  await cost('10000');
  const result = await work();
  await cost('0.01');
  return result;
}

// What fewer mails hold is found in years as quickly as in a month. The planner takes half a percent for each form of a
// word it does not remember.
const commonShare = 0.05;

/** Whether words are common in all mail, as the planner guesses from what it remembers of the words most used. */
export async function isCommon(trx: Kysely<Database>, { query }: Asked): Promise<boolean> {
  if (query === '') return true;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { Plans: { 'Plan Rows': number }[] } }] }>`
    explain (format json) select from message_words where words @@ ${query}::tsquery
      union all select from message_words`.execute(trx);
  const [found, all] = rows[0]!['QUERY PLAN'][0].Plan.Plans.map((plan) => plan['Plan Rows']);
  return found! > commonShare * all!;
}

// So many mails are looked into, of which so many at least must hold the words.
const lookedInto = 24;
const leastHolding = 3;
const month = 30 * 86400;

/**
 * Whether a stretch seems to hold so much that the index would only tell that it is too much: by the first of its mails, as
 * what was common until some year is in that year.
 */
export async function seemsTooMuch(
  trx: Kysely<Database>,
  plan: SearchPlan,
  { query }: Asked,
  { most, months: [first, last] }: Pick<Within, 'most' | 'months'>,
): Promise<boolean> {
  const begins = sql`w.sent_at >= ${startOf(first)}::timestamptz order by w.sent_at, w.message_id limit ${lookedInto}`;
  const mails = isByAudience(plan)
    ? sql`select e.* from unnest(${plan.audiences}::bigint[]) a (id) cross join lateral (
        select w.words, w.sent_at from message_words w where w.audience_id = a.id and ${begins}) e
        order by e.sent_at limit ${lookedInto}`
    : sql`select w.words, w.sent_at from message_words w where ${begins}`;
  const { rows } = await sql<{ count: number; seconds: number | null }>`
    select count(*) filter (where words @@ ${query}::tsquery)::int as count,
      extract(epoch from max(sent_at) - min(sent_at))::float as seconds from (${mails}) e`.execute(trx);
  const { count, seconds } = rows[0]!;
  return (
    count >= leastHolding && (count * month * (last - first + 1)) / Math.max(seconds ?? 0, 60) > 2 * most
  );
}

/** Runs a query for which the planner must leave out some of its ways. */
async function without<T>(trx: Kysely<Database>, ways: string[], work: () => Promise<T>): Promise<T> {
  const all = (value: string) =>
    sql`select ${sql.join(ways.map((way) => sql`set_config(${`enable_${way}`}, ${value}, true)`))}`.execute(
      trx,
    );
  await all('off');
  const result = await work();
  await all('on');
  return result;
}

/** What the words find in some months, newest first as far as `limit`, by walking: for what a good part of the mail holds. */
export async function walkWithin(
  trx: Kysely<Database>,
  plan: SearchPlan,
  { query, among }: Asked,
  { from, limit, months: [first, last] }: { from: Position; limit: number; months: [number, number] },
): Promise<Found[]> {
  const { rows } = await without(trx, ['bitmapscan', 'sort'], () =>
    sql<Found>`
      select ${columns} from message_words w
      where w.sent_at >= ${startOf(first)}::timestamptz and w.sent_at < ${startOf(last + 1)}::timestamptz
        and ${isBehind(from)} and ${notByIndex(plan)}
        ${isAmong(among)}
        ${query === '' ? sql`` : sql`and w.words @@ ${query}::tsquery`}
      ${inOrder} limit ${limit}`.execute(trx),
  );
  return rows;
}

/** Which of the index's finds are hits, in their order. */
export async function holding(
  trx: Kysely<Database>,
  rest: RawBuilder<unknown>,
  finds: Found[],
): Promise<Found[]> {
  if (finds.length === 0) return [];
  const { rows } = await sql<{ message_id: string }>`
    select w.message_id from unnest(${finds.map((each) => each.conversation_id)}::bigint[],
        ${finds.map((each) => each.message_id)}::bigint[]) as f (conversation_id, message_id)
      cross join lateral (select * from message_words w
        where w.conversation_id = f.conversation_id and w.message_id = f.message_id offset 0) w ${itsMessage}
    where ${rest}`.execute(trx);
  const held = new Set(rows.map((row) => row.message_id));
  return finds.filter((each) => held.has(each.message_id));
}

/** By parts of the word index and the marks in them; without words in the query the index by time knows the months. */
function withinMonths(query: string, first: number, last: number): RawBuilder<unknown> {
  if (query === '')
    return sql`w.sent_at >= ${startOf(first)}::timestamptz and w.sent_at < ${startOf(last + 1)}::timestamptz`;
  const parts = wordsPeriods.flatMap((period) => {
    const [start, end] = [Math.max(first, period.from * 12), Math.min(last, period.to * 12 - 1)];
    if (start > end) return [];
    const isAll = start === period.from * 12 && end === period.to * 12 - 1;
    const words = isAll ? query : `(${query}) & ${monthsTerm(start, end)}`;
    return [sql`(${inPeriod(period, 'w')} and w.words @@ ${words}::tsquery)`];
  });
  return sql`(${sql.join(parts, sql` or `)})`;
}

/** Looked up in a table made of the query once: below "is true" the planner leaves it what it is. */
const isAmong = (among: Among | undefined) =>
  among && !among.mark ? sql`and (w.conversation_id in (select e.id from (${among.ids}) e)) is true` : sql``;

const notByIndex = (plan: SearchPlan) => sql`(w.audience_id + 0) = any(${plan.audiences}::bigint[])`;
