// What a list of cards is narrowed by, as SQL conditions; mail counts only where the viewer may read it.
import { type RawBuilder, sql } from 'kysely';
import { linkIsVisible } from '../access/link-is-visible.ts';
import type { Card, CardType, Stage } from './card-shape.ts';
import { as } from './visible-cards.ts';

/** What is left out narrows nothing. */
export interface CardFilter {
  /** An id, or `none`. */
  relation?: string | undefined;
  stage?: Exclude<Stage, ''> | 'none' | undefined;
  /** Ids; cards that have them all. */
  tags?: string[] | undefined;
  /** An id, or `none`. */
  responsible?: string | undefined;
  madeBy?: Card['madeBy'] | undefined;
  /** ISO 8601: mail has come or gone since. */
  mailSince?: string | undefined;
  /** ISO 8601: no mail has come or gone since, or none ever. */
  quietSince?: string | undefined;
}

/** SQL beginning with `and`, over a contact `c` with its company `o`, or a company `o`. */
export function narrowedBy(type: CardType, audiences: string[], filter: CardFilter): RawBuilder<unknown> {
  const card = as(type);
  const responsible =
    type === 'contact' ? sql`coalesce(c.responsible_id, o.responsible_id)` : sql`o.responsible_id`;
  const mail = (since: string) => sql`exists (
    select 1 from links l join conversation_audiences ca on ca.conversation_id = l.conversation_id
    where l.record_type = ${type} and l.record_id = ${card}.id and l.undone_at is null and ca.mailbox_id = 0
      and ca.box = 'all' and ca.audience_id = any(${audiences}::bigint[]) and ca.last_at >= ${since}::timestamptz
      and ${linkIsVisible(audiences)} offset 0)`;
  const conditions = [
    filter.relation && oneOrNone(sql`${card}.relation_id`, filter.relation),
    filter.stage && sql`${card}.stage = ${filter.stage === 'none' ? '' : filter.stage}`,
    filter.tags && filter.tags.length > 0 && sql`${card}.tag_ids @> ${filter.tags}::bigint[]`,
    filter.responsible && oneOrNone(responsible, filter.responsible),
    filter.madeBy && sql`${card}.made_by = ${filter.madeBy}`,
    filter.mailSince && mail(filter.mailSince),
    filter.quietSince && sql`not ${mail(filter.quietSince)}`,
  ].filter((one) => one !== undefined && one !== '' && one !== false);
  return sql.join(
    conditions.map((one) => sql`and ${one as RawBuilder<unknown>}`),
    sql` `,
  );
}

const oneOrNone = (column: RawBuilder<unknown>, wanted: string): RawBuilder<unknown> =>
  wanted === 'none' ? sql`${column} is null` : sql`${column} = ${wanted}::bigint`;
