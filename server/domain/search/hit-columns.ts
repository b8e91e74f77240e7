// What all queries for hits have in common: the columns, the order, whose mail, and behind which hit.
import { sql } from 'kysely';
import type { Position } from '../conversations/list-position.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found } from './search-hit.ts';

export const columns = sql`w.conversation_id, w.message_id, w.sent_at, w.audience_id`;
export const inOrder = sql`order by w.sent_at desc, w.message_id desc`;

export const isReadable = (plan: SearchPlan, row: 'w' | 't' = 'w') =>
  sql`${sql.ref(`${row}.audience_id`)} = any(${plan.audiences}::bigint[])`;

export const isBehind = (from: Position, row: 'w' | 't' = 'w') =>
  from.lastAt === 'infinity'
    ? sql`true`
    : sql`(${sql.ref(`${row}.sent_at`)}, ${sql.ref(`${row}.message_id`)}) < (${from.lastAt}::timestamptz, ${from.id}::bigint)`;

/** `offset 0` holds the order: rows are looked at newest first, and no further than the page needs. */
export const itsMessage = sql`cross join lateral (
  select * from messages m where m.conversation_id = w.conversation_id and m.id = w.message_id offset 0) m`;

/** Each once. */
export function newestFirst(found: Found[]): Found[] {
  const distinct = new Map(found.map((hit) => [hit.message_id, hit]));
  return [...distinct.values()].sort(
    (a, b) =>
      b.sent_at.getTime() - a.sent_at.getTime() || (BigInt(a.message_id) < BigInt(b.message_id) ? 1 : -1),
  );
}
