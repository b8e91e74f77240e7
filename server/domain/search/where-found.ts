// Tells where in each mail the words stood, by the weights of their positions, and cuts the text around the first.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { SearchPlan } from './plan-query.ts';
import type { Found, Where } from './search-hit.ts';

export interface Place {
  where: Where[];
  /** The text around the first word; undefined where the mail's beginning does. */
  snippet: string | undefined;
}

/** By message id; what cannot be told (a query without words) is missing. */
export async function whereFound(
  db: Kysely<Database>,
  plan: SearchPlan,
  page: Found[],
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  if (plan.words.length === 0) return places;
  const any = (weight: string) =>
    plan.words
      .map((word) => (word.endsWith('*') ? `'${word.slice(0, -1)}':*${weight}` : `'${word}':${weight}`))
      .join(' | ');
  const { rows } = await sql<{
    id: string;
    subject: boolean;
    address: boolean;
    file: boolean;
    body: boolean;
  }>`
    select w.message_id as id, w.words @@ ${any('A')}::tsquery as subject, w.words @@ ${any('B')}::tsquery as address,
      w.words @@ ${any('C')}::tsquery as file, w.words @@ ${any('D')}::tsquery as body
    from unnest(${page.map((each) => each.conversation_id)}::bigint[], ${page.map((each) => each.message_id)}::bigint[])
        as f (conversation_id, message_id) join message_words w using (conversation_id, message_id)`.execute(
    db,
  );
  for (const row of rows) {
    const where: Where[] = [];
    if (row.subject) where.push({ what: 'subject' });
    if (row.body) where.push({ what: 'body' });
    if (row.address) where.push({ what: 'address' });
    if (row.file) where.push({ what: 'attachment' });
    places.set(row.id, { where, snippet: undefined });
  }
  return places;
}
