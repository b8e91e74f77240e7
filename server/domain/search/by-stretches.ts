// Looks through the word index newest first, stretch by stretch of time, each as wide as the finds before say.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import type { Elsewhere } from './elsewhere.ts';
import {
  type Asked,
  findsWithin,
  holding,
  isByAudience,
  isCommon,
  seemsTooMuch,
  walkWithin,
  withDearRows,
} from './index-finds.ts';
import { monthOf, startOf } from './plan/months.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';
import { periodOf } from './words-periods.ts';

const widestStep = 60;
// A stretch with more finds than this, and than a few pages, is cut shorter.
const mostFinds = 800;
// A wide one is sooner: that there are too many is all it tells.
const mostFindsWide = 300;
// Of few mailboxes the index tells only theirs: to have asked in vain costs more than to look at them.
const mostFindsWideOfFew = 1500;
const isWide = 4;
// A customer's mail in half of the years: finds of it are few and theirs.
const mostFindsOfCustomer = 3000;
// Within so many months the page of a customer with much mail is to be full, else all years are asked.
const newestMonths = 24;

/** Where to go on, how far, until when; what was found is put to `found`. */
export interface Looking {
  from: Position;
  limit: number;
  deadline: number;
  found: Found[];
}

/** Months since the year 0, both included. */
interface Months {
  from: number;
  to: number;
}

/** The months in which there can be hits, and those of the first and last mail. */
interface Range extends Months {
  first: number;
  last: number;
}

/** How many hits were found, and whether older ones may have been left out though fewer than wanted were found. */
interface Looked {
  hits: number;
  late: boolean;
}

/** @returns false when hits older than those found were not looked for */
export async function byStretches(
  trx: Kysely<Database>,
  plan: SearchPlan,
  what: Asked,
  looking: Looking,
  elsewhere: Elsewhere,
): Promise<boolean> {
  const range = await rangeOf(trx, plan, looking.from);
  if (!range) return true;
  const look = () =>
    what.among
      ? ofCustomer(trx, plan, what, looking, range, elsewhere)
      : inSteps(trx, plan, what, looking, range);
  const { late } = await (isByAudience(plan) && !what.among ? withDearRows(trx, look) : look());
  return !late;
}

/** Step by step, the first of them a month, each as wide as the finds so far say. */
async function inSteps(
  trx: Kysely<Database>,
  plan: SearchPlan,
  what: Asked,
  looking: Looking,
  range: Months,
  wanted = looking.limit + 1,
): Promise<Looked> {
  const { from, limit, deadline, found } = looking;
  let step = 1;
  let widest = widestStep;
  let own = 0;
  // A stretch held too much: what a shorter one holds is walked to sooner.
  let isDense = false;
  // Asked once the first month did not fill the page.
  let areCommon: boolean | undefined;
  for (let to = range.to; to >= range.from; ) {
    // Across parts of the index only where words are rare: too many finds of common ones are found in vain.
    const start = areCommon === false ? to - step + 1 : Math.max(to - step + 1, periodOf(to).from * 12);
    const first = Math.max(range.from, start);
    const isMuch = to - first + 1 >= isWide || (isDense && !isByAudience(plan));
    const mostWide = isByAudience(plan) ? mostFindsWideOfFew : mostFindsWide;
    const most = Math.max(isMuch ? mostWide : mostFinds, 2 * limit);
    const within = { from, most, months: [first, to] as [number, number] };
    const isFull = areCommon && !what.among && first < to && (await seemsTooMuch(trx, plan, what, within));
    const finds = isFull ? undefined : await findsWithin(trx, plan, what, within);
    if (!finds && first < to) {
      step = Math.ceil((to - first + 1) / 12);
      widest = step;
      isDense = true;
      continue;
    }
    const hits = finds
      ? await hitsAmong(trx, what, finds, wanted - own, deadline)
      : await walk(trx, plan, what, { from, limit: wanted - own, deadline }, [first, to]);
    found.push(...hits.hits);
    own += hits.hits.length;
    if (own >= wanted) return { hits: own, late: false };
    to = first - 1;
    if (!hits.all) return { hits: own, late: true };
    if (to < range.from) break;
    if (performance.now() > deadline) return { hits: own, late: true };
    // As wide as the hits so far say; four times as wide where there were none.
    const count = hits.hits.length;
    areCommon ??= await isCommon(trx, what);
    const next = count === 0 ? step * 4 : Math.ceil(((step * (wanted - own)) / count) * 1.3);
    step = Math.min(Math.max(next, step), step * 6, widest);
    widest = Math.min(2 * widest, widestStep);
  }
  return { hits: own, late: false };
}

/** Of a customer with much mail the newest months, as long as they seem to fill the page; then all years. */
async function ofCustomer(
  trx: Kysely<Database>,
  plan: SearchPlan,
  what: Asked,
  looking: Looking,
  range: Range,
  elsewhere: Elsewhere,
): Promise<Looked> {
  const { from, deadline, found } = looking;
  const wanted = looking.limit + 1;
  let { to } = range;
  let own = 0;
  for (let months = 3; what.among!.areMany; ) {
    const first = Math.max(range.from, to - months + 1);
    const some = await findsWithin(trx, plan, what, { from, most: mostFindsOfCustomer, months: [first, to] });
    if (!some) break;
    const { hits, all } = await hitsAmong(trx, what, some, wanted - own, deadline);
    found.push(...hits);
    own += hits.length;
    to = first - 1;
    if (own >= wanted || to < range.from) return { hits: own, late: false };
    if (!all || performance.now() > deadline) return { hits: own, late: true };
    // As many as the hits so far say, but few at first: the newest months may be fuller or emptier than the others.
    const needed = Math.ceil(((range.to - to) * (wanted - own) * 1.3) / own);
    if (needed > newestMonths) break;
    months = Math.min(needed, 4 * months);
  }
  const rest = await inHalves(
    trx,
    plan,
    what,
    looking,
    wholeParts({ from: range.from, to }, range),
    elsewhere,
    wanted - own,
  );
  return { hits: own + rest.hits, late: rest.late };
}

/** Of a customer's mail in all years: the newer and the older half beside each other. */
async function inHalves(
  trx: Kysely<Database>,
  plan: SearchPlan,
  what: Asked,
  looking: Looking,
  range: Months,
  elsewhere: Elsewhere,
  needed: number,
): Promise<Looked> {
  const { from, limit, deadline, found } = looking;
  const most = Math.max(mostFindsOfCustomer, 2 * limit);
  // What few mailboxes hold of the words is sooner looked at, and the index may know the customer by itself.
  const laidOver = !isByAudience(plan) && !what.among!.mark;
  const look = (where: Kysely<Database>, months: Months) =>
    findsWithin(where, plan, what, { from, most, months: [months.from, months.to], laidOver });
  const [newer, older] = halvesOf(range);
  const olderFinds = older && elsewhere((other) => look(other, older));
  let own = 0;
  for (const months of [newer, older]) {
    if (!months || own >= needed) break;
    const some = await (months === older && olderFinds ? olderFinds : look(trx, months));
    const wanted = needed - own;
    if (some) {
      const { hits, all } = await hitsAmong(trx, what, some, wanted, deadline);
      found.push(...hits);
      own += hits.length;
      if (!all) return { hits: own, late: own < needed };
    } else {
      const { hits, late } = await inSteps(trx, plan, what, looking, months, wanted);
      own += hits;
      if (late) return { hits: own, late };
    }
  }
  return { hits: own, late: false };
}

/** Parts of the index are asked as a whole, which saves the marks of months, where no mail is beyond. */
function wholeParts({ from, to }: Months, { first, last }: Range): Months {
  const { from: start } = periodOf(first);
  const { to: end } = periodOf(last);
  return {
    from: from === first && Number.isFinite(start) ? start * 12 : from,
    to: to === last && Number.isFinite(end) ? end * 12 - 1 : to,
  };
}

/** Cut where a part of the index begins; one half where there is but one part. */
function halvesOf({ from, to }: Months): [newer: Months, older?: Months] {
  const starts = [];
  for (let start = periodOf(to).from * 12; start > from; start = periodOf(start - 1).from * 12)
    starts.push(start);
  const middle = starts[starts.length >> 1];
  return middle === undefined
    ? [{ from, to }]
    : [
        { from: middle, to },
        { from, to: middle - 1 },
      ];
}

async function walk(
  trx: Kysely<Database>,
  plan: SearchPlan,
  what: Asked,
  { from, limit, deadline }: Omit<Looking, 'found'>,
  months: [number, number],
): Promise<{ hits: Found[]; all: boolean }> {
  const atOnce = what.rest ? 4 * limit : limit;
  const hits: Found[] = [];
  for (let position = from; ; ) {
    const finds = await walkWithin(trx, plan, what, { from: position, limit: atOnce, months });
    const some = await hitsAmong(trx, what, finds, limit - hits.length, deadline);
    hits.push(...some.hits);
    const last = finds.at(-1);
    if (!some.all || hits.length >= limit || !last || finds.length < atOnce) return { hits, all: some.all };
    if (performance.now() > deadline) return { hits, all: false };
    position = { lastAt: last.sent_at.toISOString(), id: last.message_id };
  }
}

/** Those of the finds that are hits, newest first as far as `limit`; not `all` when time ran out before. */
async function hitsAmong(
  trx: Kysely<Database>,
  { rest, isWider }: Asked,
  finds: Found[],
  limit: number,
  deadline: number,
): Promise<{ hits: Found[]; all: boolean }> {
  if (!rest) return { hits: finds, all: true };
  const hits: Found[] = [];
  // A thousand mails asked for a phrase would end a fifth of a second after time is up.
  const most = isWider ? 300 : 1000;
  let size = 2 * limit;
  for (let at = 0; at < finds.length && hits.length < limit; at += size, size = Math.min(2 * size, most)) {
    const some = finds.slice(at, at + size);
    hits.push(...(await holding(trx, rest, some)));
    if (performance.now() > deadline && at + size < finds.length) return { hits, all: false };
  }
  return { hits, all: true };
}

/** The months in which there can be hits. */
async function rangeOf(trx: Kysely<Database>, plan: SearchPlan, from: Position): Promise<Range | undefined> {
  const { rows } = await (plan.audiences.length <= 200
    ? sql<{ first: Date | null; last: Date | null }>`
        select min(e.first) as first, max(e.last) as last from unnest(${plan.audiences}::bigint[]) a (id)
          cross join lateral (select
            (select sent_at from message_words where audience_id = a.id order by sent_at, message_id limit 1) as first,
            (select sent_at from message_words where audience_id = a.id order by sent_at desc, message_id desc limit 1) as last) e`
    : sql<{ first: Date | null; last: Date | null }>`
        select (select sent_at from message_words order by sent_at, message_id limit 1) as first,
          (select sent_at from message_words order by sent_at desc, message_id desc limit 1) as last`
  ).execute(trx);
  const { first, last } = rows[0]!;
  if (!first || !last) return undefined;
  const ends = [
    last,
    ...(plan.before ? [plan.before] : []),
    ...(from.lastAt === 'infinity' ? [] : [new Date(from.lastAt)]),
  ];
  const end = new Date(Math.min(...ends.map((date) => date.getTime())));
  const start = new Date(Math.max(first.getTime(), plan.after?.getTime() ?? 0, startOf(1900 * 12).getTime()));
  return { from: monthOf(start), to: monthOf(end), first: monthOf(first), last: monthOf(last) };
}
