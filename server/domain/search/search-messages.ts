// Finds messages among those the viewer may read, newest first or weightiest first.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { readPosition, writePosition } from '../conversations/list-position.ts';
import type { CappedCount } from '../refs.ts';
import { collectHits } from './collect-hits.ts';
import { describeHits } from './describe-hits.ts';
import { planQuery } from './plan-query.ts';
import type { Hint } from './query/hint.ts';
import type { SearchHit } from './search-hit.ts';

/** What to look for; the empty query finds all. `limit` 1 to 1000. */
export interface SearchInput {
  q: string;
  sort?: 'date' | 'relevance' | undefined;
  cursor?: string | undefined;
  limit: number;
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
  const plan = await planQuery(db, viewer, input.q);
  const from = readPosition(input.cursor);
  const wanted = input.cursor ? input.limit : Math.max(input.limit, countAtMost);
  const { hits, complete } = await collectHits(db, plan, { from, limit: wanted });
  const page = hits.slice(0, input.limit);
  const last = page.at(-1);
  const more = hits.length > input.limit || (!complete && hits.length === input.limit);
  return {
    items: await describeHits(db, plan, page),
    ...(more && last
      ? { next: writePosition({ lastAt: last.sent_at.toISOString(), id: last.message_id }) }
      : {}),
    total: input.cursor
      ? { count: page.length, capped: true }
      : { count: Math.min(hits.length, countAtMost), capped: !complete },
    words: plan.words,
    hints: plan.hints,
  };
}
