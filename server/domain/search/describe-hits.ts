// What a search shows of each mail it found.
import { type Kysely, sql } from 'kysely';
import { beside } from '../../database/beside.ts';
import type { Database } from '../../database/schema.ts';
import { readRecords } from '../conversations/describe-conversations.ts';
import { plainBeginning, WantedWords } from './found-words.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import type { Found, SearchHit } from './search-hit.ts';
import { whereFound } from './where-found.ts';

interface Row {
  id: string;
  conversation_id: string;
  message_id: string;
  language: string;
  subject: string;
  snippet: string;
  sent_at: Date;
  from_name: string;
  from_address: string;
  direction: SearchHit['direction'];
  kind: SearchHit['kind'];
  attachments: number;
}

export interface Described {
  items: SearchHit[];
  /** Folded words of what is shown that made it a hit. */
  words: string[];
}

/** Describes hits in their order. */
export async function describeHits(
  db: Kysely<Database>,
  plan: SearchPlan,
  page: Found[],
): Promise<Described> {
  if (page.length === 0) return { items: [], words: [] };
  const wanted = new WantedWords(plan.wanted);
  const [customers, [rows, places]] = await beside(
    db,
    () => readRecords(db, [...new Set(page.map((each) => each.conversation_id))], plan.readable),
    async () => {
      const shown = await readRows(db, page);
      return [shown, await whereFound(db, plan, wanted, shown)] as const;
    },
  );
  const items = rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    subject: row.subject,
    snippet: places.get(row.id)?.snippet ?? plainBeginning(row.snippet),
    sentAt: row.sent_at.toISOString(),
    from: { name: row.from_name, address: row.from_address },
    direction: row.direction,
    kind: row.kind,
    attachments: row.attachments,
    customers: customers.get(row.conversation_id) ?? [],
    where: places.get(row.id)?.where ?? [],
  }));
  const words = items.flatMap(({ subject, snippet, from, where }, at) =>
    [subject, snippet, from.name, ...where.map(({ name }) => name ?? '')].flatMap((text) =>
      wanted.in(text, 20, rows[at]!.language).map(({ word }) => word),
    ),
  );
  return { items, words: [...new Set(words)].slice(0, 200) };
}

/** In the order of the page. */
async function readRows(db: Kysely<Database>, page: Found[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.conversation_id, m.message_id, m.language, m.subject, m.snippet, m.sent_at, m.from_name, m.from_address,
      m.direction, m.kind, m.attachment_count::int as attachments
    from unnest(${page.map((each) => each.conversation_id)}::bigint[], ${page.map((each) => each.message_id)}::bigint[])
        with ordinality as f (conversation_id, id, position)
      join messages m on m.conversation_id = f.conversation_id and m.id = f.id
    order by f.position`.execute(db);
  return rows;
}
