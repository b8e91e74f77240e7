// Writes one field of many cards at once, each with its line of history.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardType } from './card-shape.ts';
import type { ChangeCause } from './queries.ts';

/** A field that acts on many cards write, by its name in the contract, and the column behind it. */
export const columnsOfMany = {
  responsibleId: 'responsible_id',
  relationId: 'relation_id',
  stage: 'stage',
  tags: 'tag_ids',
  binned: 'binned_at',
} as const;
export type FieldOfMany = keyof typeof columnsOfMany;

interface ManyWrite {
  type: CardType;
  /** Locked by the caller. */
  ids: string[];
  field: FieldOfMany;
  column: (typeof columnsOfMany)[FieldOfMany];
  /** SQL over the card's columns, and over `given` where that is said. */
  value: RawBuilder<unknown>;
  /** More columns to set: SQL beginning with a comma. */
  also?: RawBuilder<unknown>;
  /** SQL beginning with a comma: rows (id, …) by `given` that `value` draws on. */
  given?: RawBuilder<unknown>;
  cause: ChangeCause;
}

/** @returns the ids of cards in which something changed */
export async function writeFieldOfMany(db: Kysely<Database>, write: ManyWrite): Promise<string[]> {
  const { type, ids, field, cause } = write;
  if (ids.length === 0) return [];
  const table = sql.table(type === 'contact' ? 'contacts' : 'companies');
  const column = sql.ref(write.column);
  // As history has it: ids as text, tags by name, the bin as yes or no.
  const value = (of: string) => {
    const it = sql.ref(`${of}.value`);
    if (field === 'tags')
      return sql`to_jsonb(array(select t.name from unnest(${it}) with ordinality as y (id, n) join tags t on t.id = y.id order by y.n))`;
    if (field === 'binned') return sql`to_jsonb(${it} is not null)`;
    return sql`coalesce(to_jsonb(${it}::text), 'null')`;
  };
  const { rows } = await sql<{ id: string }>`
    with before as materialized (
      select id, ${column} as value from ${table} where id = any(${ids}::bigint[])
    ), written as (
      update ${table} set ${column} = ${write.value}, revision = revision + 1, updated_at = now() ${write.also ?? sql``}
      ${write.given ?? sql``}
      where ${write.given ? sql`${table}.id = given.id and` : sql``} ${table}.id = any(${ids}::bigint[])
        and ${column} is distinct from (${write.value})
      returning ${table}.id, ${column} as value, revision
    )
    insert into card_changes (record_type, record_id, revision, field, before, after, act, act_id, made_by, user_id)
    select ${type}, w.id, w.revision, ${field}, ${value('b')}, ${value('w')}, ${cause.act}, ${cause.actId ?? null}::bigint,
      ${cause.by}, ${cause.userId}::bigint
    from written w join before b using (id) order by w.id
    returning record_id as id`.execute(db);
  return rows.map(({ id }) => id);
}
