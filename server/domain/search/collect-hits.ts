// Collects the newest hits of a plan by the index that fits it, until there are enough or time runs out.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import { byStretches, type Looking } from './by-stretches.ts';
import { forcedPlans, isOutOfTime } from './forced-plans.ts';
import { newestFirst } from './hit-columns.ts';
import {
  byLastMail,
  conversationsOfCustomers,
  hitsInFiles,
  hitsOfConversations,
  newestOf,
} from './hit-queries.ts';
import { asked } from './index-finds.ts';
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
  /** The same for fields and phrases, where each find has to be asked; as long as `patience` if not given. */
  patienceAsking?: number | undefined;
}

// Of a customer with more conversations than this each find is asked whether it is theirs.
const mostConversations = 20_000;
const conversationsAtOnce = 200;

/** The newest `limit` hits behind a position. Run as the owner of the tables: the rights stand in the queries. */
export async function collectHits(
  db: Kysely<Database>,
  plan: SearchPlan,
  { from, limit, patience = 1500, patienceAsking = patience }: Collecting,
): Promise<Collected> {
  const found: Found[] = [];
  if (plan.audiences.length === 0) return { hits: [], complete: true, stopped: false };
  const began = performance.now();
  const deadline = began + patience;
  try {
    const complete = await forcedPlans(
      db,
      async (trx) => {
        const { query, rest } = plan.condition;
        if (query === '' && !rest) {
          found.push(...(await newestOf(trx, plan, from, limit + 1)));
          return true;
        }
        const theirs = plan.customers && (await conversationsOfCustomers(trx, plan, mostConversations));
        if (theirs && query === '')
          return byConversations(trx, plan, await byLastMail(trx, theirs), { from, limit, deadline, found });
        if (plan.inFiles) found.push(...(await hitsInFiles(trx, plan, from, limit + 1)));
        const what = asked(plan, theirs);
        const until = what.isWider ? Math.min(deadline, began + patienceAsking) : deadline;
        return byStretches(trx, plan, what, { from, limit, deadline: until, found });
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

/** A customer's mail without words: no mail of a conversation is newer than the conversation. */
async function byConversations(
  trx: Kysely<Database>,
  plan: SearchPlan,
  theirs: { id: string; last_at: Date }[],
  { from, limit, deadline, found }: Looking,
): Promise<boolean> {
  const start = from.lastAt === 'infinity' ? Number.POSITIVE_INFINITY : new Date(from.lastAt).getTime();
  for (let at = 0; at < theirs.length; at += conversationsAtOnce) {
    const some = theirs.slice(at, at + conversationsAtOnce);
    found.push(
      ...(await hitsOfConversations(
        trx,
        plan,
        from,
        some.map(({ id }) => id),
      )),
    );
    const next = theirs[at + conversationsAtOnce]?.last_at.getTime();
    if (next === undefined) return true;
    // What is newer than every conversation to come stands.
    if (next < start && found.filter((hit) => hit.sent_at.getTime() > next).length > limit) return true;
    if (performance.now() > deadline) return false;
  }
  return true;
}
