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
  conversationsOfState,
  hitsInFiles,
  hitsOfConversations,
  newestOf,
} from './hit-queries.ts';
import { asked, isByAudience } from './index-finds.ts';
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
const mostConversations = 60_000;
// Of a customer with fewer the newest mails are looked into for the words first, as long as so many conversations seem
// to fill the page: the index would tell of everybody's mail, in all years.
const fewConversations = 4000;
// Who reads few mailboxes finds little of it there, and the index, which knows mailboxes, has little to tell.
const fewestConversations = 600;
const mostForWords = 800;
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
        // Without words a state narrows as a customer does: what is unread, in the inbox, starred, handled, large.
        const some =
          theirs ?? (query === '' ? await conversationsOfState(trx, plan, mostConversations) : undefined);
        const few = isByAudience(plan) ? fewestConversations : fewConversations;
        if (some && (query === '' || some.length <= few)) {
          const most = query === '' ? mostConversations : mostForWords;
          const looked = await byConversations(trx, plan, some, { from, limit, deadline, found, most });
          if (looked !== 'too many') return looked === 'all';
        }
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

/**
 * The mail of some conversations without the index over words: no mail of a conversation is newer than the conversation.
 * @param most conversations that may be looked through, the newest
 * @returns `all` when the page is full or there is no more; `late` when time ran out; `too many` when it would take more than `most`
 */
async function byConversations(
  trx: Kysely<Database>,
  plan: SearchPlan,
  all: string[],
  { from, limit, deadline, found, most }: Looking & { most: number },
): Promise<'all' | 'late' | 'too many'> {
  const theirs = await byLastMail(trx, all, most);
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
    if (next === undefined) return all.length > most ? 'too many' : 'all';
    // What is newer than every conversation to come stands.
    if (next < start && found.filter((hit) => hit.sent_at.getTime() > next).length > limit) return 'all';
    if (performance.now() > deadline) return 'late';
    const wanted = found.length === 0 ? all.length : ((limit + 1) * (at + some.length)) / found.length;
    if (Math.min(wanted, all.length) > most) return 'too many';
  }
  return 'all';
}
