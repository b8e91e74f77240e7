// The history of one card and of those that were merged into it, newest first, with names for what its values refer to.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Moment, UserRef } from '../refs.ts';
import type { CardRef } from './card-shape.ts';
import { mustSeeCard } from './visible-cards.ts';

export interface CardChange {
  id: string;
  at: Moment;
  field: string;
  act: string;
  madeBy: 'person' | 'itself' | 'import';
  by?: UserRef | undefined;
  /** As the contract has the field; ids as { id, name }, without a name where the viewer may not know it. */
  before: unknown;
  after: unknown;
  /** Nothing newer has touched the field, so that undoing writes the former value back. */
  newest: boolean;
  undoneAt?: Moment | undefined;
  /** The change is another card's, which was merged into this one since. */
  from?: { id: string; name: string } | undefined;
}

/** @throws ProductError `not-found` for a card the viewer may not see */
export async function listChanges(
  db: Kysely<Database>,
  viewer: Viewer,
  card: CardRef,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: CardChange[]; next?: string }> {
  await mustSeeCard(db, viewer, card);
  const before = cursor && /^\d{1,18}$/.test(cursor) ? cursor : null;
  const { rows } = await sql<{
    id: string;
    at: Date;
    field: string;
    act: string;
    made_by: CardChange['madeBy'];
    user_id: string | null;
    user_name: string | null;
    before: unknown;
    after: unknown;
    newest: boolean;
    undone_at: Date | null;
    from_id: string | null;
    from_name: string | null;
  }>`
    with recursive own as (
      select ${card.id}::bigint as id, null::text as name
      union all
      -- A card that made itself is known by its mail alone: nobody is told of it by another's history.
      select c.id, c.name from ${sql.table(card.type === 'contact' ? 'contacts' : 'companies')} c
        join own on c.merged_into = own.id where c.made_by <> 'itself'
    )
    select h.id, h.at, h.field, h.act, h.made_by, u.id as user_id, u.name as user_name, h.before, h.after, h.undone_at,
      own.name is null and not exists (select 1 from card_changes n where n.record_type = h.record_type
        and n.record_id = h.record_id and n.field = h.field and n.id > h.id) as newest,
      case when own.name is not null then own.id end as from_id, own.name as from_name
    from own join card_changes h on h.record_id = own.id left join users u on u.id = h.user_id
    where h.record_type = ${card.type} and (${before}::bigint is null or h.id < ${before}::bigint)
    order by h.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const names = await namesOf(
    db,
    viewer,
    page.flatMap((row) => [
      { field: row.field, id: row.before },
      { field: row.field, id: row.after },
    ]),
  );
  const shown = (field: string, value: unknown) =>
    typeof value === 'string' && references[field]
      ? (names.get(`${references[field]} ${value}`) ?? { id: value })
      : value;
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      field: row.field,
      act: row.act,
      madeBy: row.made_by,
      ...(row.user_id ? { by: { id: row.user_id, name: row.user_name! } } : {}),
      before: shown(row.field, row.before) ?? null,
      after: shown(row.field, row.after) ?? null,
      newest: row.newest,
      ...(row.undone_at ? { undoneAt: row.undone_at.toISOString() } : {}),
      ...(row.from_id ? { from: { id: row.from_id, name: row.from_name! } } : {}),
    })),
    ...(rows.length > limit ? { next: page.at(-1)!.id } : {}),
  };
}

/** Fields whose values are ids: of what. */
const references: Record<string, 'company' | 'user' | 'relation'> = {
  companyId: 'company',
  parentId: 'company',
  responsibleId: 'user',
  relationId: 'relation',
};

async function namesOf(
  db: Kysely<Database>,
  viewer: Viewer,
  values: { field: string; id: unknown }[],
): Promise<Map<string, { id: string; name: string; key?: string }>> {
  const ids = (of: string) => [
    ...new Set(
      values.flatMap(({ field, id }) => (references[field] === of && typeof id === 'string' ? [id] : [])),
    ),
  ];
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ of: string; id: string; name: string; key: string }>`
    select 'company' as of, o.id, o.name, '' as key from companies o
      where o.id = any(${ids('company')}::bigint[]) and ${companyIsVisible(audiences)}
    union all select 'user', id, name, '' from users where id = any(${ids('user')}::bigint[])
    union all select 'relation', id, name, key from relations where id = any(${ids('relation')}::bigint[])`.execute(
    db,
  );
  return new Map(
    rows.map(({ of, id, name, key }) => [
      `${of} ${id}`,
      of === 'relation' ? { id, name, key } : { id, name },
    ]),
  );
}
