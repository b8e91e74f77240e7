// Shows what a query found as conversations, each at its newest hit.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Position, readPosition, writePosition } from '../conversations/list-position.ts';
import type { Person } from '../refs.ts';
import { type Collected, collectHits } from './collect-hits.ts';
import { describeHits } from './describe-hits.ts';
import { hitsInConversations } from './hits-in-conversations.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import { planFound } from './plan-found.ts';
import { type Hint, hint } from './query/hint.ts';
import type { Found, FoundConversation } from './search-hit.ts';

export interface FoundConversations {
  items: FoundConversation[];
  next?: string;
  words: string[];
  hints: Hint[];
}

// Hits read for one page; where long conversations take them all, the page is short and the next goes on.
const stepsAtMost = 8;

/**
 * One page of conversations, newest hit first. The cursor is the newest hit of the last conversation shown; later hits
 * of conversations shown before are passed over.
 */
export async function searchConversations(
  db: Kysely<Database>,
  viewer: Viewer,
  input: { q: string; cursor?: string | undefined; limit: number },
): Promise<FoundConversations> {
  const start = readPosition(input.cursor);
  const size = input.limit * 4;
  const { plan, ...first } = await planFound(db, viewer, input.q, { from: start, limit: size });
  const heads: Found[] = [];
  const counts = new Map<string, number>();
  let collected: Collected = first;
  let position = start;
  for (let step = 0; step < stepsAtMost; step++) {
    if (step > 0) collected = await collectHits(db, plan, { from: position, limit: size });
    const fresh = [...new Set(collected.hits.map((hit) => hit.conversation_id))].filter(
      (id) => !counts.has(id),
    );
    for (const { head, count } of await hitsInConversations(db, plan, fresh)) {
      counts.set(head.conversation_id, count);
      if (isBehind(head, start)) heads.push(head);
    }
    const last = collected.hits.at(-1);
    if (last) position = positionOf(last);
    if (heads.length > input.limit || collected.complete || collected.hits.length < size) break;
  }
  heads.sort((a, b) => (isBehind(a, positionOf(b)) ? 1 : -1));
  const page = heads.slice(0, input.limit);
  const isFull = heads.length > input.limit;
  const more = isFull || (!collected.complete && !collected.stopped);
  const { items, words } = await describe(db, plan, page, counts);
  return {
    items,
    ...(more ? { next: writePosition(isFull ? positionOf(page.at(-1)!) : position) } : {}),
    words,
    hints: [...plan.hints, ...(collected.stopped ? [hint('too-common', 0, input.q.length)] : [])],
  };
}

const positionOf = (hit: Found): Position => ({ lastAt: hit.sent_at.toISOString(), id: hit.message_id });

function isBehind(hit: Found, position: Position): boolean {
  if (position.lastAt === 'infinity') return true;
  const at = new Date(position.lastAt).getTime();
  const time = hit.sent_at.getTime();
  return time < at || (time === at && BigInt(hit.message_id) < BigInt(position.id));
}

async function describe(
  db: Kysely<Database>,
  plan: SearchPlan,
  page: Found[],
  counts: Map<string, number>,
): Promise<{ items: FoundConversation[]; words: string[] }> {
  const { items: hits, words } = await describeHits(db, plan, page);
  const people = await sendersOf(
    db,
    plan,
    page.map((hit) => hit.conversation_id),
  );
  const items = hits.map((hit) => ({
    id: hit.conversationId,
    messageId: hit.id,
    subject: hit.subject,
    snippet: hit.snippet,
    lastAt: hit.sentAt,
    count: counts.get(hit.conversationId) ?? 1,
    people: people.get(hit.conversationId) ?? [hit.from],
    customers: hit.customers,
    where: hit.where,
  }));
  return { items, words };
}

/** At most five a conversation, of readable mail, who wrote last first. */
async function sendersOf(
  db: Kysely<Database>,
  plan: SearchPlan,
  ids: string[],
): Promise<Map<string, Person[]>> {
  const { rows } = await sql<{ conversation_id: string; name: string; address: string }>`
    select conversation_id, name, from_address as address from (
      select m.conversation_id, m.from_address, (array_agg(m.from_name order by m.sent_at desc))[1] as name,
        row_number() over (partition by m.conversation_id order by max(m.sent_at) desc) as rank
      from messages m where m.conversation_id = any(${ids}::bigint[]) and m.audience_id = any(${plan.readable}::bigint[])
      group by m.conversation_id, m.from_address
    ) ranked where rank <= 5 order by conversation_id, rank`.execute(db);
  return new Map(
    [...Map.groupBy(rows, (row) => row.conversation_id)].map(([id, all]) => [
      id,
      all.map(({ name, address }) => ({ name, address })),
    ]),
  );
}
