// Finds the card an old address leads to, after merges.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardType } from '../cards/card-shape.ts';

/** The card that holds what this one held; itself when it was merged into none. Whether it may be seen is asked of it. */
export async function keptCard(db: Kysely<Database>, type: CardType, id: string): Promise<string> {
  const table = sql.table(type === 'contact' ? 'contacts' : 'companies');
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into, 0 as step from ${table} where id = ${id}::bigint
      union all select c.id, c.merged_into, step + 1 from ${table} c join chain on c.id = chain.merged_into where step < 100
    )
    select id from chain where merged_into is null limit 1`.execute(db);
  return rows[0]?.id ?? id;
}
