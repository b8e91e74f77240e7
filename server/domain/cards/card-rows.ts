// What a row of every list of cards shows, read for the ids of one page.
import { sql } from 'kysely';
import type { CardRow, CardType, Stage } from './card-shape.ts';
import { tagNames } from './tags.ts';

/** What `rowFacts` selects. */
export interface RowFacts {
  id: string;
  name: string;
  stage: Stage;
  made_by: CardRow['madeBy'];
  created_at: Date;
  tags: string[];
  phone: string;
  relation_id: string | null;
  relation_key: string | null;
  relation_name: string | null;
  user_id: string | null;
  user_name: string | null;
}

/** SQL: columns of a row `as` with its user `u` and relation `r` joined. */
export function rowFacts(type: CardType, as: 'c' | 'o') {
  const row = (column: string) => sql.ref(`${as}.${column}`);
  return sql<RowFacts>`${row('id')}, ${row('name')}, ${row('stage')}, ${row('made_by')}, ${row('created_at')},
    ${tagNames(`${as}.tag_ids`)} as tags, coalesce((select p.written from card_phones p
      where p.record_type = ${type} and p.record_id = ${row('id')} order by p.position limit 1), '') as phone,
    r.id as relation_id, r.key as relation_key, r.name as relation_name, u.id as user_id, u.name as user_name`;
}

/** @param lastMailAt ISO 8601 */
export function shownRow(row: RowFacts, lastMailAt: string | undefined): CardRow {
  return {
    id: row.id,
    name: row.name,
    stage: row.stage,
    tags: row.tags,
    phone: row.phone,
    madeBy: row.made_by,
    createdAt: row.created_at.toISOString(),
    ...(row.user_id ? { responsible: { id: row.user_id, name: row.user_name! } } : {}),
    ...(row.relation_id
      ? { relation: { id: row.relation_id, key: row.relation_key!, name: row.relation_name! } }
      : {}),
    ...(lastMailAt ? { lastMailAt } : {}),
  };
}
