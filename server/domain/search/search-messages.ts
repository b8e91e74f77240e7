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

const countAtMost = 1000;

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
  const limit = input.cursor ? input.limit : Math.max(input.limit, countAtMost);
  const { plan, hits, complete, stopped } = await planFound(db, viewer, input.q, {
    from: readPosition(input.cursor),
    limit,
    patience: input.patience,
  });
  const page = hits.slice(0, input.limit);
  const last = page.at(-1);
  const more = hits.length > input.limit || (!complete && (stopped || hits.length === limit));
  const { items, words } = await describeHits(db, plan, page);
  return {
    items,
    ...(more && last
      ? { next: writePosition({ lastAt: last.sent_at.toISOString(), id: last.message_id }) }
      : {}),
    total: input.cursor
      ? { count: page.length, capped: true }
      : { count: Math.min(hits.length, countAtMost), capped: !complete },
    words,
    hints: [...plan.hints, ...(stopped ? [hint('too-common', 0, input.q.length)] : [])],
  };
}
