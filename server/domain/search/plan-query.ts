// Turns what a person typed into what the database is asked, for one viewer.
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Hint, hint } from './query/hint.ts';
import { makeQuery } from './words/make-query.ts';

/** What to look for, and on whose behalf. */
export interface SearchPlan {
  viewer: Viewer;
  /** Ids of the audiences in which may be found. */
  audiences: string[];
  /** Every hit matches this; '' where words narrow nothing. */
  tsquery: string;
  /** What else holds of a hit: SQL on the row `w` of message_words. */
  condition: RawBuilder<unknown> | undefined;
  /** What to mark: folded words, `begin*` for prefixes. */
  words: string[];
  hints: Hint[];
}

export async function planQuery(db: Kysely<Database>, viewer: Viewer, q: string): Promise<SearchPlan> {
  const { tsquery, problems } = makeQuery(q);
  return {
    viewer,
    audiences: await readableAudiences(db, viewer),
    tsquery,
    condition: undefined,
    words: [...new Set([...tsquery.matchAll(/'([^~'][^']*)'/g)].map((match) => match[1]!))],
    hints: problems.map((code) => hint(code, 0, q.length)),
  };
}
