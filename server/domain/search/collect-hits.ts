// Collects the newest hits of a plan, stretch by stretch of time, so that a common word need not be sorted as a whole.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import { forcedPlans, isOutOfTime } from './forced-plans.ts';
import { hitsInFiles, hitsOfCustomers, hitsWithin, newestOf } from './hit-queries.ts';
import { monthOf, startOf } from './plan/months.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';

export interface Collected {
  /** Newest first. */
  hits: Found[];
  /** There are no more than these. */
  complete: boolean;
  /** Time ran out before they were all looked for: older ones may be missing. */
  stopped: boolean;
}

export interface Collecting {
  from: Position;
  limit: number;
  /** Milliseconds after which what was found so far is enough, looked at between stretches; Infinity for exports. */
  patience?: number | undefined;
}

// Longer lists of a customer's conversations are narrowed by the words first.
const mostConversations = 4000;
const widestStep = 60;

/** The newest `limit` hits behind a position. Run as the owner of the tables: the rights stand in the queries. */
export async function collectHits(
  db: Kysely<Database>,
  plan: SearchPlan,
  { from, limit, patience = 1500 }: Collecting,
): Promise<Collected> {
  const found: Found[] = [];
  if (plan.audiences.length === 0) return { hits: [], complete: true, stopped: false };
  const deadline = performance.now() + patience;
  try {
    const complete = await forcedPlans(
      db,
      async (trx) => {
        const { query, rest } = plan.condition;
        if (query === '' && !rest) {
          found.push(...(await newestOf(trx, plan, from, limit + 1)));
          return true;
        }
        if (plan.customers) {
          const hits = await hitsOfCustomers(trx, plan, from, limit + 1, mostConversations);
          if (hits) {
            found.push(...hits);
            return true;
          }
        }
        if (plan.inFiles) found.push(...(await hitsInFiles(trx, plan, from, limit + 1)));
        return byStretches(trx, plan, { from, limit, deadline, found });
      },
      patience === Number.POSITIVE_INFINITY ? 0 : undefined,
    );
    const hits = newestFirst(found);
    return {
      hits: hits.slice(0, limit),
      complete: complete && hits.length <= limit,
      stopped: !complete && hits.length < limit,
    };
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return { hits: newestFirst(found).slice(0, limit), complete: false, stopped: true };
  }
}

/** @returns false when hits older than those found were not looked for */
async function byStretches(
  trx: Kysely<Database>,
  plan: SearchPlan,
  { from, limit, deadline, found }: { from: Position; limit: number; deadline: number; found: Found[] },
): Promise<boolean> {
  const range = await rangeOf(trx, plan, from);
  if (!range) return true;
  let step = 1;
  let own = 0;
  for (let to = range.to; to >= range.from; ) {
    const first = Math.max(range.from, to - step + 1);
    const hits = await hitsWithin(trx, plan, { from, limit: limit + 1 - own, months: [first, to] });
    found.push(...hits);
    own += hits.length;
    if (own > limit) return true;
    to = first - 1;
    if (to >= range.from && performance.now() > deadline) return false;
    // As wide as the hits so far say; four times as wide where there were none.
    const wanted = hits.length === 0 ? step * 4 : Math.ceil(((step * (limit + 1 - own)) / hits.length) * 1.3);
    step = Math.min(Math.max(wanted, step), step * 6, widestStep);
  }
  return true;
}

/** The months in which there can be hits. */
async function rangeOf(
  trx: Kysely<Database>,
  plan: SearchPlan,
  from: Position,
): Promise<{ from: number; to: number } | undefined> {
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
  return { from: monthOf(start), to: monthOf(end) };
}

function newestFirst(found: Found[]): Found[] {
  const distinct = new Map(found.map((hit) => [hit.message_id, hit]));
  return [...distinct.values()].sort(
    (a, b) =>
      b.sent_at.getTime() - a.sent_at.getTime() || (BigInt(a.message_id) < BigInt(b.message_id) ? 1 : -1),
  );
}
