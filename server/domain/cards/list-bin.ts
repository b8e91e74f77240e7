// What lies in the bin: the cards a viewer may see, who put them there, and when they go for good.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import type { Moment, RecordRef, UserRef } from '../refs.ts';

/** Days a card stays in the bin. */
export const daysInBin = 30;

export interface BinnedCard extends RecordRef {
  at: Moment;
  by?: UserRef | undefined;
  goesAt: Moment;
}

/** The newest first. */
export async function listBin(
  db: Kysely<Database>,
  viewer: Viewer,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: BinnedCard[]; next?: string }> {
  const audiences = await readableAudiences(db, viewer);
  const from = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (contact|company) (\d{1,18})$/.exec(cursor ?? '');
  if (cursor && !from)
    throw new ProductError(
      'invalid',
      'This list has no such page. Open it again from the top.',
      'bad-cursor',
    );
  const behind = from
    ? sql`where (at, type, id) < (${from[1]}::timestamptz, ${from[2]}::text, ${from[3]}::bigint)`
    : sql``;
  const { rows } = await sql<{
    type: 'contact' | 'company';
    id: string;
    name: string;
    at: Date;
    user_id: string | null;
    user_name: string | null;
  }>`
    with binned as (
      select 'contact' as type, c.id, c.name, c.binned_at as at, c.binned_by from contacts c
        where c.binned_at is not null and c.merged_into is null and ${contactIsVisible(audiences)}
      union all
      select 'company', o.id, o.name, o.binned_at, o.binned_by from companies o
        where o.binned_at is not null and o.merged_into is null and ${companyIsVisible(audiences)}
    )
    select type, x.id, x.name, at, u.id as user_id, u.name as user_name
    from (select * from binned ${behind} order by at desc, type desc, id desc limit ${limit + 1}) x
      left join users u on u.id = x.binned_by
    order by at desc, type desc, x.id desc`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      type: row.type,
      id: row.id,
      name: row.name,
      at: row.at.toISOString(),
      goesAt: new Date(row.at.getTime() + daysInBin * 86_400_000).toISOString(),
      ...(row.user_id ? { by: { id: row.user_id, name: row.user_name! } } : {}),
    })),
    ...(rows.length > limit && last ? { next: `${last.at.toISOString()} ${last.type} ${last.id}` } : {}),
  };
}
