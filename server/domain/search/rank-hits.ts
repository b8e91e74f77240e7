// Sorts the newest hits by how much a mail is about the words: the subject weighs most, then people, then files' names.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { readPosition } from '../conversations/list-position.ts';
import { ProductError } from '../problem.ts';
import { describeHits } from './describe-hits.ts';
import { anyWanted, type SearchPlan } from './plan/plan-query.ts';
import { planFound } from './plan-found.ts';
import { hint } from './query/hint.ts';
import type { Found } from './search-hit.ts';
import type { SearchInput, SearchResult } from './search-messages.ts';

const weighedAtMost = 1000;

/** A page by relevance among the newest 1,000 hits; a hint says when there are more. */
export async function byRelevance(
  db: Kysely<Database>,
  viewer: Viewer,
  { q, cursor, limit }: SearchInput,
): Promise<SearchResult> {
  const { plan, hits, complete, stopped } = await planFound(db, viewer, q, {
    from: readPosition(undefined),
    limit: weighedAtMost,
  });
  const start = readStart(cursor);
  const ranked = await rank(db, plan, hits);
  const { items, words } = await describeHits(db, plan, ranked.slice(start, start + limit));
  return {
    items,
    ...(start + limit < ranked.length ? { next: `r${start + limit}` } : {}),
    total: { count: hits.length, capped: !complete },
    words,
    hints: [
      ...plan.hints,
      ...(complete ? [] : [hint('relevance-of-newest', 0, q.length, { count: hits.length })]),
      ...(stopped ? [hint('too-common', 0, q.length)] : []),
    ],
  };
}

function readStart(cursor: string | undefined): number {
  if (!cursor) return 0;
  const start = /^r(\d{1,4})$/.exec(cursor)?.[1];
  if (start === undefined)
    throw new ProductError(
      'invalid',
      'This list has no such page. Open it again from the top.',
      'bad-cursor',
    );
  return Number(start);
}

async function rank(db: Kysely<Database>, plan: SearchPlan, hits: Found[]): Promise<Found[]> {
  const any = anyWanted(plan);
  if (any === '' || hits.length === 0) return hits;
  const { rows } = await sql<{ id: string; rank: number }>`
    select w.message_id as id, ts_rank('{0.1, 0.3, 0.4, 1.0}', w.words, ${any}::tsquery, 1) as rank
    from unnest(${hits.map((hit) => hit.conversation_id)}::bigint[], ${hits.map((hit) => hit.message_id)}::bigint[])
      as f (conversation_id, message_id) join message_words w using (conversation_id, message_id)`.execute(
    db,
  );
  const ranks = new Map(rows.map((row) => [row.id, row.rank]));
  // The newer of two that weigh the same comes first: hits come in that order, and sorting keeps it.
  return hits.toSorted((a, b) => (ranks.get(b.message_id) ?? 0) - (ranks.get(a.message_id) ?? 0));
}
