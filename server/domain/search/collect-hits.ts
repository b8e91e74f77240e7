// Collects the newest hits of a plan by the index that fits it, until there are enough or time runs out.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Position } from '../conversations/list-position.ts';
import { byStretches, type Looking } from './by-stretches.ts';
import { type Elsewhere, elsewhereOf } from './elsewhere.ts';
import { forcedPlans, isOutOfTime } from './forced-plans.ts';
import { newestFirst } from './hit-columns.ts';
import {
  byLastMail,
  type Conversations,
  conversationsOfCustomers,
  conversationsOfState,
  hitsInFiles,
  hitsOfConversations,
  newestOf,
} from './hit-queries.ts';
import { asked, isByAudience } from './index-finds.ts';
import { marksOfCustomers } from './marks-of-customers.ts';
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
// On each of two connections.
const conversationsAtOnce = 150;

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
  const timeout = patience === Number.POSITIVE_INFINITY ? 0 : undefined;
  const elsewhere = elsewhereOf(db, timeout);
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
        if (plan.inFiles) {
          const isPatient = patience === Number.POSITIVE_INFINITY;
          found.push(...(await hitsInFiles(trx, plan, { from, limit: limit + 1, isPatient })));
        }
        const few = isByAudience(plan) ? fewestConversations : fewConversations;
        // The index knows who has much mail: it tells the words and the customer at once.
        const marks = theirs && query !== '' ? await marksOfCustomers(trx, plan) : undefined;
        if (marks?.apart.length) found.push(...(await hitsOfConversations(trx, plan, from, marks.apart)));
        if (some && !marks && (query === '' || some.count <= few)) {
          const most = query === '' ? mostConversations : mostForWords;
          const looked = await byConversations(
            trx,
            plan,
            some,
            { from, limit, deadline, found, most },
            elsewhere,
          );
          if (looked !== 'too many') return looked === 'all';
        }
        const what = asked(
          plan,
          theirs && {
            ids: theirs.ids,
            areMany: theirs.count > few && !isByAudience(plan),
            mark: marks?.term,
          },
        );
        const until = what.isWider ? Math.min(deadline, began + patienceAsking) : deadline;
        return byStretches(trx, plan, what, { from, limit, deadline: until, found }, elsewhere);
      },
      timeout,
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
  all: Conversations,
  { from, limit, deadline, found, most }: Looking & { most: number },
  elsewhere: Elsewhere,
): Promise<'all' | 'late' | 'too many'> {
  const theirs = await byLastMail(trx, all, most + 1);
  if (theirs.length === 0) return 'all';
  const before = found.length;
  const start = from.lastAt === 'infinity' ? Number.POSITIVE_INFINITY : new Date(from.lastAt).getTime();
  const hitsOf = (where: Kysely<Database>, some: { id: string }[]) =>
    hitsOfConversations(
      where,
      plan,
      from,
      some.map(({ id }) => id),
    );
  for (let at = 0; at < Math.min(theirs.length, most); at += 2 * conversationsAtOnce) {
    const some = theirs.slice(at, at + 2 * conversationsAtOnce);
    const others = some.splice(conversationsAtOnce);
    const hitsOfOthers = others.length > 0 ? elsewhere((other) => hitsOf(other, others)) : undefined;
    found.push(...(await hitsOf(trx, some)));
    if (others.length > 0) found.push(...(await (hitsOfOthers ?? hitsOf(trx, others))));
    const beyond = theirs[at + 2 * conversationsAtOnce] ?? (theirs.length > most ? theirs.at(-1) : undefined);
    if (!beyond) return 'all';
    const next = beyond.last_at.getTime();
    // What is newer than every conversation to come stands.
    const standing = found.filter((hit) => hit.sent_at.getTime() > next);
    // One whose own words and whose file both hold the word was found twice.
    if (next < start && new Set(standing.map((hit) => hit.message_id)).size > limit) return 'all';
    if (performance.now() > deadline) return 'late';
    const own = found.length - before;
    const wanted = own === 0 ? all.count : ((limit + 1) * (at + some.length + others.length)) / own;
    if (Math.min(wanted, all.count) > most) return 'too many';
  }
  return 'too many';
}
