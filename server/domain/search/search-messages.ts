// Finds messages among those the viewer may read, newest first or weightiest first.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { readPosition, writePosition } from '../conversations/list-position.ts';
import type { CappedCount } from '../refs.ts';
import { describeHits } from './describe-hits.ts';
import { planFound } from './plan-found.ts';
import { type Hint, hint } from './query/hint.ts';
import { byRelevance } from './rank-hits.ts';
import type { SearchHit } from './search-hit.ts';

/** What to look for; the empty query finds all. `limit` 1 to 1000. */
export interface SearchInput {
  q: string;
  sort?: 'date' | 'relevance' | undefined;
  cursor?: string | undefined;
  limit: number;
  /** Milliseconds to look for; Infinity where all must be found. */
  patience?: number | undefined;
}

export interface SearchResult {
  items: SearchHit[];
  next?: string;
  total: CappedCount;
  words: string[];
  hints: Hint[];
}

// Phrases and fields of words that stand nearly everywhere end with a hint: narrower words help more than waiting. What the index
// alone answers is left its time, which it needs when nothing of it is in memory yet.
const patienceAsking = 330;

/**
 * Searches. The rights stand in the queries themselves, since row level security would switch the word index off
 * (DESIGN §7): run it as the owner of the tables.
 * @returns hits as in the contract; `hints` say what of the query could not be used
 */
export async function searchMessages(
  db: Kysely<Database>,
  viewer: Viewer,
  input: SearchInput,
): Promise<SearchResult> {
  if (input.sort === 'relevance') return byRelevance(db, viewer, input);
  const { plan, hits, complete, stopped } = await planFound(db, viewer, input.q, {
    from: readPosition(input.cursor),
    limit: input.limit,
    patience: input.patience,
    patienceAsking: input.patience ?? patienceAsking,
  });
  const page = hits;
  const last = page.at(-1);
  const more = !complete && (stopped || hits.length === input.limit);
  const { items, words } = await describeHits(db, plan, page);
  return {
    items,
    ...(more && last
      ? { next: writePosition({ lastAt: last.sent_at.toISOString(), id: last.message_id }) }
      : {}),
    total: { count: page.length, capped: input.cursor !== undefined || !complete },
    words,
    hints: [...plan.hints, ...(stopped ? [hint('too-common', 0, input.q.length)] : [])],
  };
}
