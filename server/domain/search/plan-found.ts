// Plans a query and collects its hits; where nothing is found, once more with names that differ by a letter.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Collected, type Collecting, collectHits } from './collect-hits.ts';
import { planQuery, type SearchPlan } from './plan/plan-query.ts';

export type PlanFound = Collected & { plan: SearchPlan };

/** The newest hits, with the plan that found them; its hint `spelling` says what was looked for instead. */
export async function planFound(
  db: Kysely<Database>,
  viewer: Viewer,
  q: string,
  collecting: Collecting,
): Promise<PlanFound> {
  const plan = await planQuery(db, viewer, q);
  const collected = await collectHits(db, plan, collecting);
  // Later pages of what was found by another spelling go on with it.
  const isEmpty = collected.hits.length === 0 && !collected.stopped;
  if (!isEmpty || plan.wanted.length === 0) return { plan, ...collected };
  const other = await planQuery(db, viewer, q, { forgiving: true });
  if (!other.hints.some(({ code }) => code === 'spelling')) return { plan, ...collected };
  const found = await collectHits(db, other, collecting);
  return found.hits.length > 0 ? { plan: other, ...found } : { plan, ...collected };
}
